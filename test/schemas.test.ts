import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { schemas } from '../scripts/schemas-entry.ts'

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'schemas')

test.each(Object.entries(schemas))('schemas/%s is what the code says (npm run schemas)', (name, schema) => {
  expect(JSON.parse(readFileSync(join(folder, name), 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)))
})

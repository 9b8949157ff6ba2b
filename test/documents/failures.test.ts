import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { causes } from '../../src/diagnosis/index.ts'

const path = join(import.meta.dirname, '../../docs/failures.md')
const [begin, end] = ['<!-- causes -->\n', '<!-- /causes -->']

test('docs/failures.md lists the causes that are known', () => {
  const [before = '', rest = ''] = readFileSync(path, 'utf8').split(begin)
  const [table = '', after = ''] = rest.split(end)
  const rows = causes.map(({ code, heals, source }) => `| \`${code}\` | ${heals ? 'perhaps' : 'no'} | ${source} |`)
  const now = ['| cause | heals | source |', '|---|---|---|', ...rows, ''].join('\n')
  if (process.env['UPDATE_DOCUMENTS']) writeFileSync(path, `${before}${begin}${now}${end}${after}`)
  else expect(table, 'npm run docs:update').toBe(now)
})

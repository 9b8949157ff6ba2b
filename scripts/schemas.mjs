// Writes the published JSON Schemas of the files that people write: `npm run schemas`. A test holds them to the code.
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const file = join(root, 'dist', 'schemas.mjs')
const bundle = await rolldown({
  input: join(root, 'scripts', 'schemas-entry.ts'),
  platform: 'node',
  external: [/^rolldown/],
})
await bundle.write({ file, format: 'esm', codeSplitting: false })
await bundle.close()
const { schemas } = await import(pathToFileURL(file).href)
for (const [name, schema] of Object.entries(schemas))
  await writeFile(join(root, 'schemas', name), `${JSON.stringify(schema, null, 2)}\n`)

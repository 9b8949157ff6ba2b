// Builds the GitHub Action: its entry and the program in one folder, action/dist, which the release puts on the tag. Nothing is downloaded
// when it runs. `--out DIR` builds elsewhere.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { rolldown } from 'rolldown'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const { values: flags } = parseArgs({ options: { out: { type: 'string' } } })
const out = resolve(flags.out ?? join(root, 'action', 'dist'))

rmSync(out, { recursive: true, force: true })
const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), '--cli', '--out', out], {
  stdio: 'inherit',
})
if (status !== 0) process.exit(status ?? 1)
const bundle = await rolldown({ input: join(root, 'action/main.ts'), platform: 'node', logLevel: 'warn' })
await bundle.write({ file: join(out, 'main.cjs'), format: 'cjs', codeSplitting: false, minify: false })
await bundle.close()

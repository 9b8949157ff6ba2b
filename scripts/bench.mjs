// Bundles one file of bench/ and runs it: `node scripts/bench.mjs product`. Node 20 runs no TypeScript by itself.
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const name = process.argv[2] ?? 'product'
const file = join(root, 'dist', 'bench', `${name}.mjs`)
const bundle = await rolldown({
  input: join(root, 'bench', `${name}.ts`),
  platform: 'node',
  external: [/^@aws-sdk\//],
  moduleTypes: { '.md': 'text' },
})
await bundle.write({ file, format: 'esm', codeSplitting: false })
await bundle.close()

// With it set, Node 20 reads the whole certificate file at every start, and every ratio would be wrong.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env
const { status } = spawnSync(process.execPath, [file, ...process.argv.slice(3)], { cwd: root, env, stdio: 'inherit' })
process.exit(status ?? 1)

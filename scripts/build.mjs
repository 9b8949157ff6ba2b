// Bundles the command line: CommonJS, split by command. A static ESM import of node:http costs 25 to 30 ms on Node 22 and newer,
// and everything that a command does not use stays in chunks that are never read.
import { chmod, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const out = join(root, 'dist')

await rm(out, { recursive: true, force: true })
const bundle = await rolldown({
  input: { ristretto: join(root, 'src/main.ts') },
  platform: 'node',
  // The ES sources of the AWS SDK's foundations bundle to little more than half of their CommonJS builds.
  resolve: { mainFields: ['module', 'main'] },
  logLevel: 'warn',
})
await bundle.write({
  dir: out,
  format: 'cjs',
  entryFileNames: '[name].cjs',
  chunkFileNames: 'chunks/[name]-[hash].cjs',
  // An import() of a built-in module starts the ES module loader even in a CommonJS bundle; require() does not.
  dynamicImportInCjs: false,
  minify: { mangle: false, compress: true, codegen: true },
  sourcemap: false,
  banner: (chunk) => (chunk.isEntry ? '#!/usr/bin/env node' : ''),
})
await bundle.close()
await chmod(join(out, 'ristretto.cjs'), 0o755)

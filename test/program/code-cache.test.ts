import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

// The code cache that the build keeps beside the program, in a copy of the built program that a test may damage.
const root = join(import.meta.dirname, '../..')
const copy = mkdtempSync(join(tmpdir(), 'ristretto-code-cache-test-'))
const line = process.versions.node.startsWith('20.') ? '20' : process.versions.node
const folder = join(copy, 'code-cache', `node-${line}-${process.platform}-${process.arch}`)
const spy = join(copy, 'spy.cjs')

beforeAll(() => {
  for (const part of ['ristretto.cjs', 'chunks', 'code-cache'])
    cpSync(join(root, 'dist', part), join(copy, part), { recursive: true })
  // Tells at the end of each script whether V8 refused its cache.
  writeFileSync(
    spy,
    `const vm = require('node:vm')
     const seen = {}
     vm.Script = class extends vm.Script {
       constructor(source, options) {
         super(source, options)
         seen[options.filename] = this.cachedDataRejected
       }
     }
     process.on('exit', () => require('node:fs').writeSync(2, JSON.stringify(seen)))`,
  )
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

/** What `render config` prints, and for each script whether V8 refused its cache. */
function render(): { readonly output: string; readonly refused: Readonly<Record<string, boolean>> } {
  const project = join(root, 'examples/hello/ecspresso.yml')
  const argv = ['-r', spy, join(copy, 'ristretto.cjs'), 'render', 'config', '--config', project]
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '' },
  })
  expect(status).toBe(0)
  return { output: stdout, refused: JSON.parse(stderr) }
}

test('V8 takes what was kept of the chunks that a command reads', () => {
  const { output, refused } = render()
  expect(output).toContain('service: hello\n')
  expect(Object.keys(refused).length).toBeGreaterThan(3)
  expect(Object.values(refused)).not.toContain(true)
})

test('what is kept belongs to a chunk, and tells of no folder of the machine that built', () => {
  const kept = readdirSync(folder)
  expect(kept.length).toBeGreaterThan(10)
  expect(readdirSync(join(copy, 'chunks'))).toEqual(expect.arrayContaining(kept))
  for (const name of kept) expect(readFileSync(join(folder, name)).includes(root)).toBe(false)
})

test.each<readonly [what: string, damage: (kept: Buffer) => Uint8Array]>([
  ['of another engine', () => Buffer.from('made by another engine, in another form')],
  ['empty', () => Buffer.alloc(0)],
  ['cut short', (kept) => kept.subarray(0, kept.length >> 1)],
])('a chunk is compiled as usual where its cache is %s', (_, damage) => {
  const { output } = render()
  const kept = readdirSync(folder).map((name) => [join(folder, name), readFileSync(join(folder, name))] as const)
  for (const [path, bytes] of kept) writeFileSync(path, damage(bytes))
  const { output: same, refused } = render()
  for (const [path, bytes] of kept) writeFileSync(path, bytes)
  expect(same).toBe(output)
  expect(Object.values(refused)).not.toContain(false)
})

test('so is every chunk where the cache was made by another Node.js', () => {
  const { output } = render()
  expect(existsSync(folder)).toBe(true)
  rmSync(folder, { recursive: true })
  expect(render()).toEqual({ output, refused: {} })
})

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

// The built program and the code cache that the build keeps beside it. Built elsewhere than in dist, which others use meanwhile.

const root = join(import.meta.dirname, '..')
const dist = mkdtempSync(join(tmpdir(), 'ristretto-code-cache-test-'))
const folder = join(dist, 'code-cache', `${process.version}-${process.platform}-${process.arch}`)
const spy = join(dist, 'spy.cjs')

beforeAll(() => {
  execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs'), '--cli', '--out', dist])
  writeFileSync(
    spy,
    `const vm = require('node:vm')
     const seen = {}
     vm.Script = class extends vm.Script {
       constructor(source, options) {
         super(source, options)
         seen[require('node:path').basename(options.filename)] = this.cachedDataRejected ?? 'compiled'
       }
     }
     process.on('exit', () => require('node:fs').writeSync(2, JSON.stringify(seen)))`,
  )
})

afterAll(() => rmSync(dist, { recursive: true, force: true }))

/** What `render config` prints, and for each file of the bundle whether V8 refused its cache (`compiled`: it had none). */
function render(): { output: string; seen: Readonly<Record<string, boolean | 'compiled'>> } {
  const project = join(root, 'examples', 'web', 'ecspresso.yml')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['-r', spy, join(dist, 'ristretto.cjs'), 'render', 'config', '--config', project],
    { encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '' } },
  )
  expect(status).toBe(0)
  return { output: stdout, seen: JSON.parse(stderr) }
}

test('V8 takes what was kept of every file that a command reads', () => {
  const { output, seen } = render()
  expect(output).toContain('cluster: demo\nservice: web\n')
  expect(Object.keys(seen).length).toBeGreaterThan(3)
  expect(Object.values(seen).every((refused) => refused === false)).toBe(true)
})

test('everything kept belongs to a file of the bundle', () => {
  const kept = readdirSync(folder)
  expect(kept.length).toBeGreaterThan(20)
  expect(readdirSync(join(dist, 'chunks'))).toEqual(expect.arrayContaining(kept))
})

test('what V8 refuses is compiled, and so is everything where another Node.js built the program', () => {
  const { output } = render()
  for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'made by another engine')
  const refused = render()
  expect(refused.output).toBe(output)
  expect(Object.values(refused.seen).every((one) => one === true)).toBe(true)
  rmSync(folder, { recursive: true })
  expect(render()).toEqual({ output, seen: {} })
})

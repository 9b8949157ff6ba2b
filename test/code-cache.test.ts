import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

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

test('nothing kept tells of the machine that built', () => {
  for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name)).includes(dist)).toBe(false)
})

describe('is compiled as usual', () => {
  const damages: readonly (readonly [what: string, damage: (kept: Buffer) => Uint8Array])[] = [
    ['what another engine made', () => Buffer.from('made by another engine, in another form')],
    ['what is empty', () => Buffer.alloc(0)],
    ['what ends early', (kept) => kept.subarray(0, kept.length >> 1)],
    ['what has lost its end', (kept) => Buffer.from(kept).fill(0, kept.length >> 1)],
    // The code of the smallest file is shorter than a block.
    ['what has lost a block', (kept) => Buffer.from(kept).fill(0, 64, Math.min(64 + 512, kept.length))],
  ]

  test.each(damages)('%s', (_, damage) => {
    const { output } = render()
    const before = readdirSync(folder).map((name) => [join(folder, name), readFileSync(join(folder, name))] as const)
    for (const [path, kept] of before) writeFileSync(path, damage(kept))
    const after = render()
    for (const [path, kept] of before) writeFileSync(path, kept)
    expect(after.output).toBe(output)
    expect(Object.values(after.seen).every((one) => one === 'compiled')).toBe(true)
  })

  test('a file that was changed after the build, its length the same', () => {
    const chunks = join(dist, 'chunks')
    const name = readdirSync(chunks).find((one) => one.startsWith('version-')) ?? ''
    const text = readFileSync(join(chunks, name), 'utf8')
    writeFileSync(join(chunks, name), text.replace('0.1.0', '9.9.9'))
    const { stdout } = spawnSync(process.execPath, [join(dist, 'ristretto.cjs'), 'version'], { encoding: 'utf8' })
    writeFileSync(join(chunks, name), text)
    expect(stdout).toContain('9.9.9')
  })
})

test('so is everything where another Node.js built the program', () => {
  const { output } = render()
  rmSync(folder, { recursive: true })
  expect(render()).toEqual({ output, seen: {} })
})

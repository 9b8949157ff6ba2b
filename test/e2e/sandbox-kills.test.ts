/** Whatever write of a command in the sandbox is its last, by a kill or a full disk: nothing is lost, and nothing is left lying about. */
import * as nodeFiles from 'node:fs'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Files } from '../../src/app/index.ts'
import { createFiles } from '../../src/local/files.ts'
import { type Failing, failingDisk, Killed, testProcesses } from '../support/failing-disk.ts'
import { type Outcome, runTestCommand, testPorts } from '../support/test-ports.ts'
import { webProject } from './stage.ts'

const processes = testProcesses()

/** Runs a command line in a folder, as a process of its own. */
async function run(directory: string, line: string, files?: Files): Promise<Outcome> {
  const process = processes.start()
  try {
    const ports = { ...testPorts({ directory, env: {} }), files: files ?? createFiles(nodeFiles, process) }
    return await runTestCommand(line.split(' '), { ...ports, realNow: Date.now })
  } finally {
    process.end()
  }
}

let begun: string

/** A project in which `register --sandbox` was run once. */
beforeAll(async () => {
  begun = mkdtempSync(join(tmpdir(), 'ristretto-kills-'))
  for (const [name, content] of Object.entries(webProject)) nodeFiles.writeFileSync(join(begun, name), content)
  expect((await run(begun, 'register --sandbox')).exitCode).toBe(0)
}, 60_000)

afterAll(() => rmSync(begun, { recursive: true, force: true }))

/** Fails one operation of a second `register --sandbox`, then registers once more. Undefined where there are not so many operations. */
async function attempt(failing: Failing) {
  const directory = mkdtempSync(join(tmpdir(), 'ristretto-kill-'))
  try {
    cpSync(begun, directory, { recursive: true })
    const disk = failingDisk(failing)
    const process = processes.start()
    const first = await run(directory, 'register --sandbox', createFiles(disk, process)).catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error
      return undefined
    })
    process.end()
    if (!disk.failed()) return undefined
    const between = readdirSync(join(directory, '.ristretto'))
    const second = await run(directory, 'register --sandbox')
    const journal = await run(directory, 'sandbox journal')
    return { first, between, second, journal, left: readdirSync(join(directory, '.ristretto')).toSorted() }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

describe('a command in the sandbox', () => {
  test('that is killed at any of its writes leaves a state that the next one goes on with, and no file', async () => {
    const registered = new Set<string>()
    let at = 1
    for (let found = await attempt({ at, how: 'kill' }); found; found = await attempt({ at: ++at, how: 'kill' })) {
      const { second, left, journal } = found
      expect([at, second.exitCode, second.stderr]).toEqual([at, 0, expect.stringMatching(/registered web:[23]\n$/)])
      expect(second.stderr).not.toMatch(/warning|waiting/)
      expect([at, left]).toEqual([at, ['.gitignore', 'journal.jsonl', 'sandbox.json']])
      expect([at, journal.exitCode]).toEqual([at, 0])
      registered.add(second.stderr.match(/web:\d/)?.[0] ?? '')
    }
    expect(at).toBeGreaterThan(15)
    // Before the state is moved into place nothing has happened; after it, all has.
    expect(registered).toEqual(new Set(['web:2', 'web:3']))
  })

  test('for which there is no room at any of its writes does its work, says what is not kept, and leaves no file', async () => {
    let at = 1
    for (let found = await attempt({ at, how: 'full' }); found; found = await attempt({ at: ++at, how: 'full' })) {
      const { first, between, second, left } = found
      expect([at, first?.exitCode, first?.stderr]).toEqual([at, 0, expect.stringContaining('registered web:2\n')])
      expect([at, between.filter((name) => name.endsWith('.tmp'))]).toEqual([at, []])
      expect([at, second.exitCode, second.stderr]).toEqual([at, 0, expect.stringMatching(/registered web:[23]\n$/)])
      expect([at, left]).toEqual([at, ['.gitignore', 'journal.jsonl', 'sandbox.json']])
    }
    expect(at).toBeGreaterThan(10)
  })
})

describe('commands at once', () => {
  test('work one after the other, and say for whom they wait: no registration is lost', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'ristretto-at-once-'))
    try {
      cpSync(begun, directory, { recursive: true })
      const told = await Promise.all([1, 2, 3].map(() => run(directory, 'register --sandbox')))
      expect(told.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0])
      const words = told.map(({ stderr }) => stderr)
      expect(words.map((text) => text.match(/registered web:(\d)/)?.[1]).toSorted()).toEqual(['2', '3', '4'])
      expect(
        words.filter((text) => /waiting for `register` \(process \d+\), which works in the/.test(text)),
      ).toHaveLength(2)
      expect(existsSync(join(directory, '.ristretto', 'lock'))).toBe(false)
      expect((await run(directory, 'register --sandbox')).stderr).toContain('registered web:5')
    } finally {
      rmSync(directory, { recursive: true, force: true })
    }
  })

  test('a lock that is held on is told after ten minutes, and how to get rid of it', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'ristretto-held-'))
    try {
      cpSync(begun, directory, { recursive: true })
      const other = processes.start()
      await createFiles(nodeFiles, other).lock(join(directory, '.ristretto'), 'deploy', '2026-11-24T09:00:00.000Z')
      const told = await run(directory, 'register --sandbox')
      expect(told.stderr).toContain(
        `error: \`deploy\` (process ${other.pid}) has held the sandbox in ${directory}/.ristretto since 2026-11-24T09:00:00.000Z [SANDBOX_HELD]\n` +
          `hint: wait for it, or end it; where process ${other.pid} of here is gone, remove ${directory}/.ristretto/lock\n`,
      )
      expect(told.seconds).toBeCloseTo(600, -1)
      other.end()
      expect((await run(directory, 'register --sandbox')).exitCode).toBe(0)
    } finally {
      rmSync(directory, { recursive: true, force: true })
    }
  })

  test('a state of a later version is kept aside, and said to be one', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'ristretto-newer-'))
    try {
      cpSync(begun, directory, { recursive: true })
      const path = join(directory, '.ristretto', 'sandbox.json')
      const { snapshot } = JSON.parse(readFileSync(path, 'utf8'))
      const { createHash } = await import('node:crypto')
      const text = JSON.stringify({ ...snapshot, format: 9 })
      const sha256 = createHash('sha256').update(text).digest('hex')
      nodeFiles.writeFileSync(path, `{"sha256":"${sha256}","snapshot":${text}}\n`)
      const told = await run(directory, 'register --sandbox')
      expect(told.stderr).toContain(
        `warning: the sandbox's state cannot be read and is kept as ${path}.corrupt: the snapshot has format 9, which a later version wrote; this one reads 1 and 2; the sandbox starts anew\n`,
      )
      expect(told.stderr).toContain('registered web:1\n')
    } finally {
      rmSync(directory, { recursive: true, force: true })
    }
  })
})

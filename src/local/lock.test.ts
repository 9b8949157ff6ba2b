import * as nodeFiles from 'node:fs'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testProcesses } from '../../test/support/failing-disk.ts'
import { createLocks } from './lock.ts'
import { thisProcess } from './processes.ts'

const since = '2026-11-24T09:00:00.000Z'
const processes = testProcesses()
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a lock', () => {
  test('is had by one, who is named to the others, until it is released', async () => {
    const [first, second] = [processes.start(), processes.start()]
    const taken = await createLocks(nodeFiles, first).lock(folder, 'deploy', since)
    expect(await createLocks(nodeFiles, second).lock(folder, 'run', since)).toEqual({
      isTaken: false,
      holder: { host: 'here', pid: first.pid, began: `begin of ${first.pid}`, purpose: 'deploy', since },
    })
    expect(readdirSync(folder)).toEqual(['lock'])
    if (taken.isTaken) await taken.release()
    expect(readdirSync(folder)).toEqual([])
    expect((await createLocks(nodeFiles, second).lock(folder, 'run', since)).isTaken).toBe(true)
  })

  test('of a process that is gone is no obstacle, and what that left behind is removed', async () => {
    const [gone, next] = [processes.start(), processes.start()]
    await createLocks(nodeFiles, gone).lock(folder, 'deploy', since)
    writeFileSync(join(folder, `sandbox.json.${gone.pid}.tmp`), '{"ha')
    mkdirSync(join(folder, `lock.${gone.pid}-0a.json.tmp`))
    writeFileSync(join(folder, `sandbox.json.${next.pid}.tmp`), '{"')
    writeFileSync(join(folder, 'notes.123.tmp'), 'not ours')
    gone.end()
    expect((await createLocks(nodeFiles, next).lock(folder, 'run', since)).isTaken).toBe(true)
    expect(readdirSync(folder).toSorted()).toEqual(['lock', 'notes.123.tmp', `sandbox.json.${next.pid}.tmp`])
  })

  test.each([
    ['empty', () => mkdirSync(join(folder, 'lock'))],
    [
      'damaged',
      () => {
        mkdirSync(join(folder, 'lock'))
        writeFileSync(join(folder, 'lock', 'x.json'), '{"pid"')
      },
    ],
  ])('that is %s is nobody’s', async (_, prepare) => {
    prepare()
    expect((await createLocks(nodeFiles, processes.start()).lock(folder, 'run', since)).isTaken).toBe(true)
  })

  test('that is a file is an error, and not waited for', async () => {
    writeFileSync(join(folder, 'lock'), '')
    await expect(createLocks(nodeFiles, processes.start()).lock(folder, 'run', since)).rejects.toThrow('ENOTDIR')
    expect(readdirSync(folder)).toEqual(['lock'])
  })

  test('is released by its holder alone', async () => {
    const [gone, next] = [processes.start(), processes.start()]
    const old = await createLocks(nodeFiles, gone).lock(folder, 'deploy', since)
    gone.end()
    await createLocks(nodeFiles, next).lock(folder, 'run', since)
    if (old.isTaken) await old.release()
    expect((await createLocks(nodeFiles, processes.start()).lock(folder, 'run', since)).isTaken).toBe(false)
  })
})

describe('a process', () => {
  const own = thisProcess.identity()

  test('runs', () => expect(thisProcess.isRunning(own)).toBe(true))

  test.skipIf(own.began === '')('that had the same number before is gone', () =>
    expect(thisProcess.isRunning({ ...own, began: `${own.began}0` })).toBe(false),
  )

  test('with a number that nobody has is gone', () =>
    expect(thisProcess.isRunning({ ...own, pid: 2 ** 22 + 17 })).toBe(false))

  test('of another user runs', () => expect(thisProcess.isRunning({ ...own, pid: 1, began: '' })).toBe(true))

  test('of another machine counts as running', () =>
    expect(thisProcess.isRunning({ host: 'elsewhere', pid: 2 ** 22 + 17, began: '' })).toBe(true))
})

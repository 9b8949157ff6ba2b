import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  constants,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { realFiles } from './files.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8)
}

test.skipIf(process.platform === 'win32')(
  'what is private is for its owner alone, in a folder that was open before, too',
  async () => {
    mkdirSync(join(folder, 'state'))
    chmodSync(join(folder, 'state'), 0o755)
    for (const name of ['state', 'new']) {
      await realFiles.makePrivateFolder(join(folder, name))
      await realFiles.write(join(folder, name, 'a.json'), 'x', { isPrivate: true })
    }
    for (const name of ['state', 'new']) {
      expect([modeOf(join(folder, name)), modeOf(join(folder, name, 'a.json'))]).toEqual(['700', '600'])
    }
  },
)

test('a write that fails leaves nothing behind', async () => {
  mkdirSync(join(folder, 'taken'))
  mkdirSync(join(folder, 'taken', 'inner'))
  await expect(realFiles.write(join(folder, 'taken'), 'x')).rejects.toThrow()
  expect(readdirSync(folder)).toEqual(['taken'])
  await realFiles.write(join(folder, 'plain'), 'y')
  expect(readFileSync(join(folder, 'plain'), 'utf8')).toBe('y')
})

// A file that is renamed over `/dev/null` would be there for every program of the machine.
describe.skipIf(process.platform === 'win32')('what is no plain file stays what it is', () => {
  const writings = { write: realFiles.write, append: realFiles.append }

  test.each(Object.entries(writings))('%s: a link, behind which the file changes', async (_, write) => {
    writeFileSync(join(folder, 'real'), '')
    symlinkSync('real', join(folder, 'link'))
    await write(join(folder, 'link'), 'x')
    expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true)
    expect(readFileSync(join(folder, 'real'), 'utf8')).toBe('x')
  })

  test.each(Object.entries(writings))('%s: a device', async (_, write) => {
    await write('/dev/null', 'x')
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
  })

  test.each(Object.entries(writings))('%s: a pipe, whether somebody reads it or not', async (_, write) => {
    const path = join(folder, 'pipe')
    execFileSync('sh', ['-c', `mkfifo '${path}'`])
    await expect(write(path, 'x')).rejects.toMatchObject({ code: 'ENXIO' })
    const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
    await write(path, 'read')
    const bytes = Buffer.alloc(10)
    expect(bytes.toString('utf8', 0, readSync(reader, bytes))).toBe('read')
    await expect(write(path, 'x'.repeat(10_000_000))).rejects.toMatchObject({ code: 'EAGAIN' })
    closeSync(reader)
    expect(statSync(path).isFIFO()).toBe(true)
  })

  test.each(Object.entries(writings))('%s: a folder', async (_, write) => {
    await expect(write(folder, 'x')).rejects.toMatchObject({ code: 'EISDIR' })
    expect(readdirSync(folder)).toEqual([])
  })
})

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readBounded } from './read-bounded.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

test('a file has its bytes, and tells how many before they are read', async () => {
  const path = join(folder, 'a')
  writeFileSync(path, 'hello')
  const sizes: number[] = []
  expect(text(await readBounded(path, { hasSize: (bytes) => sizes.push(bytes) }))).toBe('hello')
  expect(sizes).toEqual([5])
})

test('a file that is larger than it may be is not read', async () => {
  const path = join(folder, 'a')
  writeFileSync(path, 'hello')
  await expect(readBounded(path, { mostBytes: 4 })).rejects.toMatchObject({
    code: 'EFBIG',
    message: 'it is larger than 4 bytes',
  })
})

describe.skipIf(process.platform === 'win32')('what is no file', () => {
  test('a folder and a socket are told apart', async () => {
    await expect(readBounded(folder)).rejects.toMatchObject({ code: 'EISDIR' })
    const path = join(folder, 's')
    const server = createServer().listen(path)
    await new Promise((resolve) => server.once('listening', resolve))
    await expect(readBounded(path)).rejects.toThrow('it is a socket')
    await new Promise((resolve) => server.close(resolve))
  })

  test('a pipe is read to its end, whenever its writer comes', async () => {
    const path = join(folder, 'pipe')
    execFileSync('sh', ['-c', `mkfifo ${path}`])
    const reading = readBounded(path)
    execFileSync('sh', ['-c', `printf 'KEY=1\\nOTHER=2\\n' > ${path}`])
    expect(text(await reading)).toBe('KEY=1\nOTHER=2\n')
  })

  test('a pipe whose writer is silent is left at a signal', async () => {
    const path = join(folder, 'pipe')
    execFileSync('sh', ['-c', `mkfifo ${path}`])
    const controller = new AbortController()
    const reading = readBounded(path, { signal: async () => controller.signal })
    await new Promise(setImmediate)
    controller.abort(new Error('interrupted'))
    await expect(reading).rejects.toThrow('interrupted')
    await expect(readBounded(path, { signal: async () => controller.signal })).rejects.toThrow('interrupted')
  })

  test('a device without an end is left at the limit', async () => {
    await expect(readBounded('/dev/zero', { mostBytes: 100_000 })).rejects.toMatchObject({ code: 'EFBIG' })
    expect(await readBounded('/dev/null')).toHaveLength(0)
  })
})

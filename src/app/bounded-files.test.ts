import { expect, test } from 'vitest'
import { testPorts } from '../../test/support/test-ports.ts'
import { boundedPorts } from './bounded-files.ts'
import type { Reading } from './ports.ts'

function given(maxFileSize: string | undefined, size = 0) {
  const ports = testPorts({})
  const seen: (number | undefined)[] = []
  const notes: unknown[] = []
  const read = async (_: string, { mostBytes, hasSize }: Reading = {}) => {
    seen.push(mostBytes)
    hasSize?.(size)
    return new Uint8Array()
  }
  const terminal = { ...ports.terminal, err: true }
  const files = () =>
    boundedPorts(
      { maxFileSize, timeout: undefined },
      { ...ports, terminal, files: { ...ports.files, read } },
      (event) => notes.push(event),
    ).files
  return { files, seen, notes }
}

test.each([
  ['10', 10],
  ['64MB', 64_000_000],
  ['64mb', 64_000_000],
  ['1 GiB', 2 ** 30],
  ['5k', 5000],
  [undefined, undefined],
])('--max-file-size %s is a limit of %s bytes', async (text, bytes) => {
  const { files, seen } = given(text)
  await files().read('a')
  expect(seen).toEqual([bytes])
})

test.each(['', 'x', '-1', '1.5MB', '10 apples'])('--max-file-size %j is refused', (text) => {
  expect(() => given(text).files()).toThrow(`invalid value \`${text}\` for \`--max-file-size\``)
})

test('a file of 100 MB and more is told of on a terminal', async () => {
  const { files, notes } = given(undefined, 120_000_000)
  await files().read('big.tfstate')
  expect(notes).toEqual([{ type: 'note', step: 'read files', text: 'reading big.tfstate (120 MB)' }])
})

test.each([undefined, '5s'])('a pipe is left at a signal of the user, with --timeout %s', async (timeout) => {
  const controller = new AbortController()
  const ports = { ...testPorts({}), signal: controller.signal }
  let stopped: AbortSignal | undefined
  const read = async (_: string, reading: Reading = {}) => {
    stopped = await reading.signal?.()
    return new Uint8Array()
  }
  const { files } = boundedPorts(
    { maxFileSize: undefined, timeout },
    { ...ports, files: { ...ports.files, read } },
    () => {},
  )
  await files.read('pipe')
  expect(stopped?.aborted).toBe(false)
  controller.abort()
  expect(stopped?.aborted).toBe(true)
})

import { once } from 'node:events'
import { expect, test } from 'vitest'
import { endBy, runProgram, start } from './run-program.ts'

const never = new AbortController().signal

test('a program that writes more than it may is ended', async () => {
  const program = [process.execPath, '-e', 'for (;;) require("node:fs").writeSync(1, "x".repeat(65536))']
  const running = runProgram(program, { signal: never, mostBytes: 1024 * 1024 })
  await expect(running).rejects.toMatchObject({ code: 'EMSGSIZE', message: 'its output is larger than 1 MiB' })
})

test('a program is ended once, for the first reason', async () => {
  const child = start([process.execPath, '-e', 'setInterval(() => {}, 1000)'], { signal: never })
  const before = child.listenerCount('close')
  const reasons: unknown[] = []
  const stop = endBy(child, { signal: never }, (reason) => reasons.push(reason))
  for (const reason of ['first', 'second', 'third']) stop(reason)
  expect(reasons).toEqual(['first'])
  expect(child.listenerCount('close')).toBe(before + 1)
  await once(child, 'close')
})

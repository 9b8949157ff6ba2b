import { expect, test } from 'vitest'
import { jqThread } from './jq.ts'

const never = new AbortController().signal
const ENDLESS = 'def forever: forever; forever'

test('filters run one after the other in one thread, and each gives its output', async () => {
  const jq = jqThread()
  const run = (filter: string) => jq('{"a":[1,2]}', filter, { signal: never, timeoutSeconds: 60 })
  expect(await Promise.all([run('.a'), run('.a[]'), run('empty')])).toEqual(['[1,2]', '1\n2', ''])
})

test('a filter that fails says it in the words of jq, and the next one runs', async () => {
  const jq = jqThread()
  const run = (filter: string) => jq('{"a":"x"}', filter, { signal: never, timeoutSeconds: 60 })
  await expect(run('.a | keys')).rejects.toThrow('has no keys')
  expect(await run('.a')).toBe('"x"')
})

test('a filter without an end is ended by its time, and the next one runs', async () => {
  const jq = jqThread()
  await expect(jq('1', ENDLESS, { signal: never, timeoutSeconds: 0.2 })).rejects.toMatchObject({ code: 'ETIMEDOUT' })
  expect(await jq('1', '. + 1', { signal: never, timeoutSeconds: 60 })).toBe('2')
})

test('a filter without an end is ended by a signal', async () => {
  const controller = new AbortController()
  const jq = jqThread()
  await jq('1', '.', { signal: never, timeoutSeconds: 60 })
  const running = jq('1', ENDLESS, { signal: controller.signal, timeoutSeconds: 60 })
  const next = jq('1', '.', { signal: controller.signal, timeoutSeconds: 60 })
  await new Promise(setImmediate)
  controller.abort(new Error('interrupted'))
  await expect(running).rejects.toThrow('interrupted')
  await expect(next).rejects.toThrow('interrupted')
})

test('a value of a megabyte is no effort', async () => {
  const value = JSON.stringify({ a: 'é'.repeat(500_000) })
  expect(await jqThread()(value, '.a | length', { signal: never, timeoutSeconds: 20 })).toBe('500000')
})

import { expect, test } from 'vitest'
import { output } from './output.ts'

/** An output that takes so many bytes, and then fails with a code for ever. */
function failingAfter(bytes: number, code: string) {
  const told: string[] = []
  const streamed: string[] = []
  let heard: (error: unknown) => void = () => {}
  let room = bytes
  let taken = ''
  const made = output({
    writeAtOnce: (some) => {
      if (room === 0) throw Object.assign(new Error(`${code}: no more`), { code })
      const part = some.subarray(0, room)
      room -= part.length
      taken += Buffer.from(part).toString()
      return part.length
    },
    stream: () => ({
      write: (some) => streamed.push(Buffer.from(some).toString()),
      on: (_, listener) => {
        heard = listener
      },
    }),
    tell: (why) => told.push(why),
  })
  return { made, told, streamed, taken: () => taken, fail: (error: unknown) => heard(error) }
}

test.each(['ENOSPC', 'EIO', 'EBADF'])('a stream that fails with %s is left with one word', (code) => {
  const { made, told, taken } = failingAfter(5, code)
  for (const text of ['one ', 'two ', 'three']) made.write(text)
  expect(taken()).toBe('one t')
  expect(told).toEqual([`${code}: no more`])
  expect(made.left()).toBe(`${code}: no more`)
})

test('a reader who has seen enough makes no words', () => {
  const { made, told } = failingAfter(5, 'EPIPE')
  for (const text of ['one ', 'two ', 'three']) made.write(text)
  expect([told, made.left()]).toEqual([[], undefined])
})

test('a reader who is slow gets the rest, in order; one who is gone then is left', () => {
  const { made, told, streamed, taken, fail } = failingAfter(6, 'EAGAIN')
  for (const text of ['one ', 'two ', 'three']) made.write(text)
  expect(taken() + streamed.join('')).toBe('one two three')
  for (const _ of [1, 2]) fail(Object.assign(new Error('EIO: i/o error'), { code: 'EIO' }))
  made.write('four')
  expect(streamed).toEqual(['o ', 'three'])
  expect(told).toEqual(['EIO: i/o error'])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluateToString, formatJsonAsJsonnet, formatJsonTextAsJsonnet, JsonnetError } from './index.ts'
import type { JsonValue } from './manifest.ts'

const TOKENS =
  `{ } [ ] ( ) , . ; : :: ::: +: + - * / % ! ~ & | ^ < > <= >= == != && || << >> = $ self super local assert if then else
for in import importstr importbin error function tailstrict null true false a b x std 0 1 2 1.5 1e3 1_0 "s" 's' @"v" @'v'
std.length std.map std.format std.foldl |||\n\tt\n||| // # /* */ " ' \\ \u00e9 \u{1f600} \n`.split(/ |\n(?!\t|\|)/)

/** Evaluates whatever it is given; anything but a value or a JsonnetError is a bug. */
function survive(source: string): void {
  try {
    evaluateToString(source, { filename: 'random', importer: () => undefined })
  } catch (error) {
    if (!(error instanceof JsonnetError)) throw error
    expect(error.reason).not.toBe('')
  }
}

test('short random programs give a value or a JsonnetError', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...TOKENS), { maxLength: 30 }), (tokens) => survive(tokens.join(' '))),
    { numRuns: 3000 },
  )
})

test('random text gives a value or a JsonnetError', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => survive(text)),
    { numRuns: 1000 },
  )
})

/** A megabyte that the parser gets as far as possible with. */
function megabyte(seed: number, starts: readonly string[]): string {
  let state = seed
  const next = (limit: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % limit
  }
  let text = starts[next(starts.length)] ?? ''
  while (text.length < 1_000_000) text += `${TOKENS[next(TOKENS.length)] ?? ''} `
  return text
}

test.each([1, 2, 3, 4, 5, 6])('a megabyte of random tokens ends within its bound (%i)', (seed) => {
  const started = performance.now()
  survive(megabyte(seed, ['', '[', 'local a = ', '{ a: ']))
  expect(performance.now() - started).toBeLessThan(5_000)
})

test.each([
  '[',
  '{a:',
  '(',
  '!',
  '- ',
  '-',
  'a.',
  'a[',
  'f(',
  '1+',
  '1 == ',
  'x%',
  'x && ',
  'local a=1;',
  'local a=1,',
  'if a then ',
  'function(x) ',
  'assert true;',
  'error ',
  '{}',
  '[1 for x in ',
  'import ',
  '"a"+',
  '|||\n a\n|||',
  '/*',
  '"',
  "@'",
  '# \n',
  'a{',
  'super.',
  '1_',
  '=',
  ':',
  'a in ',
  'for x in ',
  '--------=',
])('a megabyte of `%s` ends within its bound', (token) => {
  const started = performance.now()
  survive(token.repeat(Math.ceil(1_000_000 / token.length)))
  expect(performance.now() - started).toBeLessThan(10_000)
})

test('a megabyte of signs before an operator ends within its bound', () => {
  const started = performance.now()
  survive(`1${'-'.repeat(1_000_000)}=`)
  expect(performance.now() - started).toBeLessThan(10_000)
})

const json = fc.jsonValue({ maxDepth: 4, stringUnit: 'grapheme' })

test('data written as Jsonnet evaluates to itself', () => {
  fc.assert(
    fc.property(json, (value) => {
      const text = JSON.stringify(value)
      expect(JSON.parse(evaluateToString(text))).toEqual(JSON.parse(text))
    }),
  )
})

test('formatted data evaluates to itself', () => {
  fc.assert(
    fc.property(json, (value) => {
      const plain: JsonValue = JSON.parse(JSON.stringify(value))
      expect(JSON.parse(evaluateToString(formatJsonAsJsonnet(plain)))).toEqual(plain)
      expect(JSON.parse(evaluateToString(formatJsonTextAsJsonnet(JSON.stringify(value))))).toEqual(plain)
    }),
  )
})

test.each(['local a = [a]; a == [a]', 'local a = { x: a }; a == a', 'local a = [a]; a < [a]'])(
  'what is compared without end has a place: %s',
  (source) => {
    expect(() => evaluateToString(source, { filename: 'f' })).toThrow(/max stack frames exceeded\.\n\tf:1:/)
  },
)

test.each([
  ['a tail call', 'local f(x) = if x < 0 then 1 else f(x + 1) tailstrict; f(1)'],
  ['calls of a library function', 'std.foldl(function(a, b) a + b, std.range(1, 1000000), 0)'],
])('a program that goes on can be stopped: %s', (_, program) => {
  const pause = () => {
    throw new Error('stopped')
  }
  expect(() => evaluateToString(program, { pause })).toThrow('stopped')
})

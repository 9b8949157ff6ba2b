import { expect, test } from 'vitest'
import { evaluate, JsonnetError } from '../index.ts'

/** Values as go-jsonnet 0.22.0 gives them: go-yaml's mixture of YAML 1.1 and 1.2. */
test.each([
  [
    '[0o17, 017, 0b101, -0b11, 0x_1F, 1_000.5, 1e5, 1., +1.5, 08, 1__0]',
    [15, 15, 5, -3, 31, 1000.5, 1e5, 1, 1.5, 8, 10],
  ],
  [
    '[yes, yEs, no, oN, off, y, N, tRUE, ~, nUll, Null]',
    [true, 'yEs', false, 'oN', false, true, false, 'tRUE', null, 'nUll', null],
  ],
  ['[2001-01-01, 12:30, 1e400, _1, 1_, +, "1"]', ['2001-01-01', '12:30', '1e400', '_1', 1, '+', '1']],
  ['a: !!binary aGVsbG8=\nb: !!str true\nc: !!float 3', { a: 'hello', b: 'true', c: 3 }],
  ['1.0: a\n0x10: b\ntrue: c', { '1': 'a', '16': 'b', true: 'c' }],
  ['base: &b {a: 1, b: 2}\nd:\n  <<: *b\n  b: 3', { base: { a: 1, b: 2 }, d: { a: 1, b: 3 } }],
  ['x: &x {a: 1}\ny: &y {a: 2}\nd: {<<: [*x, *y]}', { d: { a: 1 }, x: { a: 1 }, true: { a: 2 } }],
  ['a: >-\n  x\n  y\nb: |+\n  z\n\n', { a: 'x y', b: 'z\n\n' }],
  ['', null],
  ['# only a comment', null],
  ['---\na: 1\n---\nb: 2', [{ a: 1 }, { b: 2 }]],
  ['a: 1\na: 2', { a: 2 }],
])('%j', (text, value) => {
  expect(evaluate("std.parseYaml(std.extVar('text'))", { extStr: { text } })).toEqual(value)
})

test.each(['a: b: c', '*x', 'a: .inf', '? [a]\n: 1', '~: 1', 'a: [1', '<<: 5', 'a: !!int x', 'a: \u0001'])(
  '%j is refused',
  (text) => {
    const run = () => evaluate("std.parseYaml(std.extVar('text'))", { extStr: { text } })
    expect(run).toThrow(JsonnetError)
    expect(run).toThrow('failed to parse YAML: ')
  },
)

test('aliases cannot multiply without end', () => {
  const lines = Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}]`)
  const text = `a0: &a0 x\n${lines.join('\n')}`
  expect(() => evaluate("std.parseYaml(std.extVar('text'))", { extStr: { text } })).toThrow('excessive aliasing')
})

test.each([
  ['flow', '['.repeat(900) + ']'.repeat(900)],
  ['flow without an end', '{'.repeat(100_000)],
  ['blocks', '- '.repeat(900)],
  ['blocks by indentation', Array.from({ length: 900 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
])('what nests too deeply is refused, over and over: %s', (_, text) => {
  const run = () => evaluate("std.parseYaml(std.extVar('text'))", { extStr: { text } })
  for (let i = 0; i < 3; i++) expect(run).toThrow('exceeded max depth')
})

test('what nests as deeply as people write is read', () => {
  const text = `${'['.repeat(400)}${']'.repeat(400)}`
  expect(evaluate("std.length(std.parseYaml(std.extVar('text')))", { extStr: { text } })).toBe(1)
})

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createPathImporter, evaluate, evaluateToString, JsonnetError } from './index.ts'

function reasonOf(source: string, options = {}): string {
  try {
    return `no error but ${evaluateToString(source, options)}`
  } catch (error) {
    if (error instanceof JsonnetError) return error.reason
    throw error
  }
}

describe('what a program is given', () => {
  test('external variables as text and as code', () => {
    const options = { extStr: { env: 'prod' }, extCode: { count: '1 + 1' } }
    expect(evaluate("[std.extVar('env'), std.extVar('count')]", options)).toEqual(['prod', 2])
  })

  test('an external variable is read when it is used', () => {
    expect(evaluate('1', { extCode: { broken: '1 +' } })).toBe(1)
    expect(reasonOf("std.extVar('broken')", { extCode: { broken: '1 +' } })).toBe('Unexpected end of file')
  })

  test('arguments of a program that is a function', () => {
    const source = 'function(env, count=1) [env, count]'
    expect(evaluate(source, { tlaStr: { env: 'prod' } })).toEqual(['prod', 1])
    expect(evaluate(source, { tlaStr: { env: 'prod' }, tlaCode: { count: '2 * 3' } })).toEqual(['prod', 6])
    expect(reasonOf(source, {})).toBe('Missing argument: env')
    expect(reasonOf(source, { tlaStr: { env: '', x: '' } })).toBe('function has no parameter x')
    expect(evaluate('1', { tlaStr: { env: 'ignored' } })).toBe(1)
  })

  test('texts with halves of characters, which become U+FFFD', () => {
    const options = { extStr: { half: 'a\ud800' }, tlaStr: { text: '\udc00' } }
    expect(evaluate("function(text) [std.extVar('half'), text, @'\ud800']", options)).toEqual([
      'a\ufffd',
      '\ufffd',
      '\ufffd',
    ])
  })

  test('a place for traces', () => {
    const lines: string[] = []
    const trace = (line: string) => lines.push(line)
    expect(evaluate("\nstd.trace('here', 5)", { filename: 'a.jsonnet', trace })).toBe(5)
    expect(lines).toEqual(['TRACE: a.jsonnet:2 here'])
  })
})

describe('imports', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jsonnet-'))
  mkdirSync(join(folder, 'lib/deep'), { recursive: true })
  mkdirSync(join(folder, 'lib2'))
  writeFileSync(join(folder, 'a.libsonnet'), "{ name: (import 'lib/b.libsonnet').name }")
  writeFileSync(join(folder, 'lib/b.libsonnet'), "{ name: import './deep/../c.libsonnet', file: std.thisFile }")
  writeFileSync(join(folder, 'lib/c.libsonnet'), "'c'")
  writeFileSync(join(folder, 'lib/both'), 'one')
  writeFileSync(join(folder, 'lib2/both'), Buffer.from([0x74, 0xff]))
  writeFileSync(join(folder, 'broken.libsonnet'), '{\n a: ,')
  afterAll(() => rmSync(folder, { recursive: true }))
  const options = { filename: join(folder, 'main.jsonnet'), jpath: [join(folder, 'lib'), join(folder, 'lib2')] }

  test('are relative to the importing file', () => {
    expect(evaluate("(import 'a.libsonnet').name", options)).toBe('c')
    expect(evaluate("(import 'lib/b.libsonnet').file", options)).toBe(join(folder, 'lib/b.libsonnet'))
  })

  test('look in the library folders, the last one first', () => {
    expect(evaluate("[importstr 'both', importbin 'both', import 'c.libsonnet']", options)).toEqual([
      't\ufffd',
      [0x74, 0xff],
      'c',
    ])
  })

  test('say what is wrong at the import', () => {
    expect(reasonOf("import 'missing.libsonnet'", options)).toBe(
      `couldn't open import "missing.libsonnet": no match locally or in the Jsonnet library paths`,
    )
    expect(reasonOf("import 'lib'", options)).toMatch(/is a directory$/)
    expect(reasonOf("import 'broken.libsonnet'", options)).toMatch(/broken\.libsonnet:2:5-6 Unexpected: ","/)
  })

  test('come from an importer where one is given', () => {
    const importer = createPathImporter((path) => (path === 'lib/x' ? '40 + 2' : undefined), ['lib'])
    expect(evaluate("import 'x'", { importer })).toBe(42)
    expect(reasonOf("import 'y'", { importer })).toMatch(/^couldn't open import "y"/)
  })
})

describe('depth', () => {
  test.each([
    ['tail calls', 'local f(n, sum) = if n == 0 then sum else f(n - 1, sum + n) tailstrict; f(100000, 0)', 5000050000],
    [
      'tail calls of each other',
      'local even(n) = n == 0 || odd(n - 1) tailstrict, odd(n) = n != 0 && even(n - 1) tailstrict; even(100000)',
      true,
    ],
    [
      'tail calls behind locals',
      'local f(n) = local m = n - 1; assert n >= 0; if n == 0 then 1 else f(m) tailstrict; f(100000)',
      1,
    ],
    ['appending', 'std.length(std.foldl(function(a, i) a + [i], std.range(1, 100000), []))', 100000],
    ['sums of texts', 'std.length(std.foldl(function(s, i) s + "x", std.range(1, 100000), ""))', 100000],
    ['sums of objects', 'std.length(std.foldl(function(o, i) o + { ["k" + i]: i }, std.range(1, 1000), {}))', 1000],
    ['a stack of 500', 'local f(n) = if n == 0 then 0 else 1 + f(n - 1); f(497)', 497],
    ['heavy calls', 'local f(n) = if n == 0 then 0 else { a: [{ b: 1 + (2 + f(n - 1)) }] }.a[0].b; f(120)', 360],
  ])('%s', (_name, source, value) => {
    expect(evaluate(source)).toBe(value)
  })

  test('a chain of operators as long as the file', () => {
    expect(evaluate(`${'1 + '.repeat(50_000)}1`)).toBe(50_001)
    expect(evaluate(`${'true && '.repeat(50_000)}true`)).toBe(true)
    expect(evaluate(`${'local a = 1; '.repeat(5_000)}a`)).toBe(1)
  })

  test.each([
    ['local f(n) = 1 + f(n + 1); f(0)', {}],
    ['local f(n) = 1 + f(n + 1); f(0)', { maxStack: 10 }],
    ['local f(n) = 1 + f(n + 1); f(0)', { maxStack: 1_000_000 }],
    ['local f(n) = f(n + 1) + 1; [f(0)]', { maxStack: 1_000_000 }],
    ['local x = x; x', {}],
    ['local a = { b: a }; a', {}],
    ['local a = [a]; a == a', {}],
    ['local a = [a], b = [b]; a < b', {}],
    ['{ a: self.b, b: self.a }', { maxStack: 100_000 }],
    ['std.prune(local a = [a]; a)', { maxStack: 100_000 }],
    ['std.foldl(function(a, x) { v: a.v + x }, std.range(1, 20000), { v: 0 }).v', {}],
  ])('%s ends in the error of the stack %o', (source, options) => {
    expect(reasonOf(source, options)).toBe('max stack frames exceeded.')
  })

  test('what does not fit into memory is refused before it is tried', () => {
    expect(reasonOf('std.range(1, 2000000000)')).toBe('array too long')
    expect(reasonOf('std.makeArray(1000000000, function(i) i)')).toBe('array too long')
    expect(reasonOf('std.repeat("x", 1000000000)')).toBe('string too long')
    expect(reasonOf('std.foldl(function(a, b) a + a, std.range(1, 40), [1])')).toBe('array too long')
    expect(reasonOf('std.foldl(function(a, b) a + a, std.range(1, 40), "x")')).toBe('string too long')
    expect(reasonOf('"%999999999d" % 1')).toBe('string too long')
  })
})

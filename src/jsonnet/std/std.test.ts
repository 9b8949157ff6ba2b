import { expect, test } from 'vitest'
import { evaluate, evaluateToString, JsonnetError } from '../index.ts'
import cases from './std.cases.json' with { type: 'json' }

/** Answers of go-jsonnet 0.22.0. Only the beginning of an error that another YAML parser words is recorded. */
test.each(cases)('$source', ({ source, json, error }) => {
  if (json !== undefined) {
    expect(evaluateToString(source)).toBe(json)
  } else {
    expect(reasonOf(source).startsWith(error ?? '')).toBe(true)
  }
})

function reasonOf(source: string): string {
  try {
    return `no error but ${evaluateToString(source)}`
  } catch (error) {
    if (error instanceof JsonnetError) return error.reason
    throw error
  }
}

const names = evaluate('[name for name in std.objectFieldsAll(std) if std.isFunction(std[name])]') as string[]

test('std has every function of 0.22', () => {
  expect(names.length).toBe(160)
})

test.each(names)('std.%s has a usual, an edge and a failing case', (name) => {
  const own = cases.filter(({ source }) => source.includes(`std.${name}(`) || source.includes(`std.${name} `))
  const operators = name === 'mod' ? cases.filter(({ source }) => source.includes(' % ')) : []
  const all = [...own, ...operators]
  expect(all.length).toBeGreaterThanOrEqual(3)
  expect(all.some(({ error }) => error !== undefined)).toBe(true)
})

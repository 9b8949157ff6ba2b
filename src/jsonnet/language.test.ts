import { describe, expect, test } from 'vitest'
import { evaluate, evaluateToString, JsonnetError } from './index.ts'
import cases from './language.cases.json' with { type: 'json' }

function failureOf(source: string, options = {}): JsonnetError {
  try {
    evaluate(source, options)
  } catch (error) {
    if (error instanceof JsonnetError) return error
    throw error
  }
  throw new Error(`no error: ${source}`)
}

describe('the language, as go-jsonnet 0.22.0 has it', () => {
  test.each(cases)('$source', ({ source, json, error = '' }) => {
    if (json !== undefined) {
      expect(evaluateToString(source)).toBe(json)
    } else {
      const failure = failureOf(source, { filename: '<cmdline>' })
      // Errors found before evaluation are recorded with their position.
      expect(failure.code === 'JSONNET_STATIC' ? failure.message.split('\n')[0] : failure.reason).toBe(error)
    }
  })
})

describe('where we differ from go-jsonnet on purpose', () => {
  test('a sign after an operator needs no space', () => {
    expect(evaluate('1==-1')).toBe(false)
  })

  test('a colon in a string is no slice', () => {
    expect(failureOf('"abc"[":"]').reason).toBe('Unexpected type string, expected number')
  })

  test('removing an element that is not there is an error', () => {
    expect(failureOf('std.removeAt([1], 5)').reason).toBe('Index 5 out of bounds, not within [0, 1)')
  })

  test('a removed key stays removed in a sum', () => {
    expect(failureOf('(std.objectRemoveKey({ a: 1 }, "a") + {}).a').reason).toBe('Field does not exist: a')
  })
})

test('columns count bytes, as other tools show them', () => {
  expect(failureOf('{ "é": error "x" }', { filename: 'a.jsonnet' }).position).toEqual({
    file: 'a.jsonnet',
    line: 1,
    column: 9,
  })
})

test('numbers as names keep the order of texts', () => {
  expect(evaluateToString('{ "10": 1, "9": 2 }')).toBe('{\n   "10": 1,\n   "9": 2\n}\n')
})

test('a field named __proto__ is a field', () => {
  expect(JSON.stringify(evaluate('{ "__proto__": 1 }'))).toBe('{"__proto__":1}')
})

test('names that are written differently and are the same are refused', () => {
  expect(failureOf('{ a: 1, "\\u0061": 2 }').reason).toBe('Duplicate field name: "a"')
})

test.each([
  ['8589934592 + 1 / 256', '8589934592.0039062'],
  ['8589934592 + 3 / 256', '8589934592.0117188'],
  ['-(8589934592 + 1 / 256)', '-8589934592.0039062'],
  ['1 / 3', '0.33333333333333331'],
  ['2e-5 / 3', '6.6666666666666675e-06'],
  ['100000 / 7', '14285.714285714286'],
  ['0.0001', '0.0001'],
  ['123456.5', '123456.5'],
])('%s is printed with 17 digits, rounded to even', (source, text) => {
  expect(evaluateToString(source)).toBe(`${text}\n`)
})

import { describe, expect, test } from 'vitest'
import { parseYaml } from './parse-yaml.ts'

function faultOf(text: string): string | undefined {
  return parseYaml(text).faults?.[0]?.message
}

/** Nine aliases of nine aliases of ...: a few hundred bytes for some billion values. */
function bomb(): string {
  const names = [...'abcdefghij']
  return names
    .map(
      (name, index) =>
        `${name}: &${name} [${Array(9)
          .fill(index === 0 ? 'x' : `*${names[index - 1]}`)
          .join(',')}]`,
    )
    .join('\n')
}

describe('parseYaml()', () => {
  test('reads YAML and JSON', () => {
    expect(parseYaml('a: &x [1, {b: c}]\nd: *x')).toMatchObject({ value: { a: [1, { b: 'c' }], d: [1, { b: 'c' }] } })
    expect(parseYaml('{"a": null}')).toMatchObject({ value: { a: null } })
  })

  test.each([
    ['aliases that grow without end', bomb(), 'aliases are expanded too often'],
    ['an alias that holds itself', 'a: &a [*a]', 'an alias holds itself'],
    ['lists in lists', '['.repeat(100_000) + ']'.repeat(100_000), 'values are nested too deeply'],
    ['lists in lists, by blocks', '- '.repeat(20_000), 'values are nested too deeply'],
  ])('%s are a fault', (_, text, message) => {
    expect(faultOf(text)).toBe(message)
  })

  test('a fault has its place', () => {
    expect(parseYaml('a: 1\na: 2').faults).toEqual([{ message: expect.stringContaining('unique'), offset: 5 }])
  })
})

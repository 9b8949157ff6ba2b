import fc from 'fast-check'
import { parseTree } from 'jsonc-parser'
import { expect, test } from 'vitest'
import { pathAt } from './json-path.ts'

const text = '{"a": [1, {"b,": "x\\"]"}], "c": null}'

test.each([
  ['the brace', 0, { path: [], part: 'value' }],
  ['a name', text.indexOf('"a"') + 1, { path: ['a'], part: 'key' }],
  ['the first element', text.indexOf('1'), { path: ['a', 0], part: 'value' }],
  ['a name with a comma', text.indexOf('b,'), { path: ['a', 1, 'b,'], part: 'key' }],
  ['the inside of a string', text.indexOf(']"}'), { path: ['a', 1, 'b,'], part: 'value' }],
  ['a value after a list', text.indexOf('null'), { path: ['c'], part: 'value' }],
])('tells the path of %s', (_, offset, expected) => {
  expect(pathAt(text, offset)).toEqual(expected)
})

test('every value of every JSON text has its path', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat(3), (value, indent) => {
      const json = JSON.stringify(value, undefined, indent)
      const visit = (node: ReturnType<typeof parseTree>, path: readonly (string | number)[]): void => {
        if (!node) return
        expect(pathAt(json, node.offset)).toEqual({ path, part: 'value' })
        node.children?.forEach((child, index) => {
          if (node.type === 'array') visit(child, [...path, index])
          else visit(child.children?.[1], [...path, String(child.children?.[0]?.value)])
        })
      }
      visit(parseTree(json), [])
    }),
  )
})

test('a text that is no JSON any more gives the path as far as it goes', () => {
  const broken = '{"a": {"b": x"y}}'
  for (let offset = 0; offset <= broken.length + 3; offset++) expect(pathAt(broken, offset).path.length).toBeLessThan(3)
  expect(pathAt(broken, 12)).toEqual({ path: ['a', 'b'], part: 'value' })
})

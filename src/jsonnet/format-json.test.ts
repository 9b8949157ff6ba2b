import { expect, test } from 'vitest'
import { formatJsonAsJsonnet, formatJsonTextAsJsonnet, JsonnetError } from './index.ts'

/** What `jsonnetfmt` of go-jsonnet 0.22.0 makes of the text on the left. */
test.each([
  ['{\n  "a": 1,\n  "b-c": [],\n  "d": {}\n}', "{\n  a: 1,\n  'b-c': [],\n  d: {},\n}\n"],
  ['{\n  "local": "it\'s",\n  "": true,\n  "_x1": null\n}', "{\n  'local': \"it's\",\n  '': true,\n  _x1: null,\n}\n"],
  ['[\n  1,\n  2.50,\n  -0,\n  1E+05\n]', '[\n  1,\n  2.50,\n  -0,\n  1E+05,\n]\n'],
  ['{\n  "x": "a\\"b\\\\c\\n\\u003c\\u0001\\/\\t\\u007f"\n}', "{\n  x: 'a\"b\\\\c\\n<\\u0001/\\t\\u007f',\n}\n"],
  ['{\n  "g": "both \' and \\" \\u003c"\n}', '{\n  g: "both \' and \\" \\u003c",\n}\n'],
  ['{\n  "é": [\n    {\n      "a": []\n    }\n  ]\n}', "{\n  'é': [\n    {\n      a: [],\n    },\n  ],\n}\n"],
  ['"x"', "'x'\n"],
  ['[]', '[]\n'],
])('%s', (text, formatted) => {
  expect(formatJsonTextAsJsonnet(text)).toBe(formatted)
})

test('data is formatted like its text', () => {
  const data = { a: [1, { 'b c': "it's" }], for: 'x"y', e: {} }
  expect(formatJsonAsJsonnet(data)).toBe(formatJsonTextAsJsonnet(JSON.stringify(data)))
})

test('what is no JSON is refused', () => {
  for (const text of ['{ a:: 1, [b]: 2 }', '1 + 1', '{ local a = 1 }', 'x', '{']) {
    expect(() => formatJsonTextAsJsonnet(text)).toThrow(JsonnetError)
  }
})

import { describe, expect, test } from 'vitest'
import { decodeText } from './decode-text.ts'

describe('decodeText()', () => {
  const refused = (bytes: readonly number[]) => {
    try {
      return decodeText(Uint8Array.from(bytes), 'td.json')
    } catch (error) {
      return error
    }
  }
  const bytesOf = (text: string) => [...new TextEncoder().encode(text)]

  test('gives text of UTF-8, a byte order mark included', () => {
    expect(refused(bytesOf('\uFEFF日本語'))).toBe('\uFEFF日本語')
  })

  test.each([
    ['Shift_JIS', [...bytesOf('{\n "名": "'), 0x93, 0xfa, 0x96, 0x7b], { line: 2, column: 8 }],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0], { line: 1, column: 1 }],
    ['a letter cut in two', [...bytesOf('ab'), 0xe6, 0x97, 0x22], { line: 1, column: 3 }],
    ['a letter cut off', [...bytesOf('ab'), 0xe6, 0x97], { line: 1, column: 3 }],
  ])('refuses %s with its place', (_, bytes, place) => {
    expect(refused(bytes)).toMatchObject({ code: 'FILE_NOT_UTF8', at: { file: 'td.json', ...place } })
  })
})

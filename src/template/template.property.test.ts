import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTemplate, TemplateError } from './index.ts'

const functions = {
  get: () => ({ a: [1, 'x', null], b: { c: true } }),
  ssm: { parameters: ['string'], lookup: true },
} as const
const limits = { steps: 200_000, length: 1_000_000 }

/** Sources made of the pieces that matter, in any order. */
const piece = fc.constantFrom(
  ...['{{', '}}', '{{- ', ' -}}', '{{/*', '*/}}', '{{if ', '{{range ', '{{with ', '{{end}}', '{{else}}', '{{break}}'],
  ...[
    '{{define "t"}}',
    '{{template "t" ',
    '{{block "b" ',
    '$x := ',
    '$x',
    '.a',
    '(',
    ')',
    '|',
    ',',
    '"s"',
    '`r`',
    "'c'",
  ],
  ...[
    'print ',
    'printf "%v %5.2d" ',
    'len ',
    'index ',
    'eq ',
    'and ',
    'get',
    'ssm "/a"',
    'must_env "X"',
    'env "A" "b"',
  ],
  ...['1', '-1.5e3', '0x', '\n', ' ', 'é', '🎉', '\0', '\ufeff', '"\\xff"', 'nil', 'true', 'text'],
)
const source = fc.oneof(
  fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary' }),
)

describe('for every source', () => {
  test('nothing but TemplateError is thrown, and its place is in the source', () => {
    fc.assert(
      fc.property(source, (text) => {
        try {
          parseTemplate(text, { functions }).render({ limits })
        } catch (error) {
          expect(error).toBeInstanceOf(TemplateError)
          if (!(error instanceof TemplateError)) return
          const lines = text.split('\n')
          expect(error.line).toBeGreaterThanOrEqual(1)
          expect(error.line).toBeLessThanOrEqual(lines.length)
          expect(error.column).toBeLessThanOrEqual([...(lines[error.line - 1] ?? '')].length + 1)
          expect(error.message.startsWith('template: conf:')).toBe(true)
        }
      }),
      { numRuns: 3000 },
    )
  })

  test('the origins, one after the other, are the output', () => {
    fc.assert(
      fc.property(source, fc.nat(), (text, at) => {
        const rendering = renderOrUndefined(text)
        if (rendering === undefined) return
        const { origins } = rendering
        expect(origins.map((origin) => origin.text).join('')).toBe(rendering.text)
        expect(origins.every((origin, index) => origin.start === (origins[index - 1]?.end ?? 0))).toBe(true)
        if (rendering.text === '') return
        const offset = at % rendering.text.length
        const origin = rendering.originAt(offset)
        expect(origin?.start).toBeLessThanOrEqual(offset)
        expect(origin?.end).toBeGreaterThan(offset)
        if (origin?.kind === 'text') expect(text[origin.offset]).toBe(rendering.text[offset])
      }),
      { numRuns: 2000 },
    )
  })

  test('text without actions comes out as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        if (text.includes('{{')) return
        expect(parseTemplate(text).render().text).toBe(text)
      }),
    )
  })

  test('any string survives being quoted and read back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-composite' }), (text) => {
        const quoted = parseTemplate('{{ printf "%q" .}}').render({ data: text }).text
        expect(parseTemplate(`{{ ${quoted} }}`).render().text).toBe(text)
      }),
    )
  })

  test('json_escape gives what JSON reads back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const escaped = parseTemplate('{{ json_escape . }}').render({ data: text }).text
        expect(JSON.parse(`"${escaped}"`)).toBe(text)
      }),
    )
  })
})

describe('a megabyte of anything takes a bounded time', () => {
  const size = 1_000_000
  test.each([
    ...[
      '{{',
      '{{1}}',
      '{{if 0}}{{else if 1}}',
      '{{/**/}}',
      '{{(',
      '{{ (1) ',
      '{{$x:=1}}',
      '{{must_env "A"}}',
      '{{ssm "/a"}}',
    ],
    ...[
      '{{define "a"}}{{end}}',
      '{{range 9}}',
      '1_',
      '{{ "\\xff" }}',
      '{{.a.b.c',
      '{{1|1',
      '{{"',
      '{{9',
      '\n',
      '🎉{{1}}',
    ],
    ...['{{if ssm "/a"}}{{end}}', '{{printf "%1000000d" 1}}'],
  ])('%j', (unit) => {
    const text = unit.repeat(Math.floor(size / unit.length))
    const start = performance.now()
    const rendering = renderOrUndefined(text)
    rendering?.originAt(rendering.text.length)
    expect(performance.now() - start).toBeLessThan(20_000)
  })
})

function renderOrUndefined(text: string) {
  try {
    return parseTemplate(text, { functions }).render()
  } catch (error) {
    if (error instanceof TemplateError) return undefined
    throw error
  }
}

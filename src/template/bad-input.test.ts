import { describe, expect, test } from 'vitest'
import { failureOf } from './failure-of.ts'
import { parseTemplate, renderTemplate } from './index.ts'

describe('bad input gives one TemplateError with its place', () => {
  test.each<[source: string, line: number, column: number, message: string]>([
    ['a {{ env "A" ', 1, 14, 'template: conf:1: unclosed action'],
    ['a {{\n env "A" ', 2, 10, 'template: conf:2: unclosed action started at conf:1'],
    ['{{ env "A', 1, 8, 'template: conf:1: unterminated quoted string'],
    ['x\n{{/* never closed', 2, 3, 'template: conf:2: unclosed comment'],
    ['{{/* x */ }}', 1, 3, 'template: conf:1: comment ends before closing delimiter'],
    ['{{if true}}\n{{/*', 2, 3, 'template: conf:2: unclosed comment in action started at conf:1'],
    ['{{(1}}', 1, 5, 'template: conf:1: unclosed left paren'],
    ['日本 {{ nope "x" }}', 1, 7, 'template: conf:1: function "nope" not defined'],
    ['{{if true}}', 1, 12, 'template: conf:1: unexpected EOF'],
    ['{{end}}', 1, 6, 'template: conf:1: unexpected {{end}}'],
    ['{{break}}', 1, 8, 'template: conf:1: {{break}} outside {{range}}'],
    ['{{ $x }}', 1, 4, 'template: conf:1: undefined variable "$x"'],
    ['{{ \0 }}', 1, 4, 'template: conf:1: unrecognized character in action: U+0000'],
    ['{{ \ufffd }}', 1, 4, "template: conf:1: unrecognized character in action: U+FFFD '\ufffd'"],
    ['a\n{{ "\ud800" }}', 2, 5, 'template: conf:2: source is not valid Unicode: lone surrogate U+D800'],
    ['{{ "\\ud800" }}', 1, 4, 'template: conf:1: invalid syntax'],
    ['{{block "b" .}}\n{{else}}{{end}}', 1, 14, 'template: conf:1: unexpected {{else}} in block clause'],
    [
      '{{ template "t" }}',
      1,
      13,
      'template: conf:1:12: executing "conf" at <{{template "t"}}>: template "t" not defined',
    ],
    ['{{ len }}', 1, 4, 'template: conf:1:3: executing "conf" at <len>: wrong number of args for len: want 1 got 0'],
    ['日本{{ len 1 }}', 1, 6, 'template: conf:1:9: executing "conf" at <len 1>: error calling len: len of type int'],
    ['{{ "a" "b" }}', 1, 4, 'template: conf:1:3: executing "conf" at <"a">: can\'t give argument to non-function "a"'],
  ])('%j', (source, line, column, message) => {
    const error = failureOf(() => renderTemplate(source))
    expect({ line: error.line, column: error.column, message: error.message }).toEqual({ line, column, message })
    expect(error.offset).toBe(
      source
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length +
        (line > 1 ? 1 : 0) +
        column -
        1,
    )
  })

  test('NUL bytes in text are text', () => {
    expect(renderTemplate('a\0{{ "\0" | html }}')).toBe('a\0\ufffd')
  })

  test.each([
    ['must_evn', 'must_env'],
    ['pritn', 'print'],
    ['tfstat', 'tfstate'],
    ['completely_different', undefined],
    ['x', undefined],
  ])('names the nearest function to %s', (name, near) => {
    const error = failureOf(() => parseTemplate(`{{ ${name} }}`, { functions: { tfstate: () => '' } }))
    expect(error.hint).toBe(near === undefined ? undefined : `did you mean \`${near}\`?`)
  })
})

test('names the nearest template', () => {
  const error = failureOf(() => renderTemplate('{{ define "container" }}{{ end }}{{ template "contianer" }}'))
  expect(error.hint).toBe('did you mean `container`?')
})

describe('work and output are bounded', () => {
  test.each([
    ['a loop', '{{range 9223372036854775807}}{{end}}', /rendering takes more than \d+ steps$/],
    ['loops in loops', '{{range 100000}}{{range 100000}}{{1}}{{end}}{{end}}', /more than \d+ (steps|characters)$/],
    ['a width', '{{range 1000}}{{printf "%1000000d" 1}}{{end}}', /the output is longer than \d+ characters$/],
    ['doubling', `{{$x := "ab"}}${'{{$x = print $x $x}}'.repeat(64)}`, /longer than \d+ characters$/],
    ['long texts', `{{$x := printf "%1000000d" 1}}${'{{$y := js $x}}'.repeat(3000)}`, /more than \d+ steps$/],
    ['wide lists', `{{range 1000000}}{{print ${'1 '.repeat(1000)}}}{{end}}`, /more than \d+ (steps|characters)$/],
  ])('%s', (_name, source, message) => {
    const limits = { steps: 1_000_000, length: 4_000_000 }
    expect(failureOf(() => parseTemplate(source).render({ limits })).message).toMatch(message)
  })

  test('nesting beyond the stack of the engine is an error like any other', () => {
    const nested = (depth: number) => `{{ ${'(print '.repeat(depth)}1${')'.repeat(depth)} }}`
    expect(renderTemplate(nested(500))).toBe('1')
    expect(failureOf(() => renderTemplate(nested(10_001))).message).toMatch(/max expression depth exceeded$/)
    // Between the two it depends on how much stack there is, and how well the code is compiled by now.
    const outcome = () => renderTemplate(nested(9_999))
    try {
      expect(outcome()).toBe('1')
    } catch {
      expect(failureOf(outcome).message).toMatch(/nested too deeply$/)
    }
  })

  test('values nested without end are an error like any other', () => {
    const cycle: { self?: unknown } = {}
    cycle.self = cycle
    const error = failureOf(() => renderTemplate('{{ cycle }}', { functions: { cycle: () => cycle } }))
    expect(error.message).toMatch(/nested too deeply$/)
  })
})

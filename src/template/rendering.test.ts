import { describe, expect, test } from 'vitest'
import { parseTemplate } from './index.ts'

const functions = {
  ssm: { parameters: ['string'], call: (name: string) => `secret of ${name}` },
  list: () => ['p', 'q'],
} as const

function render(source: string) {
  return parseTemplate(source, { functions }).render({ env: { A: 'x' } })
}

describe('Rendering', () => {
  test('maps each stretch of output to its place in the source', () => {
    const { origins, text } = render('é {{ env "A" }}\n  {{- "lit" -}}  \nend{{ "" }}')
    expect(origins.map(({ text, kind, line, column }) => [text, kind, line, column])).toEqual([
      ['é ', 'text', 1, 1],
      ['x', 'value', 1, 6],
      ['lit', 'value', 2, 7],
      ['end', 'text', 3, 1],
    ])
    expect(origins.map((origin) => text.slice(origin.start, origin.end)).join('')).toBe(text)
  })

  test('names the calls that a value came from, through variables, dot and templates', () => {
    const source = `{{ $s := ssm "/a" }}{{ print $s "!" }}{{ range $v := list }}{{ $v }}{{ end }}{{ with ssm "/b" | json_escape }}{{ . }}{{ end }}{{ define "T" }}{{ $ }}{{ end }}{{ template "T" ssm "/c" }}{{ 1 }}`
    const { origins } = render(source)
    expect(origins.map(({ text, calls }) => [text, calls.map(({ name, args }) => [name, ...args].join(' '))])).toEqual([
      ['secret of /a!', ['ssm /a']],
      ['p', ['list']],
      ['q', ['list']],
      ['secret of /b', ['ssm /b', 'json_escape secret of /b']],
      ['secret of /c', ['ssm /c']],
      ['1', []],
    ])
    expect(origins[0]?.calls[0]).toMatchObject({ line: 1, column: 10, args: ['/a'] })
  })

  test('finds the very character of literal text', () => {
    const rendering = render('a\nb{{ env "A" }}\n🎉c')
    expect(rendering.text).toBe('a\nbx\n🎉c')
    const place = (offset: number) => {
      const origin = rendering.originAt(offset)
      return origin === undefined ? undefined : [origin.line, origin.column, origin.kind]
    }
    expect(place(0)).toEqual([1, 1, 'text'])
    expect(place(2)).toEqual([2, 1, 'text'])
    expect(place(3)).toEqual([2, 5, 'value'])
    expect(place(7)).toEqual([3, 2, 'text'])
    expect(place(8)).toEqual([3, 3, 'text'])
    expect(place(9)).toBeUndefined()
    expect(place(-1)).toBeUndefined()
    expect(render('').originAt(0)).toBeUndefined()
  })

  test('lists the origins of a part of the output', () => {
    const rendering = render('ab{{ env "A" }}cd{{ ssm "/s" }}')
    const texts = (start: number, end: number) => rendering.originsIn(start, end).map((origin) => origin.text)
    expect(texts(0, 2)).toEqual(['ab'])
    expect(texts(1, 4)).toEqual(['ab', 'x', 'cd'])
    expect(texts(6, 100)).toEqual(['secret of /s'])
    expect(texts(2, 2)).toEqual([])
  })

  test('keeps origins right where bytes of neighbours form one character', () => {
    const { text, origins } = render('a{{ slice "日" 0 1 }}{{ slice "日" 1 }}b')
    expect(text).toBe('a日b')
    expect(origins.map((origin) => origin.text)).toEqual(['a', '日', 'b'])
  })
})

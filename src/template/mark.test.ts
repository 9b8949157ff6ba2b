import { describe, expect, test } from 'vitest'
import { failureOf } from './failure-of.ts'
import { describeMarks, hasMark, MARK_UNREAD, makeMark, parseTemplate, renderAsync, renderTemplate } from './index.ts'

const mark = makeMark(MARK_UNREAD, "ssm /app/it's <&>")
const functions = { ssm: { parameters: ['string'], call: () => mark }, keep: (text: string) => `[${text}]` } as const

function render(source: string): string {
  return renderTemplate(source, { functions, env: { MARK: mark } })
}

describe('a mark', () => {
  test('says what it stands for', () => {
    expect(mark).toMatch(/^\ue000=[\x21-\x7e]+\ue001$/)
    expect(describeMarks(`a${mark}b${mark}`)).toEqual(["ssm /app/it's <&>", "ssm /app/it's <&>"])
    expect(hasMark('\ue000 is not one')).toBe(false)
    expect(hasMark('\ue000=never closed')).toBe(false)
  })

  test.each([
    ['{{ ssm "/a" }}', mark],
    ['{{ $x := ssm "/a" }}{{ with "y" }}{{ $x }}{{ end }}', mark],
    ['{{ print "<" (ssm "/a") 1 2 }}', `<${mark}1 2`],
    ['{{ println (ssm "/a") }}', `${mark}\n`],
    ['{{ printf "%s|%v|%q" (ssm "/a") (ssm "/a") (ssm "/a") }}', `${mark}|${mark}|"${mark}"`],
    ['{{ ssm "/a" | printf "<%s>" | html }}', `&lt;${mark}&gt;`],
    ['{{ printf "\'%s\'" (ssm "/a") | js }}', `\\'${mark}\\'`],
    ['{{ print (ssm "/a") "&" | urlquery }}', `${mark}%26`],
    ['{{ print "\\"" (ssm "/a") | json_escape }}', `\\"${mark}`],
    ['{{ or (env "NONE" "") (ssm "/a") }}', mark],
    ['{{ and 1 (ssm "/a") }}', mark],
    ['{{ env "NONE" (ssm "/a") }}', mark],
    ['{{ must_env "MARK" }}', mark],
    ['{{ keep (ssm "/a") }}', `[${mark}]`],
    ['{{ define "T" }}{{ . }}{{ end }}{{ template "T" ssm "/a" }}', mark],
  ])('passes through %s', (source, expected) => {
    expect(render(source)).toBe(expected)
  })

  test.each([
    '{{ if ssm "/a" }}{{ end }}',
    '{{ with ssm "/a" }}{{ end }}',
    '{{ range ssm "/a" }}{{ end }}',
    '{{ eq (ssm "/a") "x" }}',
    '{{ ne "x" (ssm "/a") }}',
    '{{ lt (ssm "/a") "x" }}',
    '{{ len (ssm "/a") }}',
    '{{ index (ssm "/a") 0 }}',
    '{{ index "abc" (ssm "/a") }}',
    '{{ slice (ssm "/a") 1 }}',
    '{{ not (ssm "/a") }}',
    '{{ or (ssm "/a") 1 }}',
    '{{ and (ssm "/a") 1 }}',
    '{{ (ssm "/a").id }}',
    '{{ $x := ssm "/a" }}{{ $x.id }}',
    '{{ printf "%d" (ssm "/a") }}',
    '{{ printf "%5s" (ssm "/a") }}',
    '{{ printf (ssm "/a") }}',
    '{{ printf "%*d" (ssm "/a") 1 }}',
    '{{ must_env (ssm "/a") }}',
  ])('is refused by %s', (source) => {
    const error = failureOf(() => render(source))
    expect(error.message).toMatch(
      /^template: conf:1:\d+: executing "conf" at <.*>: .*the value of `ssm \/app\/it's <&>` has not been read/,
    )
    expect(error.hint).toMatch(/let the lookup be read/)
    expect(error.line).toBe(1)
  })

  test('may be the answer of a lookup', async () => {
    const lookups = { ssm: { parameters: ['string'], lookup: true } } as const
    const template = parseTemplate('{"v": "{{ ssm "/a" }}"}', { functions: lookups })
    expect((await renderAsync(template, { resolve: () => mark })).text).toBe(`{"v": "${mark}"}`)
  })
})

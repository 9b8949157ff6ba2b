import { describe, expect, test } from 'vitest'
import { failureOf } from './failure-of.ts'
import { parseTemplate, renderTemplate, sprintf, TemplateError } from './index.ts'

describe('renderTemplate()', () => {
  test('gives templates the environment as ecspresso does', () => {
    const env = { NAME: 'web', EMPTY: '', QUOTE: 'a "b"\n<c>' }
    expect(renderTemplate('{{ must_env `NAME` }}:{{ env `TAG` `latest` }}', { env })).toBe('web:latest')
    expect(renderTemplate('[{{ env }}][{{ env `TAG` }}][{{ env `EMPTY` `x` }}][{{ must_env `EMPTY` }}]', { env })).toBe(
      '[][TAG][x][]',
    )
    expect(renderTemplate('{{ must_env `QUOTE` | json_escape }}', { env })).toBe('a \\"b\\"\\n\\u003cc\\u003e')
  })

  // Go 1.26's answers.
  test.each([
    ['{{0x1p4}}', '16'],
    ['{{0xap1}}', '20'],
    ['{{0x1p-2}}', '0.25'],
    ['{{0x1p1023}}', '8.98846567431158e+307'],
    ['{{0x1p-1074}}', '5e-324'],
    ['{{0x1.8p1}}', '3'],
  ])('reads %s', (source, text) => {
    expect(renderTemplate(source)).toBe(text)
  })

  test('does not find inherited properties in the environment', () => {
    expect(renderTemplate('{{ env `toString` `none` }}')).toBe('none')
  })

  test('reports all missing must_env at once, each with its place', () => {
    const source = '{{ must_env "A" }}\n é {{ must_env "B" }}{{ if must_env "C" }}{{ must_env "D" }}{{ end }}'
    const error = failureOf(() => renderTemplate(source))
    expect(error.problems.map(({ line, column }) => [line, column])).toEqual([
      [1, 4],
      [2, 7],
      [2, 28],
    ])
    expect(error.message.split('\n')).toEqual([
      'template: conf:1:3: executing "conf" at <must_env "A">: error calling must_env: environment variable A is not defined',
      'template: conf:2:7: executing "conf" at <must_env "B">: error calling must_env: environment variable B is not defined',
      'template: conf:2:28: executing "conf" at <must_env "C">: error calling must_env: environment variable C is not defined',
    ])
  })

  test('reports a missing must_env in a loop once, and stops at other failures', () => {
    const error = failureOf(() => renderTemplate('{{range 3}}{{ must_env "A" }}{{end}}{{ len 1 }}{{ must_env "B" }}'))
    expect(error.problems.map((problem) => problem.message.replace(/.*error calling /, ''))).toEqual([
      'must_env: environment variable A is not defined',
      'len: len of type int',
    ])
  })

  test('calls plain functions with plain values', () => {
    const functions = {
      add: (a: number, b: number) => a + b,
      kinds: (...args: unknown[]) => args.map((arg) => typeof arg).join(),
      nothing: () => undefined,
    }
    expect(renderTemplate('{{ add 1 2 }} {{ kinds 1 1.5 "s" true nil 9223372036854775807 }}', { functions })).toBe(
      '3 number,number,string,boolean,object,bigint',
    )
    expect(renderTemplate('{{ nothing }}|{{ print (nothing) }}', { functions })).toBe('<no value>|<nil>')
  })

  test('checks declared parameters as Go does', () => {
    const functions = {
      pick: { parameters: ['string'], variadic: 'int', call: (text: string, ...at: number[]) => `${text}${at}` },
    } as const
    const run = (source: string) => renderTemplate(source, { functions })
    expect(run('{{ pick "a" 1 2e0 }}')).toBe('a1,2')
    expect(failureOf(() => run('{{ pick }}')).message).toMatch(/wrong number of args for pick: want at least 1 got 0$/)
    expect(failureOf(() => run('{{ pick 1 }}')).message).toMatch(/at <1>: expected string; found 1$/)
    expect(failureOf(() => run('{{ pick "a" "1" }}')).message).toMatch(/at <"1">: expected integer; found "1"$/)
    expect(failureOf(() => run('{{ pick nil }}')).message).toMatch(/cannot assign nil to string$/)
    expect(failureOf(() => run('{{ 1 | pick "a" | len | pick }}')).message).toMatch(
      /wrong type for value; expected string; got int$/,
    )
  })

  test('takes any JSON value as an answer, and nothing else', () => {
    const functions = {
      data: () => JSON.parse('{"b":[1,null,{"x":1e21}],"a":{"__proto__":"own"},"z":12345678}') as unknown,
      later: () => Promise.resolve('x'),
      date: () => new Date(0),
      broken: () => {
        throw new Error('it broke')
      },
    }
    expect(renderTemplate('{{ data }}', { functions })).toBe(
      'map[a:map[__proto__:own] b:[1 <nil> map[x:1e+21]] z:1.2345678e+07]',
    )
    expect(renderTemplate('{{ (index (data).b 2).x }} {{ (data).toString }}', { functions })).toBe('1e+21 <no value>')
    expect(failureOf(() => renderTemplate('{{ later }}', { functions })).message).toMatch(/declare it as a lookup$/)
    expect(failureOf(() => renderTemplate('{{ date }}', { functions })).message).toMatch(/no JSON value \(Date\)$/)
    const helpful = () => {
      throw Object.assign(new Error('no such parameter'), { hint: 'create it' })
    }
    expect(failureOf(() => renderTemplate('{{ helpful }}', { functions: { helpful } })).hint).toBe('create it')
    const error = failureOf(() => renderTemplate('{{ broken }}', { functions }))
    expect(error.message).toBe('template: conf:1:3: executing "conf" at <broken>: error calling broken: it broke')
    expect(error.cause).toBeInstanceOf(Error)
  })

  test('lets functions of the host replace built-in ones', () => {
    expect(renderTemplate('{{ len "x" }}{{ or }}', { functions: { len: () => 'mine', or: () => '!' } })).toBe('mine!')
    expect(renderTemplate('{{ break }}', { functions: { break: () => 'a function' } })).toBe('a function')
  })

  test('renders a parsed template many times', () => {
    const template = parseTemplate('{{ $x := env "A" "-" }}{{ $x }}{{ .k }}', { name: 'task' })
    expect(template.name).toBe('task')
    expect(template.render({ env: { A: '1' } }).text).toBe('1<no value>')
    expect(template.render({ data: { k: [1n, 2.5] } }).text).toBe('-[1 2.5]')
  })

  test('turns bytes that are no UTF-8 into what a decoder makes of them', () => {
    expect(renderTemplate('{{ "\\xff" }}a{{ slice "日" 0 2 }}')).toBe('\ufffda\ufffd')
    expect(renderTemplate('{{ slice "日本" 0 1 }}{{ slice "日本" 1 4 }}{{ slice "日本" 4 }}')).toBe('日本')
    expect(renderTemplate('{{ $x := slice "日" 0 1 }}{{ len $x }} {{ print $x (slice "日" 1) | len }}')).toBe('1 3')
    expect(renderTemplate('{{ env "A" }}', { env: { A: 'a\ud800' } })).toBe('a\ufffd')
  })

  test('runs recursion as deep as Go, and no deeper', () => {
    const source = '{{define "r"}}{{if lt (len .) 3000}}{{template "r" (print . "x")}}{{else}}{{len .}}{{end}}{{end}}'
    expect(renderTemplate(`${source}{{template "r" ""}}`, {})).toBe('3000')
    const error = failureOf(() => renderTemplate('{{define "r"}}\n{{template "r"}}{{end}}{{template "r"}}'))
    expect(error.message).toBe(
      'template: conf:2:11: executing "r" at <{{template "r"}}>: exceeded maximum template depth (100000)',
    )
    expect([error.line, error.column]).toEqual([2, 12])
  })

  test('nests branches deeper than a call stack', () => {
    const depth = 20_000
    expect(renderTemplate(`${'{{if 1}}'.repeat(depth)}x${'{{end}}'.repeat(depth)}`)).toBe('x')
    expect(renderTemplate(`${'{{if 0}}{{else if 1}}'.repeat(depth)}x${'{{end}}'.repeat(depth)}`)).toBe('x')
  })
})

test('sprintf() is Go’s, with bigint as int', () => {
  expect(sprintf('%d %v %s %q %05.1f', 1n, 2, 'x', 'y', 2.71)).toBe('1 2 x "y" 002.7')
  expect(sprintf('%d', 1)).toBe('%!d(float64=1)')
})

test('TemplateError is an Error with a code and a place', () => {
  const error = failureOf(() => renderTemplate('a\n  {{ nope }}'))
  expect(error).toBeInstanceOf(TemplateError)
  expect(error).toMatchObject({ code: 'TEMPLATE_PARSE', line: 2, column: 6, offset: 7, problems: [error] })
})

test('a long rendering can be stopped', () => {
  const pause = () => {
    throw new Error('stopped')
  }
  const nested = Array.from(
    { length: 6 },
    (_, i) => `{{define "t${i}"}}${`{{template "t${i + 1}"}}`.repeat(12)}{{end}}`,
  )
  const template = parseTemplate(`${nested.join('')}{{define "t6"}}{{env "A"}}{{end}}{{template "t0"}}`)
  expect(() => template.render({ pause })).toThrow('stopped')
})

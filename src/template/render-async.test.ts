import { describe, expect, test } from 'vitest'
import { type Answer, type Need, parseTemplate, renderAsync, renderTemplate, TemplateError } from './index.ts'

const functions = {
  ssm: { parameters: ['string'], variadic: 'int', lookup: true },
  tfstate: { parameters: ['string'], lookup: true },
} as const

/** Renders and tells which lookups each round asked for. */
async function renderInRounds(source: string, values: Readonly<Record<string, unknown>> = {}, env = {}) {
  const rounds: string[][] = []
  let open: string[] | undefined
  const resolve = async (need: Need) => {
    if (open === undefined) {
      open = []
      rounds.push(open)
    }
    const name = [need.name, ...need.args].join(' ')
    open.push(name)
    await Promise.resolve()
    open = undefined
    const value = values[name]
    if (value instanceof Error) throw value
    return typeof value === 'object' || typeof value === 'boolean'
      ? JSON.parse(JSON.stringify(value))
      : (value ?? `<${name}>`)
  }
  const template = parseTemplate(source, { functions })
  try {
    const { text } = await renderAsync(template, { resolve, env })
    return { text, rounds }
  } catch (error) {
    if (error instanceof TemplateError) return { error: error.message.replace(/^.*?conf:/, ''), rounds }
    throw error
  }
}

describe('renderAsync()', () => {
  test('asks for independent lookups in one round, each once', async () => {
    expect(await renderInRounds('{{ ssm "/a" }}{{ ssm "/b" 1 }}{{ tfstate "x" | json_escape }}{{ ssm "/a" }}')).toEqual(
      {
        text: '<ssm /a><ssm /b 1>\\u003ctfstate x\\u003e<ssm /a>',
        rounds: [['ssm /a', 'ssm /b 1', 'tfstate x']],
      },
    )
  })

  test('takes as many rounds as lookups depend on each other', async () => {
    const source = '{{ ssm (print "/" (tfstate "x")) }}{{ ssm "/c" }}'
    expect(await renderInRounds(source, { 'tfstate x': 'y' })).toEqual({
      text: '<ssm /y><ssm /c>',
      rounds: [['tfstate x', 'ssm /c'], ['ssm /y']],
    })
  })

  test('goes on behind a branch that it cannot decide yet', async () => {
    const source = '{{ if eq (ssm "/on") "yes" }}{{ ssm "/a" }}{{ else }}{{ ssm "/b" }}{{ end }}{{ ssm "/c" }}'
    expect((await renderInRounds(source, { 'ssm /on': 'yes' })).rounds).toEqual([['ssm /on', 'ssm /c'], ['ssm /a']])
    expect((await renderInRounds(source)).rounds).toEqual([['ssm /on', 'ssm /c'], ['ssm /b']])
  })

  test('never asks for what the finished rendering would not ask for', async () => {
    const assigned = '{{ $p := "/old" }}{{ if ssm "/on" }}{{ $p = "/new" }}{{ end }}{{ ssm $p }}'
    expect((await renderInRounds(assigned)).rounds).toEqual([['ssm /on'], ['ssm /new']])
    const left = '{{ range 2 }}{{ if ssm "/stop" }}{{ break }}{{ end }}{{ ssm "/in" }}{{ end }}{{ ssm "/after" }}'
    expect((await renderInRounds(left)).rounds).toEqual([['ssm /stop', 'ssm /after']])
    expect((await renderInRounds('{{ or (ssm "/a") (ssm "/b") }}')).rounds).toEqual([['ssm /a']])
    expect((await renderInRounds('{{ or (ssm "/a") (ssm "/b") }}', { 'ssm /a': false })).rounds).toEqual([
      ['ssm /a'],
      ['ssm /b'],
    ])
    const over = '{{ $k := "" }}{{ range $k = tfstate "list" }}{{ ssm . }}{{ end }}{{ ssm $k }}'
    expect((await renderInRounds(over, { 'tfstate list': ['/x', '/y'] })).rounds).toEqual([
      ['tfstate list'],
      ['ssm /x', 'ssm /y'],
    ])
  })

  test('throws the first failure in source order, whatever was found first', async () => {
    const gone = new Error('parameter not found')
    const place = '1:3: executing "conf" at <ssm "/a">: error calling ssm: parameter not found'
    const source = '{{ ssm "/a" }}{{ len 1 }}{{ ssm "/b" }}'
    expect(await renderInRounds(source, { 'ssm /a': gone })).toEqual({ error: place, rounds: [['ssm /a']] })
    const both = { 'ssm /a': gone, 'ssm /b': new Error('another') }
    expect((await renderInRounds('{{ ssm "/a" }}{{ ssm "/b" }}', both)).error).toBe(place)
    expect((await renderInRounds('{{ ssm "/a" }}{{ must_env "X" }}', { 'ssm /a': gone })).error).toBe(place)
  })

  test('asks for nothing behind a failure', async () => {
    const { error, rounds } = await renderInRounds('{{ must_env "X" }}{{ ssm "/a" }}')
    expect(rounds).toEqual([])
    expect(error).toMatch(/error calling must_env: environment variable X is not defined$/)
    expect((await renderInRounds('{{ ssm "/a" }}{{ must_env "X" }}{{ ssm "/b" }}')).rounds).toEqual([['ssm /a']])
    expect((await renderInRounds('{{ ssm 1 }}{{ ssm "/a" }}')).rounds).toEqual([])
  })

  test('looks into answers of any shape', async () => {
    const values = { 'tfstate net': { subnets: ['s-1', 's-2'], nat: null } }
    const source = '{{ range $i, $s := (tfstate "net").subnets }}{{ $i }}={{ $s }};{{ end }}{{ (tfstate "net").nat }}'
    expect(await renderInRounds(source, values)).toEqual({ text: '0=s-1;1=s-2;<no value>', rounds: [['tfstate net']] })
  })

  test('shares answers between templates', async () => {
    const answers = new Map<string, Answer>()
    let count = 0
    const options = { answers, resolve: () => `v${++count}` }
    const [first, second] = ['{{ ssm "/a" }}', '{{ ssm "/a" }}{{ ssm "/b" }}'].map((text) =>
      parseTemplate(text, { functions }),
    )
    expect((await renderAsync(first ?? expect.fail(), options)).text).toBe('v1')
    expect((await renderAsync(second ?? expect.fail(), options)).text).toBe('v1v2')
  })
})

test('renderTemplate() says that a lookup cannot be answered on the spot', () => {
  expect(() => renderTemplate('a {{ ssm "/a" }}', { functions })).toThrow(
    expect.objectContaining({ line: 1, column: 6, hint: expect.stringContaining('renderAsync') }),
  )
})

test('listNeeds() lists the lookups of the source without rendering', () => {
  const source = `{{ if false }}{{ ssm "/a" 1 }}{{ end }}{{ "/b" | ssm }}
{{ define "T" }}{{ ssm . }}{{ print (ssm ("/c")) | printf "%s" }}{{ end }}{{ (tfstate "x").id }}{{ "/d" | print | ssm }}`
  const needs = parseTemplate(source, { functions }).listNeeds()
  expect(needs.map(({ name, args, line, column }) => [`${line}:${column}`, name, args])).toEqual([
    ['1:18', 'ssm', ['/a', 1]],
    ['1:50', 'ssm', ['/b']],
    ['2:20', 'ssm', undefined],
    ['2:38', 'ssm', ['/c']],
    ['2:79', 'tfstate', ['x']],
    ['2:115', 'ssm', undefined],
  ])
})

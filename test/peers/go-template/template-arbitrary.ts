import fc from 'fast-check'

/** Values of the function `ext`. Lists have as many elements as Go's decoder makes room for, so that `slice` is comparable. */
export const EXT_VALUES = {
  list: ['a', 'b', 'c', 'd'],
  mixed: [1, 'two', null, true, 2.5, [1, 'x'], { k: 'v', n: null }, '日本'],
  map: { beta: 2, alpha: 'A', nested: { k: 'v', deep: { x: [1, 2] } }, é: 1, '\u{1f389}': 2, '\uffee': 3, nul: null },
  num: 3,
  big: 1e21,
  million: 1234567,
  frac: 0.1,
  negative: -0.000001234,
  yes: true,
  zero: 0,
  nothing: null,
  emptyList: [],
  emptyMap: {},
  text: 'T<&>\'"\n\u2028é',
  quoted: 'say "hi" `there` \\ \u0007 \u00ad \ufeff',
}

const names = Object.keys(EXT_VALUES)

const stringConstant = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('"a"', '"abc"', '""', '`raw`', '"日本"', '"k"', '"A"', '"EMPTY"', '"NOPE"') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('"\\xff"', '"\\u00e9\\n"', '"\\xe6\\x97\\xa5"', '"\\q"', '"\\U0001F389"', '`a\r\nb`'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('"<a href=\'x\'>&"', '"x y/z?=&%"', '"\\u2028\\x00\\x7f"', '"%d %s"', '"\\377\\101"'),
  },
)

const numberConstant = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('0', '1', '2', '3', '-1', '+2', '1.5', '1e3', '0x1F', '017', '0b11', '0o17'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("'a'", "'\\n'", "'世'", "'\\x41'", "'ab'", "'\\''", '1_000', '1__0', '08', '0x1p-2'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('1i', '2+3i', '0i', '1.5-2.5i', '1i+2i', '.5', '5.', '1e400', '-0', '-0x1e', '0x1e'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '9223372036854775807',
      '9223372036854775808',
      '18446744073709551616',
      '-9223372036854775808',
    ),
  },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }).map(floatConstant) },
)

const constant = fc.oneof(stringConstant, numberConstant, fc.constantFrom('true', 'false', 'nil', '.', '$'))

const flags = fc.array(fc.constantFrom('+', '-', '#', ' ', '0'), { maxLength: 3 }).map((list) => list.join(''))
const verb = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'vdsqxXtTbocOUeEfFgG') },
  { weight: 1, arbitrary: fc.constantFrom('%', 'z', '世', 'w', '!', '') },
)
const width = fc.constantFrom('', '', '', '1', '5', '12', '*', '[1]*', '[2]')
const precision = fc.constantFrom('', '', '', '.', '.0', '.1', '.3', '.20', '.*', '.[1]*', '.-1')
const verbText = fc.tuple(
  flags,
  width,
  precision,
  fc.constantFrom('', '', '', '', '[1]', '[2]', '[9]', '[x]', '['),
  verb,
)
const format = fc
  .array(
    fc.oneof(
      verbText.map((parts) => `%${parts.join('')}`),
      fc.constantFrom('|', 'a', '日', ' '),
    ),
    { maxLength: 4 },
  )
  .map((parts) => `"${parts.join('')}"`)

const lookup = fc.constantFrom(...names).map((name) => `(ext "${name}")`)

const grammar = fc.letrec<{ operand: string; pipeline: string; command: string; statement: string; list: string }>(
  (tie) => ({
    operand: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'operand' },
      { weight: 5, arbitrary: constant },
      { weight: 3, arbitrary: lookup },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          '$x',
          '$y',
          '$x.k',
          '.k',
          '.nested.k',
          '$.a',
          '(ext "map").nested.k',
          '(ext "map").beta',
        ),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '$z',
          '(ext "list").x',
          '(ext "map").nul.x',
          '(ext "map").nope.x',
          'ext',
          'print.x',
          'env',
        ),
      },
      { weight: 3, arbitrary: tie('pipeline').map((pipeline) => `(${pipeline})`) },
    ),
    command: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'command' },
      { weight: 2, arbitrary: tie('operand') },
      {
        weight: 3,
        arbitrary: call(
          fc.constantFrom('print', 'println', 'html', 'js', 'urlquery', 'and', 'or', 'not'),
          tie('operand'),
          3,
        ),
      },
      { weight: 3, arbitrary: call(fc.constantFrom('eq', 'ne', 'lt', 'le', 'gt', 'ge'), tie('operand'), 3) },
      {
        weight: 2,
        arbitrary: call(
          fc.constantFrom('len', 'index', 'call', 'json_escape', 'env', 'must_env', 'ext'),
          tie('operand'),
          3,
        ),
      },
      { weight: 1, arbitrary: call(fc.constantFrom('pick', 'scale', 'boom'), tie('operand'), 3) },
      { weight: 2, arbitrary: fc.tuple(lookup, smallNumbers()).map(([item, numbers]) => `index ${item} ${numbers}`) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.oneof(lookup, stringConstant), smallNumbers())
          .map(([item, numbers]) => `slice ${item} ${numbers}`),
      },
      {
        weight: 5,
        arbitrary: fc
          .tuple(format, fc.array(tie('operand'), { maxLength: 3 }))
          .map(([text, args]) => ['printf', text, ...args].join(' ')),
      },
    ),
    pipeline: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'pipeline' },
      { weight: 5, arbitrary: tie('command') },
      { weight: 2, arbitrary: fc.tuple(tie('command'), tie('command')).map((commands) => commands.join(' | ')) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom('$x', '$y'), fc.constantFrom(':=', '='), tie('command'))
          .map((parts) => parts.join(' ')),
      },
    ),
    statement: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'statement' },
      { weight: 2, arbitrary: fc.constantFrom('text', ' ', '\n', ' \n\t', 'é', '}}', '日本', '{') },
      { weight: 5, arbitrary: action(tie('pipeline')) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom('if', 'with'), tie('pipeline'), tie('list'), tie('list'))
          .map(([word, pipe, a, b]) => `{{${word} ${pipe}}}${a}{{else}}${b}{{end}}`),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(
            fc.constantFrom('if', 'with'),
            fc.constantFrom('if', 'with'),
            tie('pipeline'),
            tie('pipeline'),
            tie('list'),
            tie('list'),
          )
          .map(([word, other, p, q, a, b]) => `{{${word} ${p}}}${a}{{else ${other} ${q}}}${b}{{end}}`),
      },
      { weight: 2, arbitrary: range(lookup, tie('list')) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '{{break}}',
          '{{continue}}',
          '{{/* c */}}',
          '{{- /* c */ -}}',
          '{{end}}',
          '{{else}}',
          '{{template "T" .}}',
        ),
      },
      {
        weight: 1,
        arbitrary: fc.tuple(tie('pipeline'), tie('list')).map(([pipe, list]) => `{{block "B" ${pipe}}}${list}{{end}}`),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom('T', 'U', 'conf'), tie('pipeline'))
          .map(([name, pipe]) => `{{template "${name}" ${pipe}}}`),
      },
    ),
    list: fc.array(tie('statement'), { maxLength: 3, depthIdentifier: 'statement' }).map((parts) => parts.join('')),
  }),
)

const definition = grammar.list.map((list) => `{{define "T"}}${list}{{end}}`)

/** Templates that follow the grammar, if not always the rules. */
export const templateSource: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', '{{$x := 1}}', '{{$x := ext "map"}}{{$y := "s"}}', '\n{{$x := "é"}}\n'),
    fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: definition }),
    fc.array(grammar.statement, { minLength: 1, maxLength: 4 }),
  )
  .map(([head, defined, statements]) => head + defined + statements.join(''))
  .filter(terminates)

/** Single calls of printf, which has more corners than anything else. */
export const printfSource: fc.Arbitrary<string> = fc
  .tuple(format, fc.array(fc.oneof(constant, lookup), { maxLength: 3 }))
  .map(([text, args]) => `{{${['printf', text, ...args].join(' ')}}}`)

/** Templates with characters taken out, put in or changed: mostly errors of syntax. */
export const damagedSource: fc.Arbitrary<string> = fc
  .tuple(
    templateSource,
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.constantFrom(0, 1, 1),
        fc.constantFrom('', ...'{}()|.$,:="`\'-+ \n0\\@é/*_ax', '{{', '}}', '-}}', '{{-', '{{/*', '*/', '\0'),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([source, changes]) => {
    let text = [...source]
    for (const [at, removed, added] of changes) {
      const index = at % (text.length + 1)
      text = [...text.slice(0, index), ...added, ...text.slice(index + removed)]
    }
    return text.join('')
  })
  .filter(terminates)

function call(name: fc.Arbitrary<string>, operand: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> {
  return fc.tuple(name, fc.array(operand, { maxLength })).map(([word, operands]) => [word, ...operands].join(' '))
}

function action(pipeline: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom('', '', '- ', ' ', '\n'), pipeline, fc.constantFrom('', '', ' -', ' ', '\n'))
    .map(([left, pipe, right]) => `{{${left}${pipe}${right}}}`)
}

function range(items: fc.Arbitrary<string>, list: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const head = fc.constantFrom('', '', '$x := ', '$x, $y := ', '$x = ', '$x, $y = ', '$x, $y, $z := ', '$x, 1 := ')
  const operand = fc.oneof(
    { weight: 4, arbitrary: items },
    { weight: 1, arbitrary: fc.constantFrom('3', '0', '-1', '"abc"', '.', '1.5', '$x', 'nil') },
  )
  return fc
    .tuple(head, operand, list, fc.option(list, { nil: undefined }))
    .map(
      ([variables, over, body, otherwise]) =>
        `{{range ${variables}${over}}}${body}${otherwise === undefined ? '' : `{{else}}${otherwise}`}{{end}}`,
    )
}

function smallNumbers(): fc.Arbitrary<string> {
  const number = fc.constantFrom('0', '1', '2', '3', '4', '5', '9', '-1', '1.5', '"alpha"', '"nul"', 'nil', "'\\x01'")
  return fc.array(number, { maxLength: 3 }).map((numbers) => numbers.join(' '))
}

function floatConstant(value: number): string {
  const text = String(value)
  return /[.e]/.test(text) ? text : `${text}.0`
}

/** Go would go over a huge integer for ever. */
function terminates(source: string): boolean {
  return !/range[^{}]*\d{6}/.test(source)
}

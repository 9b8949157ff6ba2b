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

/** Expressions that evaluate without an error, so that most templates get to their end. */
const sound = fc.letrec<{ text: string; integer: string; truth: string; any: string }>((tie) => ({
  text: oneOf(
    [
      4,
      fc.constantFrom(
        '"a"',
        '"abc"',
        '""',
        '`raw`',
        '"日本"',
        '"\\xff"',
        '(ext "text")',
        '(ext "quoted")',
        '(ext "map").alpha',
      ),
    ],
    [1, words('html', tie('any')).map(parenthesize)],
    [1, words('js', tie('any')).map(parenthesize)],
    [1, words('urlquery', tie('text'), tie('any')).map(parenthesize)],
    [1, words('print', tie('any'), tie('any')).map(parenthesize)],
    [1, words('println', tie('any')).map(parenthesize)],
    [1, words('json_escape', tie('text')).map(parenthesize)],
    [1, words('env', tie('text'), tie('text')).map(parenthesize)],
    [1, words('printf', format, tie('any'), tie('any')).map(parenthesize)],
    [1, tie('text').map((text) => `(slice ${text} 0)`)],
  ),
  integer: oneOf(
    [3, fc.constantFrom('0', '1', '2', '-1', '0x1F', "'a'", '1_000')],
    [
      1,
      words(
        'len',
        oneOf([1, tie('text')], [1, fc.constantFrom('(ext "list")', '(ext "map")', '(ext "emptyMap")')]),
      ).map(parenthesize),
    ],
    [1, fc.constantFrom('(index "abc" 1)', '(index "日本" 2)')],
  ),
  truth: oneOf(
    [2, fc.constantFrom('true', 'false', '(ext "yes")')],
    [
      1,
      fc
        .tuple(fc.constantFrom('eq', 'ne', 'lt', 'le', 'gt', 'ge'), tie('integer'), tie('integer'))
        .map(parenthesizeAll),
    ],
    [1, fc.tuple(fc.constantFrom('eq', 'ne', 'lt', 'le', 'gt', 'ge'), tie('text'), tie('text')).map(parenthesizeAll)],
    [1, fc.tuple(fc.constantFrom('and', 'or'), tie('any'), tie('any')).map(parenthesizeAll)],
    [1, words('not', tie('any')).map(parenthesize)],
    [1, words('eq', tie('any'), fc.constant('nil')).map(parenthesize)],
  ),
  any: oneOf(
    [4, tie('text')],
    [3, tie('integer')],
    [2, tie('truth')],
    [2, lookup],
    [1, fc.constantFrom('1.5', '1e21', '2i', '$x', '$y', '$x.k.l')],
  ),
}))

const grammar = fc.letrec<{ operand: string; pipeline: string; command: string; statement: string; list: string }>(
  (tie) => ({
    operand: oneOf(
      [8, sound.any],
      [2, constant],
      [2, fc.constantFrom('$x', '$y', '$x.k', '.k', '.nested.k', '$.a', '(ext "map").nested.k', '(ext "map").beta')],
      [1, fc.constantFrom('$z', '(ext "list").x', '(ext "map").nul.x', '(ext "map").nope.x', 'ext', 'print.x', 'env')],
      [2, tie('pipeline').map(parenthesize)],
    ),
    command: oneOf(
      [12, sound.any],
      [2, tie('operand')],
      [2, call(fc.constantFrom('print', 'println', 'html', 'js', 'urlquery', 'and', 'or', 'not'), tie('operand'))],
      [1, call(fc.constantFrom('eq', 'ne', 'lt', 'le', 'gt', 'ge'), tie('operand'))],
      [1, call(fc.constantFrom('len', 'index', 'call', 'json_escape', 'env', 'must_env', 'ext'), tie('operand'))],
      [1, call(fc.constantFrom('pick', 'scale', 'boom'), tie('operand'))],
      [1, words('index', lookup, smallNumbers())],
      [1, words('slice', fc.oneof(lookup, stringConstant), smallNumbers())],
      [
        3,
        fc
          .tuple(format, fc.array(tie('operand'), { maxLength: 3 }))
          .map(([text, args]) => ['printf', text, ...args].join(' ')),
      ],
    ),
    pipeline: oneOf(
      [24, tie('command')],
      [
        2,
        fc
          .tuple(tie('command'), fc.constantFrom('print', 'html', 'printf "%v|%q" 1', 'not', 'or 0', 'and 1'))
          .map(piped),
      ],
      [1, fc.tuple(tie('command'), tie('command')).map(piped)],
      [
        2,
        fc
          .tuple(fc.constantFrom('$x', '$y'), fc.constantFrom(':=', '='), tie('command'))
          .map((parts) => parts.join(' ')),
      ],
    ),
    statement: oneOf(
      [4, fc.constantFrom('text', ' ', '\n', ' \n\t', 'é', '}}', '日本', '"{" ')],
      [5, action(tie('pipeline'))],
      [2, fc.tuple(fc.constantFrom('if', 'with'), tie('pipeline'), tie('list'), tie('list')).map(branch)],
      [
        2,
        fc.tuple(fc.constantFrom('if', 'with'), tie('pipeline'), tie('pipeline'), tie('list'), tie('list')).map(chain),
      ],
      [
        4,
        range(
          oneOf([2, lookup], [3, fc.constantFrom('(ext "list")', '(ext "mixed")', '(ext "map")', '3')]),
          tie('list'),
        ),
      ],
      [1, fc.constantFrom('{{/* c */}}', '{{- /* c */ -}}', '{{template "T" .}}', '{{template "T" "é"}}')],
      [1, fc.tuple(tie('pipeline'), tie('list')).map(([pipe, list]) => `{{block "B" ${pipe}}}${list}{{end}}`)],
      [1, tie('pipeline').map((pipe) => `{{template "T" ${pipe}}}`)],
    ),
    list: fc
      .tuple(
        fc.array(tie('statement'), { maxLength: 3, depthIdentifier: 'statement' }),
        rarely('{{break}}', '{{continue}}', '{{else}}', '{{end}}', '{{template "U"}}'),
      )
      .map(([parts, last]) => parts.join('') + last),
  }),
)

// No generated template calls itself: Go takes seconds to give up, or dies of it.
const definition = grammar.list.map(
  (list) => `{{define "T"}}{{$x := .}}{{$y := $}}${list.replaceAll('"T"', '"U"')}{{end}}`,
)

/** Templates that follow the grammar, if not always the rules. */
export const templateSource: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(
      '{{$x := 1}}{{$y := ext "list"}}',
      '{{$x := ext "map"}}{{$y := "s"}}',
      '\n{{$x := print nil}}\n{{$y := $x}}',
      '{{$y := "é"}}{{$x := $y}}',
    ),
    oneOf([1, fc.constant('{{define "T"}}[{{.}}]{{end}}')], [2, definition], [1, fc.constant('')]),
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

function oneOf(...choices: readonly (readonly [number, fc.Arbitrary<string>])[]): fc.Arbitrary<string> {
  return fc.oneof({ maxDepth: 3 }, ...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })))
}

function rarely(...texts: readonly string[]): fc.Arbitrary<string> {
  return oneOf([40, fc.constant('')], [1, fc.constantFrom(...texts)])
}

function words(name: string, ...operands: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc.tuple(...operands).map((texts) => [name, ...texts].join(' '))
}

function parenthesize(text: string): string {
  return `(${text})`
}

function parenthesizeAll(texts: readonly string[]): string {
  return `(${texts.join(' ')})`
}

function piped(commands: readonly string[]): string {
  return commands.join(' | ')
}

function branch([word, pipe, list, otherwise]: readonly string[]): string {
  return `{{${word} ${pipe}}}${list}{{else}}${otherwise}{{end}}`
}

function chain([word, first, second, list, otherwise]: readonly string[]): string {
  return `{{${word} ${first}}}${list}{{else ${word} ${second}}}${otherwise}{{end}}`
}

function call(name: fc.Arbitrary<string>, operand: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(name, fc.array(operand, { minLength: 1, maxLength: 3 }))
    .map(([word, operands]) => [word, ...operands].join(' '))
}

function action(pipeline: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom('', '', '- ', ' ', '\n'), pipeline, fc.constantFrom('', '', ' -', ' ', '\n'))
    .map(([left, pipe, right]) => `{{${left}${pipe}${right}}}`)
}

function range(items: fc.Arbitrary<string>, list: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const head = oneOf(
    [40, fc.constantFrom('', '$x := ', '$x, $y := ', '$x = ', '$x, $y = ')],
    [1, fc.constantFrom('$x, $y, $z := ', '$x, 1 := ')],
  )
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

/** Go would go over a huge integer for ever, and takes very long to give up on a block that contains itself. */
function terminates(source: string): boolean {
  return !/range[^{}]*\d{6}/.test(source) && source.split('block "B"').length <= 2
}

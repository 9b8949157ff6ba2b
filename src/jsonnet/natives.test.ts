import { describe, expect, test } from 'vitest'
import {
  ecspressoNatives,
  evaluate,
  evaluateAsync,
  evaluateWithOrigins,
  formatMark,
  JsonnetError,
  type JsonValue,
  type Natives,
} from './index.ts'

function failureOf(source: string, natives: Natives): JsonnetError {
  try {
    evaluate(source, { natives, filename: 'service.jsonnet' })
  } catch (error) {
    if (error instanceof JsonnetError) return error
    throw error
  }
  throw new Error(`no error: ${source}`)
}

describe('natives', () => {
  const add: Natives = { add: { params: ['a', 'b'], call: ([a, b]) => Number(a) + Number(b) } }

  test('are called with data and give data', () => {
    expect(evaluate("std.native('add')(1, b=2)", { natives: add })).toBe(3)
  })

  test('are null if there is none of the name', () => {
    expect(evaluate("std.native('subtract')", { natives: add })).toBe(null)
  })

  test('may not give numbers that JSON does not have', () => {
    const natives: Natives = { nan: { params: [], call: () => Number.NaN } }
    expect(failureOf("std.native('nan')()", natives).reason).toBe('Not a number')
  })

  test('fail at the call', () => {
    const natives: Natives = {
      ssm: {
        params: ['name'],
        call: () => {
          throw new Error('parameter not found')
        },
      },
    }
    const failure = failureOf("{ a: std.native('ssm')('/a') }", natives)
    expect(failure.reason).toBe('parameter not found')
    expect(failure.position).toEqual({ file: 'service.jsonnet', line: 1, column: 6 })
  })
})

describe('evaluateAsync()', () => {
  /** Lookups that count how many are under way at once. */
  function lookups() {
    const counts = { made: 0, underway: 0, atOnce: 0 }
    const call = async ([name]: readonly JsonValue[]) => {
      counts.made++
      counts.underway++
      counts.atOnce = Math.max(counts.atOnce, counts.underway)
      await new Promise((resolve) => setTimeout(resolve, 1))
      counts.underway--
      return `<${String(name)}>`
    }
    return { counts, natives: { ssm: { params: ['name'], call } } }
  }

  test('fetches what is needed together, and each thing once', async () => {
    const { counts, natives } = lookups()
    const source = `
      local ssm = std.native('ssm');
      { a: ssm('a'), b: [ssm('b'), { c: ssm('c') }], again: ssm('a') }`
    expect(await evaluateAsync(source, { natives })).toEqual({ a: '<a>', again: '<a>', b: ['<b>', { c: '<c>' }] })
    expect(counts).toMatchObject({ made: 3, atOnce: 3 })
  })

  test('goes on until answers need no further ones', async () => {
    const { counts, natives } = lookups()
    expect(await evaluateAsync("local ssm = std.native('ssm'); ssm(ssm(ssm('a')))", { natives })).toBe('<<<a>>>')
    expect(counts.made).toBe(3)
  })

  test('reports what failed at the call that comes first', async () => {
    const natives: Natives = {
      ssm: { params: ['name'], call: ([name]) => Promise.reject(new Error(`no ${String(name)}`)) },
    }
    const source = "local ssm = std.native('ssm'); { b: ssm('b'), a: ssm('a') }"
    await expect(evaluateAsync(source, { natives })).rejects.toMatchObject({ reason: 'no a' })
  })

  test('is needed for answers that are promises', () => {
    const natives: Natives = { ssm: { params: [], call: () => Promise.resolve('x') } }
    expect(failureOf("std.native('ssm')()", natives).reason).toMatch(/must be waited for/)
  })
})

describe('marks', () => {
  const mark = formatMark({ kind: 'unread', description: 'ssm /db' })
  const natives: Natives = { ssm: { params: ['name'], call: () => mark } }

  test.each([
    ["ssm + '/x'", `${mark}/x`],
    ["'%s:%d' % [ssm, 1]", `${mark}:1`],
    ["std.join(',', [ssm, 'b'])", `${mark},b`],
    ['{ a: [ssm] }', { a: [mark] }],
    ['std.manifestJsonMinified([ssm])', `["${mark}"]`],
    ["std.foldl(function(a, b) a + b, [ssm, 'x'], '')", `${mark}x`],
    ['ssm == ssm', true],
  ])('pass through %s', (expression, value) => {
    expect(evaluate(`local ssm = std.native('ssm')('/db'); ${expression}`, { natives })).toEqual(value)
  })

  test.each([
    "if ssm == 'x' then 1",
    'if ssm then 1',
    'ssm < "b"',
    'ssm > 1',
    '-ssm',
    '!ssm',
    'ssm * 2',
    'std.length(ssm)',
    'ssm[0]',
    'ssm[1:]',
    'ssm.field',
    'ssm()',
    '{ [ssm]: 1 }',
    '{ [k]: 1 for k in [ssm] }',
    '{ a: 1 }[ssm]',
    'ssm in { a: 1 }',
    '[x for x in ssm]',
    '[1 for x in [1] if ssm]',
    'assert ssm; 1',
    'std.parseInt(ssm)',
    "std.split(ssm, ',')",
    "std.startsWith(ssm, 'a')",
    "std.member(['a'], ssm)",
    "std.sort(['a', ssm])",
    'std.base64(ssm)',
    "'%5s' % ssm",
    "'%d' % ssm",
    "ssm % 'a'",
    "std.native('ssm')(ssm)",
    'std.type(ssm)',
  ])('refuse %s', (expression) => {
    const failure = failureOf(`local ssm = std.native('ssm')('/db'); ${expression}`, natives)
    expect(failure.code).toBe('JSONNET_UNREAD')
    expect(failure.reason).toContain('`ssm /db`')
    expect(failure.hint).toMatch(/^let the lookup be made/)
    expect(failure.position?.file).toBe('service.jsonnet')
  })
})

describe('evaluateWithOrigins()', () => {
  const natives: Natives = {
    ...ecspressoNatives({ env: { STAGE: 'prod' } }),
    ssm: { params: ['name'], call: async ([name]) => `value of ${String(name)}` },
    tfstate: { params: ['address'], call: async () => ({ id: 'sg-1', port: 80 }) },
  }

  test('says where texts that natives gave stand', async () => {
    const source = `
local ssm = std.native('ssm');
{ a: ssm('/x'), b: ['-' + ssm(ssm('/y'))], c: std.native('tfstate')('sg') }`
    const { value, origins } = await evaluateWithOrigins(source, { natives, filename: 'task.jsonnet' })
    expect(value).toEqual({ a: 'value of /x', b: ['-value of value of /y'], c: { id: 'sg-1', port: 80 } })
    expect(origins.map(({ path, native, args }) => [path, native, args])).toEqual([
      [['a'], 'ssm', ['/x']],
      [['b', 0], 'ssm', ['value of /y']],
      [['c', 'id'], 'tfstate', ['sg']],
    ])
    expect(origins[0]?.position).toEqual({ file: 'task.jsonnet', line: 3, column: 6 })
  })

  test('does not trace the environment, which programs decide on', async () => {
    const source = "{ a: if std.native('must_env')('STAGE') == 'prod' then std.native('ssm')('/x') }"
    const { origins } = await evaluateWithOrigins(source, { natives })
    expect(origins.map(({ path }) => path)).toEqual([['a']])
  })

  test('searches for the answers of programs that decide on them', async () => {
    const source = "local v = std.native('ssm')('/x'); { a: if v != '' then 'x-' + v, b: 'other' }"
    const { origins } = await evaluateWithOrigins(source, { natives })
    expect(origins.map(({ path }) => path)).toEqual([['a']])
  })
})

describe('ecspressoNatives()', () => {
  const natives = ecspressoNatives({
    env: { A: 'a', EMPTY: '' },
    lookups: [
      {
        lookups: {
          ssm: ([name]) => `ssm:${String(name)}`,
          ssm_list: ([name, index]) => `${String(name)}[${String(index)}]`,
        },
      },
      { prefix: 'net_', lookups: { tfstate: () => ({ ids: [1, 2] }) } },
    ],
    external: { jwt: { params: ['user'], call: ([user]) => ({ user: user ?? null }) } },
  })

  test.each([
    ["std.native('env')('A', 1)", 'a'],
    ["std.native('env')('EMPTY', [1])", [1]],
    ["std.native('env')('UNSET', null)", null],
    ["std.native('must_env')('EMPTY')", ''],
    ["std.native('ssm')('/x')", 'ssm:/x'],
    ["std.native('ssm_list')('/x', 1)", '/x[1]'],
    ["std.native('net_tfstate')('x').ids[1]", 2],
    ["std.native('tfstate')", null],
    ["std.native('jwt')('u')", { user: 'u' }],
  ])('%s', (source, value) => {
    expect(evaluate(source, { natives })).toEqual(value)
  })

  test('must_env fails on a variable that is not set', () => {
    expect(failureOf("std.native('must_env')('UNSET')", natives).reason).toBe('must_env: UNSET is not set')
  })

  test('refuses two functions of one name', () => {
    const one = { lookups: { ssm: () => 'x' } }
    expect(() => ecspressoNatives({ env: {}, lookups: [one, one] })).toThrow(/func_prefix/)
  })
})

import { describe, expect, test } from 'vitest'
import { type Aws, aws, Interrupted, live, plan, unread, type World } from '../../calls/index.ts'
import { localPorts } from '../../local/index.ts'
import { lookupsOf } from '../lookups.ts'
import type { PluginPorts } from '../plugin.ts'

const at = { file: 'ecs-task-def.json', line: 3, column: 7 }
const declaredAt = { file: 'ecspresso.yml', line: 5, column: 3 }
const files = { read: () => Promise.reject(new Error('no file')), exists: async () => false, write: async () => {} }
const ports: PluginPorts = {
  env: { GREETING: 'hello' },
  directory: process.cwd(),
  workingDirectory: process.cwd(),
  keepSecret: () => {},
  sprintf: (format) => format,
  files,
}

function worldWith(signal = new AbortController().signal): World {
  const never = new AbortController().signal
  return {
    place: { partition: 'aws', region: 'eu-west-1', account: '111122223333' },
    clock: { now: () => 0, sleep: async () => {}, timeout: () => never },
    signal,
    deadline: never,
    isWatched: false,
    local: localPorts(files, () => Promise.reject(new Error('no HTTP'))),
    send: () => Promise.reject(new Error('nothing is sent')),
    report: () => {},
    token: () => 'token',
  }
}
function door(signal?: AbortSignal): Aws {
  return aws(worldWith(signal), live)
}

/** A program of Node.js that runs this. */
function program(script: string) {
  return [process.execPath, '-e', script]
}

async function functionOf(config: Record<string, unknown>) {
  const lookups = await lookupsOf(
    [{ name: 'external', func_prefix: 'x_', config: { name: 'ask', ...config } }],
    ports,
    async () => declaredAt,
  )
  const lookup = lookups['x_ask']
  if (!lookup) throw new Error('no function x_ask')
  return { lookup, ask: (own: Aws, ...args: unknown[]) => lookup.call(own, args, at) }
}

const echo = program(
  'console.log(JSON.stringify({args: process.argv.slice(1), greeting: process.env.GREETING, home: process.env.PATH}))',
)

describe('a program that is run for each value', () => {
  test('gets arguments and the environment of the project, through no shell', async () => {
    const { ask } = await functionOf({ command: echo })
    expect(await ask(door(), '$HOME; exit 1', '*')).toEqual({ args: ['$HOME; exit 1', '*'], greeting: 'hello' })
  })

  test('gives its output as it is with `parser: string`', async () => {
    const { ask } = await functionOf({ command: program('process.stdout.write("a\\n")'), parser: 'string' })
    expect(await ask(door())).toBe('a\n')
  })

  test('runs once for the same arguments, in whatever command of the project', async () => {
    const { ask } = await functionOf({
      command: program('console.log(process.hrtime.bigint() + "")'),
      parser: 'string',
    })
    expect(await ask(door(), 'a')).toBe(await ask(door(), 'a'))
    expect(await ask(door(), 'a')).not.toBe(await ask(door(), 'b'))
  })

  test('is run by a plan that reads, and is a mark for one that does not', async () => {
    const { ask } = await functionOf({ command: echo })
    const given: unknown[] = []
    const body = async (own: Aws) => given.push(await ask(own, 'a'))
    await plan(body, worldWith(), { reading: true })
    await plan(body, worldWith())
    expect(given).toEqual([{ args: ['a'], greeting: 'hello' }, unread('x_ask a')])
    expect(await ask(door(), unread('role'))).toBe(unread(`x_ask ${unread('role')}`))
  })

  test.each([
    [
      'exits',
      program('console.error("warming up\\nno such tenant: s3cr3t".slice(0, 25)); process.exit(3)'),
      'ended with exit code 3',
      'it says: no such tenant',
    ],
    ['dies', program('process.kill(process.pid, "SIGKILL")'), 'was ended by SIGKILL', undefined],
    ['prints garbage', program('console.log("s3cr3t {")'), 'has given something that is no JSON', '`parser: string`'],
    [
      'nests beyond measure',
      program('console.log("[".repeat(1e5) + "]".repeat(1e5))'),
      'has given a value in which lists and objects stand in each other more than 200 deep',
      undefined,
    ],
    ['prints nothing', program(''), 'has given nothing', undefined],
    ['is missing', ['/nonexistent/program'], 'cannot be run: there is no such program', 'PATH'],
    ['is no program', [process.cwd()], 'cannot be run: permission denied', undefined],
  ])('that %s is one clear error', async (_, command, message, hint) => {
    const { ask } = await functionOf({ command })
    const error = await ask(door()).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      code: 'EXTERNAL',
      at,
      message: expect.stringContaining(`of the function \`ask\` ${message}`),
      ...(hint === undefined ? {} : { hint: expect.stringContaining(hint) }),
    })
    expect(JSON.stringify(error)).not.toContain('s3cr3t {')
  })

  test('that hangs is ended after the timeout, and at an interruption', async () => {
    const command = program('setInterval(() => {}, 1000)')
    const { ask } = await functionOf({ command, timeout: '100ms' })
    await expect(ask(door())).rejects.toMatchObject({
      code: 'EXTERNAL',
      message: expect.stringContaining('within 0.1 s'),
    })
    const stop = new AbortController()
    const patient = await functionOf({ command })
    const answer = patient.ask(door(stop.signal))
    setTimeout(() => stop.abort(new Interrupted()), 50)
    await expect(answer).rejects.toBeInstanceOf(Interrupted)
  })
})

/** Answers requests by the code of `answer(request)`. */
function server(answer: string) {
  return program(`
    let rest = ''
    process.stdin.setEncoding('utf8').on('data', (chunk) => {
      const lines = (rest + chunk).split('\\n')
      rest = lines.pop()
      for (const line of lines) answer(JSON.parse(line))
    })
    let count = 0
    const reply = (value) => console.log(JSON.stringify({ jsonrpc: '2.0', ...value }))
    function answer(request) { ${answer} }
  `)
}

describe('a program that is asked in JSON-RPC', () => {
  test('is started once, asked in turn, and does not keep the command alive', async () => {
    const { ask } = await functionOf({
      mode: 'jsonrpc',
      command: server(
        'reply({ id: request.id, result: { count: ++count, method: request.method, params: request.params } })',
      ),
    })
    expect(await Promise.all([ask(door(), 'a'), ask(door(), 'b', 'c')])).toEqual([
      { count: 1, method: 'ask', params: ['a'] },
      { count: 2, method: 'ask', params: ['b', 'c'] },
    ])
  })

  test.each([
    [
      'refuses',
      "reply({ id: request.id, error: { code: -32000, message: 'no such tenant' } })",
      'refuses: no such tenant',
    ],
    ['answers another request', 'reply({ id: 99, result: 1 })', 'has answered another request (id 99)'],
    ['answers without a result', 'reply({ id: request.id })', 'has answered without a result'],
    ['prints garbage', 'console.log("listening on s3cr3t")', 'has given something that is no JSON-RPC 2.0 response'],
    ['dies', 'console.error("out of luck"); process.exit(7)', 'ended with 7 instead of answering'],
  ])('and %s is one clear error', async (_, answer, message) => {
    const { ask } = await functionOf({ mode: 'jsonrpc', command: server(answer) })
    const error = await ask(door()).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'EXTERNAL', at, message: expect.stringContaining(message) })
    expect(JSON.stringify(error)).not.toContain('s3cr3t')
  })

  test('and hangs is ended after the timeout, for all who still ask', async () => {
    const { ask } = await functionOf({ mode: 'jsonrpc', timeout: 0.1, command: server('') })
    const ends = await Promise.allSettled([ask(door(), 'a'), ask(door(), 'b')])
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(ends[0]).toMatchObject({ reason: { message: expect.stringContaining('within 0.1 s') } })
  })
})

describe('a declaration', () => {
  test('gives a function of as many arguments as it says, and of any number in templates', async () => {
    const { lookup } = await functionOf({ command: ['x'], num_args: 2 })
    expect(lookup).toMatchObject({ jsonnet: ['argument1', 'argument2'], template: { variadic: 'string' } })
  })

  test.each([
    [{ name: undefined }, 'needs `config.name`'],
    [{ name: 'a b' }, 'needs `config.name`'],
    [{}, 'needs `config.command`'],
    [{ command: 'date +%s' }, 'needs `config.command`'],
    [{ command: [] }, 'needs `config.command`'],
    [{ command: ['x'], num_args: -1 }, 'takes a number from 0 to 100'],
    [{ command: ['x'], num_args: '1' }, 'takes a number from 0 to 100'],
    [{ command: ['x'], parser: 'yaml' }, 'takes `json` or `string`'],
    [{ command: ['x'], mode: 'http' }, 'takes `exec` or `jsonrpc`'],
    [{ command: ['x'], timeout: 'soon' }, 'takes seconds or a duration'],
    [{ command: ['x'], timeout: -1 }, 'takes seconds or a duration'],
    [{ command: ['x'], timeout: 1e12 }, 'takes seconds or a duration'],
  ])('%j is refused', async (config, message) => {
    await expect(functionOf(config)).rejects.toMatchObject({
      code: 'EXTERNAL_CONFIG',
      at: declaredAt,
      message: expect.stringContaining(message),
    })
  })
})

import { describe, expect, test } from 'vitest'
import { commands } from '../commands/index.ts'
import { flagsOfEcspresso } from './ecspresso-command-line.ts'
import { globalOptions } from './globals.ts'
import { type Parsed, parse } from './parse.ts'
import { splitWords } from './split-words.ts'
import { UsageError } from './usage-error.ts'

async function read(line: string, env: Record<string, string> = {}): Promise<Parsed> {
  const parsed = await parse(splitWords(line), commands, env)
  if ('help' in parsed) throw new Error(`help: ${parsed.help}`)
  return parsed
}
async function refuse(line: string, env: Record<string, string> = {}): Promise<string> {
  try {
    await read(line, env)
    return 'nothing was refused'
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return `${error.message} | ${error.hint}`
  }
}

describe('parse()', () => {
  test('gives the defaults of ecspresso', async () => {
    expect((await read('deploy')).options).toEqual({
      dryRun: false,
      tasks: -1,
      skipTaskDefinition: false,
      revision: 0,
      rollbackEvents: [],
      suspendAutoScaling: false,
      resumeAutoScaling: false,
      autoScalingMin: undefined,
      autoScalingMax: undefined,
      latestTaskDefinition: false,
      forceNewDeployment: false,
      wait: true,
      waitUntil: 'deployed',
      updateService: true,
      ifChanged: false,
      image: [],
      env: [],
      secret: [],
      pinDigest: false,
      fromRunning: false,
      failFast: 0,
      progressTimeout: '',
      onCancel: 'detach',
      ifInFlight: 'replace',
    })
    expect((await read('run')).options).toMatchObject({
      count: 1,
      waitUntil: 'stopped',
      wait: true,
      ebsDeleteOnTermination: true,
    })
    expect((await read('wait')).options).toMatchObject({ waitUntil: undefined, onCancel: 'detach' })
    expect((await read('deploy')).globals).toMatchObject({
      config: 'ecspresso.yml',
      color: true,
      logFormat: 'text',
      debug: false,
    })
  })

  test.each([
    ['--config x.yml deploy', 'x.yml'],
    ['deploy --config x.yml', 'x.yml'],
    ['deploy --config=x.yml', 'x.yml'],
    ['--config a.yml deploy --config b.yml', 'b.yml'],
  ])('global flags stand before or after the command: %s', async (line, config) => {
    expect(await read(line)).toMatchObject({ command: { name: 'deploy' }, globals: { config } })
  })

  test.each([
    ['deploy', true],
    ['deploy --wait', true],
    ['deploy --no-wait', false],
    ['deploy --wait=false', false],
    ['deploy --wait=true', true],
    ['deploy --no-wait --wait', true],
  ])('flags with a negative form: %s', async (line, wait) => {
    expect((await read(line)).options['wait']).toBe(wait)
  })

  test.each([
    ['deploy --dry-run', true],
    ['deploy --dry-run=true', true],
    ['deploy --dry-run=false', false],
    ['deploy --dry-run --dry-run=false', false],
  ])('flags without one: %s', async (line, dryRun) => {
    expect((await read(line)).options['dryRun']).toBe(dryRun)
  })

  test('lists and maps may be given several times and several at once', async () => {
    expect((await read('--envfile a,b --envfile c deploy')).globals.envfile).toEqual(['a', 'b', 'c'])
    expect((await read("--ext-str 'a=1;b=x=y' --ext-str c=3 deploy")).globals.extStr).toEqual({
      a: '1',
      b: 'x=y',
      c: '3',
    })
  })

  test('a value that is a command line may begin with a flag', async () => {
    const { options } = await read("policy generate --for '--config a.yml deploy'")
    expect(options).toMatchObject({ for: ['--config a.yml deploy'] })
  })

  test('an alias means the same', async () => {
    expect((await read('wait --until deployed')).options).toMatchObject({ waitUntil: 'deployed' })
  })

  test('variables stand for flags; ours win over those of ecspresso, flags over both', async () => {
    const env = {
      ECSPRESSO_CONFIG: 'e.yml',
      ECSPRESSO_DEBUG: 'true',
      ECSPRESSO_COLOR: 'false',
      ECSPRESSO_TIMEOUT: '1m',
    }
    expect((await read('deploy', env)).globals).toMatchObject({
      config: 'e.yml',
      debug: true,
      color: false,
      timeout: '1m',
    })
    expect((await read('deploy', { ...env, RISTRETTO_CONFIG: 'r.yml' })).globals.config).toBe('r.yml')
    expect((await read('deploy --config f.yml', { ...env, RISTRETTO_CONFIG: 'r.yml' })).globals.config).toBe('f.yml')
  })

  test('positional arguments reach the command', async () => {
    expect((await read('render taskdef servicedef')).positional).toEqual(['taskdef', 'servicedef'])
    expect((await read('policy lint a.json -')).positional).toEqual(['a.json', '-'])
  })

  test('the global flags that were given are kept for hints', async () => {
    expect((await read('--config x.yml deploy --no-color --tasks 2')).globalArguments).toEqual([
      '--config=x.yml',
      '--no-color',
    ])
  })

  test.each([
    ['deploi', 'unknown command `deploi` | did you mean `deploy`?'],
    ['deploy --wiat', 'unknown option `--wiat` | did you mean `--wait`?'],
    ['--conifg x deploy', 'unknown option `--conifg` | did you mean `--config`?'],
    ['deploy --tasks many', 'invalid value `many` for `--tasks` | a whole number, at least -1'],
    [
      'deploy --wait-until later',
      'invalid value `later` for `--wait-until` | one of `stable`, `deployed`, `healthy`, `paused`, `ecs:STAGE`, `codedeploy:EVENT`',
    ],
    [
      'deploy --wait-until ecs:BAKE',
      /^invalid value `ecs:BAKE` for `--wait-until` \| one of `ecs:RECONCILE_SERVICE`, /,
    ],
    ['run --count 11', 'invalid value `11` for `--count` | a whole number, at least 1, at most 10'],
    ['deploy --wait=maybe', 'invalid value `maybe` for `--wait` | write true or false'],
    [
      '--ext-str novalue deploy',
      'invalid value `novalue` for `--ext-str`: no KEY=VALUE | several stand with `;` between them',
    ],
    ['policy generate deploy', '`policy generate` takes no `deploy` | a command line is named by `--for "deploy"`'],
    ['deploy extra', '`deploy` takes no `extra` | see `ristretto deploy --help`'],
    ['deploy --timeout', '`--timeout DURATION` needs its value | such as `--timeout=DURATION`'],
    ['policy genrate', 'unknown command `genrate` | did you mean `generate`?'],
    ['deploy --no-dry-run', /^unknown option `--no-dry-run` \| `--dry-run=false` says no$/],
    ['rollback --revision 3', /^unknown option `--revision` \| `ristretto deploy --revision N` goes to/],
    ['run --command ./migrate', /^unknown option `--command` \| `--overrides` has it: /],
    ['deploy --version', /^unknown option `--version` \| `ristretto version` prints it$/],
    ['logs --follow', /^unknown command `logs` \| `ristretto tasks logs` shows the log of a task$/],
  ])('refuses %s', async (line, message) => {
    expect(await refuse(line)).toEqual(typeof message === 'string' ? message : expect.stringMatching(message))
  })

  test('a variable is named beside its flag', async () => {
    expect(await refuse('deploy', { ECSPRESSO_LOG_FORMAT: 'xml' })).toBe(
      'invalid value `xml` for `--log-format` (from ECSPRESSO_LOG_FORMAT) | one of `text`, `json`',
    )
  })

  test('a variable with a wrong value is named', async () => {
    expect(await refuse('deploy', { ECSPRESSO_DEBUG: 'perhaps' })).toBe(
      'invalid value `perhaps` of ECSPRESSO_DEBUG for `--debug` | write true or false',
    )
  })

  test.each([
    [[]],
    [['help']],
    [['--help']],
    [['deploy', '--help']],
    [['help', 'deploy']],
    [['policy', 'generate', '-h']],
  ])('help for %j', async (argv: string[]) => {
    const parsed = await parse(argv, commands, {})
    expect('help' in parsed && parsed.help).toMatch(/^Usage: ristretto/)
  })

  test('--version is the command of that name', async () => {
    expect((await read('--version')).command.name).toBe('version')
  })

  const helpOf = async (argv: readonly string[], columns?: number): Promise<string> => {
    const parsed = await parse(argv, commands, {}, columns)
    return 'help' in parsed ? parsed.help : 'no help'
  }

  test('help lists all commands, those of two words too, before the flags', async () => {
    expect(await helpOf(['--help'])).toMatch(
      /\nCommands:\n {2}init .*\n {2}policy generate .*\nFlags of all commands:\n/s,
    )
    expect(await helpOf(['policy'])).toMatch(/\nCommands:\n {2}generate /)
  })

  test.each([60, 80, 100, 300])('help fits into %d columns', async (columns) => {
    const all = [[], ...commands.map(({ name }) => name.split(' '))]
    const texts = await Promise.all(all.map((words) => helpOf([...words, '--help'], columns)))
    const wide = texts.flatMap((text) => text.split('\n')).filter((line) => line.length > Math.min(columns, 100))
    expect(wide.filter((line) => !/^ {2}(#|ristretto|\w+=)/.test(line))).toEqual([])
  })

  test('the examples of help are command lines', async () => {
    for (const { name, examples = [] } of commands)
      for (const { line } of examples) {
        // What a shell does around the command is not ours: variables before it, pipes behind it, `source <(...)`.
        const own = line.replace(/^[A-Z_]+=\S* /, '').replace(/^.*<\((.*)\)$/, '$1')
        const words = splitWords(own.replace(/ *[|>&].*$/, ''))
        expect(words[0]).toBe('ristretto')
        expect(await parse(words.slice(1), commands, {})).toMatchObject({ command: { name } })
      }
  })

  test('help shows flags as ecspresso writes them', async () => {
    const parsed = await parse(['deploy', '--help'], commands, {})
    expect('help' in parsed && parsed.help).toContain('--[no-]wait')
  })
})

describe('an empty string', () => {
  const needsArgument = (name: string) => commands.some((one) => one.name === name && one.positional?.startsWith('<'))
  const given = [{ name: 'deploy', options: globalOptions }, ...commands].flatMap(({ name, options }) => {
    const words = [...name.split(' '), ...(needsArgument(name) ? ['x'] : [])]
    const flags = Object.entries(options).filter(([, { kind }]) => kind === 'text' || kind === 'list')
    return flags.map(([flag]) => ({ name, words, flag }))
  })
  const isEcspressos = ({ name, flag }: (typeof given)[number]) =>
    ['', name].some((one) => flagsOfEcspresso(one.split(' ')[0] ?? '').includes(flag))

  test.each(given.filter((one) => !isEcspressos(one)))('is no value of `$name --$flag`', ({ words, flag }) => {
    for (const written of [[`--${flag}=`], [`--${flag}`, '']])
      expect(() => parse([...words, ...written], commands, {})).toThrow(`invalid value \`\` for \`--${flag}\``)
  })

  test.each(given.filter(isEcspressos))(
    'is as good as none for `$name --$flag`, as for ecspresso',
    ({ words, flag }) => {
      expect(() => parse([...words, `--${flag}=`], commands, {})).not.toThrow()
    },
  )
})

describe('splitWords()', () => {
  test.each([
    ['deploy  --no-wait', ['deploy', '--no-wait']],
    [`run --overrides '{"a": "b c"}'`, ['run', '--overrides', '{"a": "b c"}']],
    ['a "b \\" c" d\\ e', ['a', 'b " c', 'd e']],
    ['--x="y z"', ['--x=y z']],
    ['', []],
  ])('%s', async (line, words) => {
    expect(splitWords(line)).toEqual(words)
  })

  test('a quote without an end is refused', async () => {
    expect(() => splitWords("run 'x")).toThrow(UsageError)
  })
})

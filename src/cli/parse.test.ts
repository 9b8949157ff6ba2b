import { describe, expect, test } from 'vitest'
import { commands } from './commands.ts'
import { type Parsed, parse } from './parse.ts'
import { splitWords } from './split-words.ts'
import { UsageError } from './usage-error.ts'

const read = (line: string, env: Record<string, string> = {}): Parsed => {
  const parsed = parse(splitWords(line), commands, env)
  if ('help' in parsed) throw new Error(`help: ${parsed.help}`)
  return parsed
}
const refuse = (line: string, env: Record<string, string> = {}): string => {
  try {
    read(line, env)
    return 'nothing was refused'
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return `${error.message} | ${error.hint}`
  }
}

describe('parse()', () => {
  test('gives the defaults of ecspresso', () => {
    expect(read('deploy').options).toEqual({
      dryRun: false,
      tasks: -1,
      skipTaskDefinition: false,
      revision: 0,
      latestTaskDefinition: false,
      forceNewDeployment: false,
      wait: true,
      waitUntil: 'deployed',
      updateService: true,
      ifChanged: false,
    })
    expect(read('run').options).toMatchObject({
      count: 1,
      waitUntil: 'stopped',
      wait: true,
      ebsDeleteOnTermination: true,
    })
    expect(read('wait').options).toEqual({ waitUntil: 'stable' })
    expect(read('deploy').globals).toMatchObject({
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
  ])('global flags stand before or after the command: %s', (line, config) => {
    expect(read(line)).toMatchObject({ command: 'deploy', globals: { config } })
  })

  test.each([
    ['deploy', true],
    ['deploy --wait', true],
    ['deploy --no-wait', false],
    ['deploy --wait=false', false],
    ['deploy --wait=true', true],
    ['deploy --no-wait --wait', true],
  ])('flags with a negative form: %s', (line, wait) => {
    expect(read(line).options['wait']).toBe(wait)
  })

  test.each([
    ['deploy --dry-run', true],
    ['deploy --dry-run=true', true],
    ['deploy --dry-run=false', false],
    ['deploy --dry-run --dry-run=false', false],
  ])('flags without one: %s', (line, dryRun) => {
    expect(read(line).options['dryRun']).toBe(dryRun)
  })

  test('lists and maps may be given several times and several at once', () => {
    expect(read('--envfile a,b --envfile c deploy').globals.envfile).toEqual(['a', 'b', 'c'])
    expect(read("--ext-str 'a=1;b=x=y' --ext-str c=3 deploy").globals.extStr).toEqual({ a: '1', b: 'x=y', c: '3' })
  })

  test('an alias means the same', () => {
    expect(read('wait --until deployed').options).toEqual({ waitUntil: 'deployed' })
  })

  test('variables stand for flags; ours win over those of ecspresso, flags over both', () => {
    const env = {
      ECSPRESSO_CONFIG: 'e.yml',
      ECSPRESSO_DEBUG: 'true',
      ECSPRESSO_COLOR: 'false',
      ECSPRESSO_TIMEOUT: '1m',
    }
    expect(read('deploy', env).globals).toMatchObject({ config: 'e.yml', debug: true, color: false, timeout: '1m' })
    expect(read('deploy', { ...env, RISTRETTO_CONFIG: 'r.yml' }).globals.config).toBe('r.yml')
    expect(read('deploy --config f.yml', { ...env, RISTRETTO_CONFIG: 'r.yml' }).globals.config).toBe('f.yml')
  })

  test('positional arguments reach the command', () => {
    expect(read('render taskdef servicedef').positional).toEqual(['taskdef', 'servicedef'])
    expect(read('policy lint a.json -').positional).toEqual(['a.json', '-'])
  })

  test('the global flags that were given are kept for hints', () => {
    expect(read('--config x.yml deploy --no-color --tasks 2').globalArguments).toEqual(['--config=x.yml', '--no-color'])
  })

  test.each([
    ['deploi', 'unknown command `deploi` | did you mean `deploy`?'],
    ['deploy --wiat', 'unknown option `--wiat` | did you mean `--wait`?'],
    ['--conifg x deploy', 'unknown option `--conifg` | did you mean `--config`?'],
    ['deploy --tasks many', '`many` is no value of --tasks | a whole number, at least -1'],
    ['deploy --wait-until later', '`later` is no value of --wait-until | one of `stable`, `deployed`'],
    ['run --count 11', '`11` is no value of --count | a whole number, at least 1, at most 10'],
    ['deploy --wait=maybe', '`maybe` is no value of --wait | write true or false'],
    ['--ext-str novalue deploy', '`novalue` in --ext-str is no KEY=VALUE | undefined'],
    ['deploy extra', '`deploy` takes no `extra` | see `ristretto deploy --help`'],
    ['render', '`render` needs a TARGET | see `ristretto render --help`'],
    ['deploy --timeout', '`--timeout <DURATION>` needs its value | see `ristretto --help`'],
    ['policy genrate', 'unknown command `genrate` | did you mean `generate`?'],
    ['deploy --no-dry-run', /^unknown option `--no-dry-run`/],
  ])('refuses %s', (line, message) => {
    expect(refuse(line)).toEqual(typeof message === 'string' ? message : expect.stringMatching(message))
  })

  test('a variable with a wrong value is named', () => {
    expect(refuse('deploy', { ECSPRESSO_DEBUG: 'perhaps' })).toBe(
      '`perhaps` in ECSPRESSO_DEBUG is no value of --debug | write true or false',
    )
  })

  test.each([
    [[]],
    [['help']],
    [['--help']],
    [['deploy', '--help']],
    [['help', 'deploy']],
    [['policy', 'generate', '-h']],
  ])('help for %j', (argv: string[]) => {
    const parsed = parse(argv, commands, {})
    expect('help' in parsed && parsed.help).toMatch(/^Usage: ristretto/)
  })

  test('--version is the command of that name', () => {
    expect(read('--version').command).toBe('version')
  })

  const helpOf = (argv: readonly string[], columns?: number): string => {
    const parsed = parse(argv, commands, {}, columns)
    return 'help' in parsed ? parsed.help : 'no help'
  }

  test('help lists all commands, those of two words too, before the flags', () => {
    expect(helpOf(['--help'])).toMatch(
      /\nCommands:\n {2}register .*\n {2}policy generate .*\nFlags of all commands:\n/s,
    )
    expect(helpOf(['policy'])).toMatch(/\nCommands:\n {2}generate /)
  })

  test.each([60, 80, 100, 300])('help fits into %d columns', (columns) => {
    const texts = [[], ...commands.map(({ name }) => name.split(' '))].map((words) =>
      helpOf([...words, '--help'], columns),
    )
    const wide = texts.flatMap((text) => text.split('\n')).filter((line) => line.length > Math.min(columns, 100))
    expect(wide.filter((line) => !/^ {2}(#|ristretto|\w+=)/.test(line))).toEqual([])
  })

  test('the examples of help are command lines', () => {
    for (const { name, examples = [] } of commands)
      for (const { line } of examples) {
        const words = splitWords(line.replace(/^[A-Z_]+=\S* /, '').replace(/ *[|>&].*$/, ''))
        expect(words[0]).toBe('ristretto')
        expect(parse(words.slice(1), commands, {})).toMatchObject({ command: name })
      }
  })

  test('help shows flags as ecspresso writes them', () => {
    const parsed = parse(['deploy', '--help'], commands, {})
    expect('help' in parsed && parsed.help).toContain('--[no-]wait')
  })
})

describe('splitWords()', () => {
  test.each([
    ['deploy  --no-wait', ['deploy', '--no-wait']],
    [`run --overrides '{"a": "b c"}'`, ['run', '--overrides', '{"a": "b c"}']],
    ['a "b \\" c" d\\ e', ['a', 'b " c', 'd e']],
    ['--x="y z"', ['--x=y z']],
    ['', []],
  ])('%s', (line, words) => {
    expect(splitWords(line)).toEqual(words)
  })

  test('a quote without an end is refused', () => {
    expect(() => splitWords("run 'x")).toThrow(UsageError)
  })
})

import fc from 'fast-check'
import { type Command, commands, type Option, type OptionTable } from '../../src/commands/index.ts'

/**
 * What the options take that no table tells, by option or by `COMMAND --option`: good values, and some that are none. A value is one
 * word. An empty list says that the option is not drawn; why stands beside it.
 */
const values: Readonly<Record<string, readonly string[]>> = {
  'revisions --revision': ['1', '2', 'current', 'latest', '99'],
  'deregister --revision': ['1', '2', 'latest', 'web:1', '99'],
  'init --region': ['ap-northeast-1'],
  'init --cluster': ['app'],
  'init --service': ['web', 'nobody'],
  'init --task-definition': ['web:1', 'web', 'nobody:1'],
  'init --task-definition-path': ['task.json', 'task.jsonnet'],
  'init --service-definition-path': ['service.json'],
  'init --express-definition-path': ['express.json'],
  'init --tfstate': ['s3://states/prod.tfstate', 'missing.tfstate', 'gs://states/prod'],
  'verify --for': ['deploy', 'run', 'nobody'],
  '--image': [
    'app=example.com/web:v2',
    'app=111122223333.dkr.ecr.ap-northeast-1.amazonaws.com/web:v2',
    'nobody=web',
    'web',
  ],
  '--env': ['app:LEVEL=debug', 'app:LEVEL', 'nobody:A=b'],
  '--secret': ['app:PASSWORD=/web/password', 'app:PASSWORD'],
  '--task-definition': ['latest', 'current', 'web:1'],
  '--task-def': ['ecs-task-def.json'],
  '--overrides': ['{}', '{"containerOverrides":[{"name":"app","command":["./migrate"]}]}', '{'],
  '--overrides-file': ['overrides.json', 'missing.json'],
  '--watch-container': ['app', 'nobody'],
  '--tags': ['team=web', 'team=web,stage=test'],
  '--client-token': ['once'],
  '--rollback-events': ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_FAILURE,DEPLOYMENT_STOP_ON_ALARM', 'EARTHQUAKE'],
  '--id': ['0123456789abcdef0123456789abcdef'],
  '--duration': ['1m', '2h'],
  '--progress-timeout': ['1m', '20s'],
  '--start-time': ['2026-11-24T08:00:00Z'],
  '--container': ['app', 'nobody'],
  // It runs programs of the machine, and asks AWS for no more than without it.
  '--external': [],
}

/** Commands that may reach AWS, each as often as its lines are drawn in comparison with the others. */
const reaching = commands.filter(({ needs }) => needs !== 'nothing')
const often: Readonly<Record<string, number>> = { deploy: 4, run: 3 }

/** Command lines that may reach AWS, drawn from the descriptors: words apart by blanks. Many contradict themselves, which is part of it. */
export const commandLine: fc.Arbitrary<string> = fc.oneof(
  ...reaching.map((command) => ({ weight: often[command.name] ?? 1, arbitrary: lineOf(command) })),
)

/** Options of text that this file has no values for: they would never be drawn. */
export function undrawnOptions(): string[] {
  return reaching.flatMap((command) =>
    Object.entries(command.options)
      .filter(([name, option]) => !('choices' in option) && isText(option) && valuesOf(command, name) === undefined)
      .map(([name]) => `${command.name} --${name}`),
  )
}

/** Every command that may reach AWS, by itself and with each of its options: a line for each value that a table tells, else for the first. */
export function everyLine(): string[] {
  return reaching.flatMap((command) => {
    const argument = command.positional?.startsWith('<') ? [command.choices?.[0] ?? ''] : []
    const flags = Object.keys(command.options).flatMap((name) => samplesOf(command, name))
    const all = [[], ...flags].map((words) => [command.name, ...words, ...argument].join(' '))
    return all.map((line) => withNeeded(command, line))
  })
}

/** Words without which a line says nothing, unless it has them: by command, a pattern of a flag's name and the words. */
const needed: Readonly<Record<string, readonly (readonly [unless: RegExp, words: string])[]>> = {
  deregister: [[/--(revision|keeps) /, '--keeps 1']],
  init: [
    [/--(service|task-definition) /, '--service web'],
    [/--region /, '--region ap-northeast-1'],
  ],
  render: [[/--explain /, 'taskdef']],
}

function withNeeded({ name }: Command, line: string): string {
  const missing = (needed[name] ?? []).filter(([unless]) => !unless.test(`${line} `)).map(([, words]) => words)
  // The revision that is left can only be deregistered when it is left.
  const apart = line === 'rollback --no-wait' ? ['--no-deregister-task-definition'] : []
  return [line, ...missing, ...apart].join(' ')
}

function samplesOf(command: Command, name: string): string[][] {
  const option: OptionTable[string] | undefined = command.options[name]
  if (option === undefined) return []
  if (option.kind === 'flag') return [[option.negatable ? `--no-${name}` : `--${name}`]]
  if (option.kind === 'choice') return option.choices.filter(Boolean).map((value) => [`--${name}`, value])
  if (option.kind === 'integer') return [[`--${name}`, String(Math.max(option.from ?? 1, 1))]]
  const [first] = valuesOf(command, name) ?? []
  return first === undefined ? [] : [[`--${name}`, first]]
}

function lineOf(command: Command): fc.Arbitrary<string> {
  const names = Object.keys(command.options)
  return fc
    .tuple(
      fc
        .subarray(names, { maxLength: Math.min(4, names.length) })
        .chain((some) => fc.tuple(...some.map((name) => wordsOf(command, name)))),
      positionalOf(command),
    )
    .map(([flags, positional]) => [command.name, ...flags.flat(), ...positional].join(' '))
}

function wordsOf(command: Command, name: string): fc.Arbitrary<readonly string[]> {
  const option: OptionTable[string] | undefined = command.options[name]
  if (option === undefined) return fc.constant([])
  const given = (value: string) => (value === '' ? [`--${name}=`] : [`--${name}`, value])
  switch (option.kind) {
    case 'flag':
      return fc.constant([option.negatable ? `--no-${name}` : `--${name}`])
    case 'choice':
      return fc.constantFrom(...option.choices).map(given)
    case 'integer':
      return fc
        .integer({ min: option.from ?? 0, max: Math.min(option.to ?? 3, (option.from ?? 0) + 3) })
        .map((n) => given(String(n)))
    default: {
      const some = valuesOf(command, name) ?? []
      return some.length === 0 ? fc.constant([]) : fc.constantFrom(...some).map(given)
    }
  }
}

function positionalOf({ positional, choices = [] }: Command): fc.Arbitrary<readonly string[]> {
  if (positional === undefined || choices.length === 0) return fc.constant([])
  return fc.subarray([...choices], { minLength: positional.startsWith('<') ? 1 : 0, maxLength: 1 })
}

function isText({ kind }: Option): boolean {
  return kind === 'text' || kind === 'list' || kind === 'map'
}

function valuesOf(command: Command, name: string): readonly string[] | undefined {
  return values[`${command.name} --${name}`] ?? values[`--${name}`]
}

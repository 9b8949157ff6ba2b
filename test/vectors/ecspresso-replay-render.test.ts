import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { recordedAws, type SeenCall } from '../support/recorded-aws.ts'
import { type Outcome, runTestCommand, testPorts } from '../support/test-ports.ts'
import { virtualClock } from '../support/virtual-clock.ts'
import { type Recording, readRecordings } from './replay/recording.ts'

// The command lines of `render` that the real ecspresso 2.3 was given, in the same folders and before the same AWS: what is printed is equal
// as values, what is refused is refused, and AWS is asked the same.

const recordings = readRecordings(/^render-/)

/** Where we mean to do otherwise; docs/configuration.md has the rows. */
const different: Readonly<Record<string, { readonly exit: number; readonly words: RegExp; readonly why: string }>> = {
  'render-21-tfstate-missing-file': {
    exit: 0,
    words: /path: terraform\/terraform\.tfstate/,
    why: 'a state is read when a lookup needs it',
  },
  'render-27-docker-volume-keys': {
    exit: 0,
    words: /"O": "addr=1\.2\.3\.4"[\s\S]*"low": "er"/,
    why: "keys of a volume's driverOpts and labels are the user's own",
  },
  'render-53-yaml-scalars': {
    exit: 1,
    words: /ecspresso\.yml:4:10: invalid value for `service`/,
    why: 'a name that nothing can have is told where it stands',
  },
  'render-61-readonly-service-keys': {
    exit: 0,
    words: /"serviceName": "web"/,
    why: 'what only AWS writes is left out',
  },
}

interface Replay extends Outcome {
  readonly asked: readonly SeenCall[]
}

async function replay({ files, env, argv, calls, recordedAt }: Recording): Promise<Replay> {
  const world = recordedAws(calls)
  const variables = Object.entries(env).map(([name, value]) => [
    name,
    value.replace('<endpoint>', 'http://recorded.test').replace('<dir>', '/project'),
  ])
  const clock = virtualClock(recordedAt * 1000)
  const ports = testPorts({ files, env: Object.fromEntries(variables), http: world.http, clock })
  return { ...(await runTestCommand(argv, ports)), asked: world.seen }
}

/** Go's structs print what is not set, as `""`, `0`, `false`, `null` or `[]`: that is no difference. */
function meant(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meant)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, meant(inner)] as const)
      .filter(([, inner]) => ![null, '', 0, false].some((empty) => empty === inner) && JSON.stringify(inner) !== '[]'),
  )
}

/** What was printed, document by document: YAML in front, JSON or Jsonnet behind it, all of which YAML's parser reads. */
function documentsOf(stdout: string): unknown[] {
  return stdout
    .split(/^(?=\{)/m)
    .filter((text) => text.trim() !== '')
    .map((text) => meant(parse(text)))
}

/** In no order: lookups that do not depend on each other are made side by side. */
function distinct(calls: readonly SeenCall[]): readonly string[] {
  const texts = calls.map(({ service, operation, input }) => {
    const { Action: _, Version: __, ...rest } = input
    return `${service} ${operation} ${JSON.stringify(rest)}`
  })
  return [...new Set(texts)].sort()
}

describe('render', () => {
  test.each(recordings.filter(({ name }) => !(name in different)))('$name', async (recording) => {
    const ours = await replay(recording)
    expect(ours.exitCode, ours.stderr).toBe(recording.exit)
    expect(ours.stderr).not.toMatch(/^bug:/m)
    expect(distinct(ours.asked)).toEqual(distinct(recording.calls))
    // Without a command there is help, and that is about other commands.
    if (recording.argv.length === 0) expect(ours.stdout).toMatch(/^ {2}render /m)
    else expect(documentsOf(ours.stdout)).toEqual(documentsOf(recording.stdout))
  })

  test.each(Object.entries(different))('%s is otherwise', async (name, { exit, words }) => {
    const recording = recordings.find((one) => one.name === name)
    if (!recording) throw new Error(`no recording ${name}`)
    const ours = await replay(recording)
    expect(ours.exitCode).toBe(exit)
    expect(ours.stdout + ours.stderr).toMatch(words)
    expect(ours.asked).toEqual([])
  })
})

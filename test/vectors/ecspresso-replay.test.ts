import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type RecordedCall, recordedAws, type SeenCall } from '../support/recorded-aws.ts'
import { type Outcome, runTestCommand, testPorts } from '../support/test-ports.ts'
import { virtualClock } from '../support/virtual-clock.ts'
import { answersBeyond, type Difference, differences } from './replay/differences.ts'
import { type Recording, readRecordings } from './replay/recording.ts'

// Command lines of ours before the AWS that the real ecspresso 2.3 met: the same calls with the same parameters in the same order until
// the wait begins, the same calls while waiting (how often is our own affair), the same exit code. Differences are data, with a reason.

const recordings = readRecordings(/^(cli|register|deploy|run|wait)-/)

interface Replay extends Outcome {
  readonly asked: readonly SeenCall[]
}

/** The clock begins where the recording did, so that its times need no shift. */
async function replay(recording: Recording): Promise<Replay> {
  const world = recordedAws([...recording.calls, ...(answersBeyond[recording.name] ?? [])])
  const variables = Object.entries(recording.env).map(([name, value]) => [
    name,
    value.replace('<endpoint>', 'http://recorded.test').replace('<dir>', '/project'),
  ])
  const ports = testPorts({
    files: recording.files,
    env: Object.fromEntries(variables),
    http: world.http,
    clock: virtualClock(recording.recordedAt * 1000),
  })
  return { ...(await runTestCommand(recording.argv, ports)), asked: world.seen.map(comparable) }
}

/** Tokens are new each time; the layout of an AppSpec means nothing; the order of tags is random in ecspresso, that of constraints means nothing. */
function comparable({ service, operation, input }: SeenCall): SeenCall {
  const { clientToken, Action: _, Version: __, ...rest } = input
  const inOrder = (unordered[operation] ?? []).flatMap((key) =>
    key in rest ? [[key, sorted(rest[key])] as const] : [],
  )
  const token = clientToken === undefined ? {} : { clientToken: 'any' }
  const spec = 'revision' in rest ? { revision: parsed(rest['revision']) } : {}
  return { service, operation, input: { ...rest, ...Object.fromEntries(inOrder), ...spec, ...token } }
}

/** A revision of CodeDeploy's with its AppSpec taken apart. */
function parsed(revision: unknown): unknown {
  return JSON.parse(JSON.stringify(revision), (key, value) => (key === 'content' ? parse(value) : value))
}

const unordered: Readonly<Record<string, readonly string[]>> = {
  TagResource: ['tags'],
  UntagResource: ['tagKeys'],
  UpdateService: ['placementConstraints'],
}

function sorted(list: unknown): unknown {
  return Array.isArray(list) ? list.map((element) => JSON.stringify(sortKeys(element))).sort() : list
}

function appliesTo({ cases }: Difference, { name }: Recording): boolean {
  return cases?.includes(name) ?? true
}

function isWrite({ operation }: SeenCall): boolean {
  return /^(Register|Create|Update|Run|Tag|Untag)/.test(operation)
}

/** The wait begins behind the last write; of a command that writes nothing, behind its first look at the service. */
function split<T extends SeenCall>(calls: readonly T[]): { before: readonly T[]; meanwhile: readonly T[] } {
  const written = calls.findLastIndex(isWrite)
  const end = written >= 0 ? written : calls[0]?.operation === 'DescribeServices' ? 0 : calls.length - 1
  return { before: calls.slice(0, end + 1), meanwhile: calls.slice(end + 1) }
}

/** Each once, as text, in no order. */
function distinct(calls: readonly SeenCall[]): readonly string[] {
  return [...new Set(calls.map((call) => JSON.stringify(sortKeys(comparable(call)))))].sort()
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  )
}

/** What ecspresso asked, with our differences. `used` hears of each that made one. */
function expected(recording: Recording, used: (difference: Difference) => void = () => {}) {
  const applied = differences.filter((difference) => appliesTo(difference, recording))
  const apply = (calls: readonly RecordedCall[], which: 'rewrite' | 'meanwhile') =>
    applied.reduce((before, difference) => {
      const after = difference[which]?.(before, recording) ?? before
      if (JSON.stringify(before) !== JSON.stringify(after)) used(difference)
      return after
    }, calls)
  const { before, meanwhile } = split(apply(recording.calls, 'rewrite'))
  const outcome = applied.reduce(
    ({ exit, output }, difference) => {
      const next = { exit: difference.exit ?? exit, output: difference.output ? difference.output(output) : output }
      if (JSON.stringify(next) !== JSON.stringify({ exit, output })) used(difference)
      return next
    },
    { exit: recording.exit, output: printedIn(recording.stdout) },
  )
  return { before: before.map(comparable), meanwhile: apply(meanwhile, 'meanwhile'), ...outcome }
}

/** JSON where it is JSON, and that is all that is data here. Times of the recording's day are `T` in it. */
function printedIn(stdout: string): unknown {
  if (stdout === '') return undefined
  if (!stdout.startsWith('{')) return stdout
  const output = JSON.parse(stdout.replace(/"2026-11-24T[\d:.]+Z"/g, '"T"'))
  return output.clientToken === undefined ? output : { ...output, clientToken: 'any' }
}

describe('AWS is asked what ecspresso asked', () => {
  for (const recording of recordings)
    test(recording.name, async () => {
      const ours = await replay(recording)
      const theirs = expected(recording)
      const { before, meanwhile } = split(ours.asked)
      expect(before).toEqual(theirs.before)
      expect(distinct(meanwhile)).toEqual(distinct(theirs.meanwhile))
      expect(ours.exitCode, ours.stderr).toBe(theirs.exit)
      expect(ours.stderr).not.toMatch(/^bug:/m)
      expect(printedIn(ours.stdout)).toEqual(theirs.output)
    })
})

describe('the list of differences', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/differences-from-ecspresso.md'), 'utf8')
  const rows = [...page.matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map(([, row]) => row ?? '')

  test('names each row once', () => {
    expect(rows.filter((row, i) => rows.indexOf(row) !== i)).toEqual([])
  })

  test('has a row for each that is used here', () => {
    expect(differences.map(({ row }) => row).filter((row) => !rows.includes(row))).toEqual([])
  })

  test('holds none that makes no difference, in no recording that it names', () => {
    const used = new Map<Difference, Set<string>>(differences.map((difference) => [difference, new Set()]))
    for (const recording of recordings) expected(recording, (difference) => used.get(difference)?.add(recording.name))
    const idle = [...used].flatMap(([{ row, cases }, names]) => {
      const missing = cases?.filter((name) => !names.has(name)) ?? (names.size === 0 ? ['all'] : [])
      return missing.map((name) => `${row}: ${name}`)
    })
    expect(idle).toEqual([])
  })
})

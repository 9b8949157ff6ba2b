import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createSandbox, type JsonObject, type Sandbox } from '../../src/sandbox/index.ts'
import { callAwsJson } from '../support/sandbox/call-aws-json.ts'
import { at, differences } from './ecs-wire-match.ts'
import { behaviours, type Names, setupOf } from './ecs-wire-setups.ts'

// Requests and answers recorded on AWS; README of the vectors has the format. Those of CloudWatch Logs have a runner of their own.

interface Call {
  readonly operation: string
  readonly input: JsonObject
  readonly response?: JsonObject
}

interface Case extends Call {
  readonly id: string
  readonly about: string
  readonly setup: string
  readonly service: string
  readonly status: number
  readonly errorType?: string
  readonly message?: string | null
  readonly absent?: readonly string[]
  readonly unordered?: readonly string[]
  readonly firstEvents?: boolean
  readonly then?: Call
}

/** Operations that the sandbox does not serve. */
const notServed: Readonly<Record<string, string>> = {}

const cases = (JSON.parse(readFileSync(new URL('ecs-wire/cases.json', import.meta.url), 'utf8')) as Case[]).filter(
  ({ service }) => service === 'ecs',
)

describe('answers of ECS, as recorded on AWS', () => {
  test('there are some, and every one that is left out exists', () => {
    expect(cases.length).toBeGreaterThan(60)
    const ids = cases.map(({ id }) => id)
    expect(Object.keys(notServed).filter((id) => !ids.includes(id))).toEqual([])
  })

  test.each(cases.filter(({ id }) => !(id in notServed)))('$id $about', async (given) => {
    const setup = setupOf(given.id, given.setup)
    if (!setup) throw new Error(`nobody says how to build up: ${given.setup}`)
    const sandbox = createSandbox({
      realNow: Date.now,
      account: '111122223333',
      region: 'eu-west-1',
      behaviours: given.id in behaviours ? behaviours[given.id as keyof typeof behaviours] : [],
    })
    const names = setup(sandbox) ?? {}
    const { status, body } = await call(sandbox, given, names)
    expect(problems(given, body, names)).toEqual([])
    expect(status).toBe(given.status)
    if (given.errorType !== undefined) expect(body['__type']).toBe(given.errorType)
    if (given.message !== undefined) expect(body['message'] ?? null).toBe(given.message)
    if (given.then) {
      const later = await call(sandbox, given.then, names)
      expect(problems({ ...given, ...given.then, absent: [] }, later.body, names)).toEqual([])
    }
  })
})

function call(sandbox: Sandbox, { operation, input }: Call, names: Names) {
  return callAwsJson(sandbox, `AmazonEC2ContainerServiceV20141113.${operation}`, renamed(input, names))
}

function problems(given: Case, body: JsonObject, names: Names): string[] {
  const firstOf = given.firstEvents ? ['services.0.events'] : []
  const unordered = given.unordered ?? []
  // `<id>` is the task that is asked for, but in answers it stands for ids of all kinds.
  const { '<id>': _id, ...known } = names
  const { stoppedReasonEndsWith: end, ...expected } = withoutEnd(renamed(given.response ?? {}, known))
  const reason = String(at(body, 'tasks.0.stoppedReason'))
  return [
    ...differences(expected, body, { unordered, firstOf }),
    ...(given.absent ?? []).filter((path) => at(body, path) !== undefined).map((path) => `${path} is there`),
    ...(end === undefined ? [] : differences(`<start>${end}`, reason.replaceAll(' ', '\u00a0'), {}, 'stoppedReason')),
  ]
}

// The end of a text is told by a member of the task that is none of AWS's.
function withoutEnd(response: JsonObject): JsonObject & { stoppedReasonEndsWith?: string } {
  const text = JSON.stringify(response)
  const end = /"stoppedReasonEndsWith":"([^"]*)",?/.exec(text)
  if (!end) return response
  return {
    ...(JSON.parse(text.replace(end[0], '')) as JsonObject),
    stoppedReasonEndsWith: String(end[1]).replaceAll(' ', '\u00a0'),
  }
}

function renamed(value: JsonObject, names: Names): JsonObject {
  const text = Object.entries(names).reduce((json, [from, to]) => json.replaceAll(from, to), JSON.stringify(value))
  return JSON.parse(text) as JsonObject
}

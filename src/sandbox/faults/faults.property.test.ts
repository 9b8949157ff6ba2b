import fc from 'fast-check'
import { expect, test } from 'vitest'

import { callAwsJson } from '../../../test/support/sandbox/call-aws-json.ts'
import { type Behaviour, createSandbox, type JsonObject, type Sandbox, seed } from '../index.ts'
import type { FaultBehaviour } from './index.ts'

// Whatever happens to calls on their way, a service is what the calls that had an effect made of it.

const now = Date.UTC(2026, 10, 24, 9)

const when = fc.constantFrom<'before' | 'after'>('before', 'after')
const aFault = fc.oneof(
  fc.record({ fault: fc.constant('throttling' as const) }),
  fc.record({ fault: fc.constant('serverError' as const), when }),
  fc.record({ fault: fc.constant('closed' as const), when }),
  fc.record({ fault: fc.constant('latency' as const), seconds: fc.integer({ min: 1, max: 90 }) }),
  fc.record({ fault: fc.constant('stale' as const), seconds: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ fault: fc.constant('truncated' as const), items: fc.constant(1) }),
  fc.record({ fault: fc.constant('denial' as const) }),
)
const refusing = ['throttling', 'closed', 'serverError', 'denial']

const someFaults = fc.array(
  fc
    .record({
      operation: fc.constantFrom('ecs:*', 'ecs:UpdateService', 'ecs:RunTask', 'ecs:Describe*', 'ecs:CreateService'),
      skip: fc.nat({ max: 3 }),
      count: fc.integer({ min: 1, max: 3 }),
    })
    .chain((match) => aFault.map((fault): FaultBehaviour => ({ rule: 'fault', ...match, ...fault }))),
  { minLength: 1, maxLength: 4 },
)

const aCall: fc.Arbitrary<readonly [string, JsonObject]> = fc.oneof(
  fc.integer({ min: 0, max: 4 }).map((desiredCount) => ['UpdateService', { service: 'web', desiredCount }] as const),
  fc.constantFrom<readonly [string, JsonObject]>(
    ['UpdateService', { service: 'web', forceNewDeployment: true }],
    ['RunTask', { taskDefinition: 'web' }],
    ['DescribeServices', { services: ['web'] }],
    ['ListTasks', {}],
  ),
)

const definition = { family: 'web', containerDefinitions: [{ name: 'app', image: 'example/web:1', memory: 128 }] }
const service = { cluster: 'app', serviceName: 'web', taskDefinition: 'web', desiredCount: 2, clientToken: 'one' }

function begin(behaviours: readonly Behaviour[]): Sandbox {
  const sandbox = createSandbox({ realNow: () => now, behaviours })
  const containerInstances = [{ cluster: 'app', scales: true }]
  seed(sandbox, { clusters: ['app'], containerInstances, taskDefinitions: [definition] })
  return sandbox
}

/** Status 0 where the connection was closed. */
async function call(sandbox: Sandbox, operation: string, input: JsonObject): Promise<number> {
  const target = `AmazonEC2ContainerServiceV20141113.${operation}`
  const asked = callAwsJson(sandbox, target, { cluster: 'app', ...input }, sandbox.administrator, now)
  const status = await asked.then(
    (answer) => answer.status,
    () => 0,
  )
  const entry = sandbox.journal.entries.at(-1)
  expect(entry?.bug).toBeUndefined()
  expect(entry?.status).toBe(status)
  return status
}

function described(sandbox: Sandbox): JsonObject {
  const { services } = sandbox.perform('ecs:DescribeServices', { cluster: 'app', services: ['web'] })
  return (services as JsonObject[])[0] ?? {}
}

/** All that a call may have an effect on, at one moment. */
function stateOf(sandbox: Sandbox): string {
  return JSON.stringify(sandbox.snapshot().state.services['ecs'])
}

function checkInvariants(sandbox: Sandbox): void {
  const { deployments, events, runningCount, desiredCount } = described(sandbox)
  const statuses = (deployments as JsonObject[]).map(({ status }) => status)
  expect(statuses.filter((status) => status === 'PRIMARY')).toEqual(['PRIMARY'])
  const said = (events as JsonObject[]).map(({ createdAt }) => Number(createdAt))
  expect(said).toEqual([...said].sort((a, b) => b - a))
  expect(Number(runningCount)).toBeLessThanOrEqual(Math.max(8, Number(desiredCount) * 2))
}

test('a call has its effect or none, as its faults say, and the service stays one', async () => {
  await fc.assert(
    fc.asyncProperty(someFaults, fc.array(aCall, { minLength: 1, maxLength: 8 }), async (faults, calls) => {
      const sandbox = begin(faults)
      sandbox.perform('ecs:CreateService', service)
      sandbox.clock.settle()
      for (const [operation, input] of calls) {
        const before = stateOf(sandbox)
        const status = await call(sandbox, operation, input)
        const met = sandbox.journal.entries.at(-1)?.faults ?? []
        const refusals = faults.filter(({ fault }) => met.includes(fault) && refusing.includes(fault))
        expect(status === 200).toBe(refusals.length === 0)
        // With a latency time goes on; and of two faults of one kind, of which one is late, either may have struck.
        const isEarly = refusals.some((fault) => !('when' in fault && fault.when === 'after'))
        const isClear =
          !met.includes('latency') && refusals.length <= met.filter((one) => refusing.includes(one)).length
        if (isEarly && isClear) expect(stateOf(sandbox)).toBe(before)
        checkInvariants(sandbox)
      }
      sandbox.clock.settle()
      checkInvariants(sandbox)
      const { runningCount, desiredCount, deployments } = described(sandbox)
      expect([runningCount, (deployments as JsonObject[]).length]).toEqual([desiredCount, 1])
    }),
    { numRuns: 40 },
  )
})

test('a client that asks again with its token until it is answered has it done once', async () => {
  await fc.assert(
    fc.asyncProperty(someFaults, async (faults) => {
      const sandbox = begin(faults)
      const insist = async (operation: string, input: JsonObject) => {
        for (let attempt = 0; attempt < 20; attempt++) if ((await call(sandbox, operation, input)) === 200) return
        throw new Error(`${operation} was never answered`)
      }
      await insist('CreateService', service)
      await insist('RunTask', { taskDefinition: 'web', clientToken: 'two' })
      expect(sandbox.perform('ecs:ListServices', { cluster: 'app' })['serviceArns']).toHaveLength(1)
      expect(stateOf(sandbox).match(/"group":"family:web"/g)).toHaveLength(1)
      sandbox.clock.settle()
      expect(described(sandbox)['runningCount']).toBe(2)
    }),
    { numRuns: 40 },
  )
})

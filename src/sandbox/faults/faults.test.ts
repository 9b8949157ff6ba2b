import { describe, expect, test } from 'vitest'

import { callAwsJson } from '../../../test/support/sandbox/call-aws-json.ts'
import { type Behaviour, createSandbox, type JsonObject, type Sandbox, seed } from '../index.ts'

const now = Date.UTC(2026, 10, 24, 9)

function begin(...faults: readonly Record<string, unknown>[]): Sandbox {
  const behaviours = faults.map((fault) => ({ rule: 'fault', ...fault })) as unknown as Behaviour[]
  const sandbox = createSandbox({ realNow: () => now, behaviours })
  seed(sandbox, { clusters: ['app', 'batch', 'cron'] })
  return sandbox
}

function ecs(sandbox: Sandbox, operation: string, input: JsonObject = {}) {
  return callAwsJson(sandbox, `AmazonEC2ContainerServiceV20141113.${operation}`, input, sandbox.administrator, now)
}

/** What a call ends with: its status and code, or the code of the connection's error. */
function ending(sandbox: Sandbox, operation: string, input?: JsonObject): Promise<unknown> {
  return ecs(sandbox, operation, input).then(
    ({ status, body }) => (status === 200 ? 200 : `${status} ${body['__type']}`),
    (error: unknown) => (error instanceof TypeError && error.cause instanceof Error ? error.cause.message : error),
  )
}

async function clusters(sandbox: Sandbox): Promise<number> {
  const { clusterArns } = sandbox.perform('ecs:ListClusters', {})
  return Array.isArray(clusterArns) ? clusterArns.length : 0
}

describe('a fault', () => {
  test.each<[string, Record<string, unknown>, unknown, number]>([
    ['throttling', { fault: 'throttling' }, '400 ThrottlingException', 3],
    ['a server error', { fault: 'serverError' }, '500 ServerException', 3],
    ['a server error after the effect', { fault: 'serverError', when: 'after' }, '500 ServerException', 4],
    ['an own error', { fault: 'serverError', status: 503, code: 'Busy', message: 'x' }, '503 Busy', 3],
    ['a closed connection', { fault: 'closed' }, 'read ECONNRESET', 3],
    ['a connection closed after the effect', { fault: 'closed', when: 'after' }, 'read ECONNRESET', 4],
    ['a denial', { fault: 'denial' }, '400 AccessDeniedException', 3],
    ['another operation', { operation: 'ecs:DeleteCluster', fault: 'throttling' }, 200, 4],
    ['another principal', { principal: '*role*', fault: 'throttling' }, 200, 4],
  ])('%s', async (_, fault, expected, after) => {
    const sandbox = begin({ operation: 'ecs:CreateCluster', ...fault })
    expect(await ending(sandbox, 'CreateCluster', { clusterName: 'new' })).toEqual(expected)
    expect(await clusters(sandbox)).toBe(after)
    const [entry] = sandbox.journal.entries
    if (expected === 200) expect(entry?.faults).toEqual([])
    else expect(entry?.faults).toEqual([fault['fault']])
    if (fault['fault'] === 'closed') expect(entry).toMatchObject({ status: 0, error: 'ConnectionClosed' })
    if (fault['fault'] === 'denial')
      expect(entry?.checks).toMatchObject([{ decision: 'Deny', statements: ['the scenario'] }])
  })

  test('lets some calls pass and meets so many', async () => {
    const sandbox = begin({ operation: 'ecs:List*', fault: 'throttling', skip: 1, count: 2 })
    const ends = []
    for (let i = 0; i < 5; i++) ends.push(await ending(sandbox, 'ListClusters'))
    expect(ends.map((end) => end === 200)).toEqual([true, false, false, true, true])
  })

  test('of a probability meets the same calls for the same seed, whatever else is asked', async () => {
    const strikes = async (seedText: string, other: boolean) => {
      const sandbox = begin({ operation: 'ecs:ListClusters', fault: 'throttling', probability: 0.4, seed: seedText })
      const ends: boolean[] = []
      for (let i = 0; i < 40; i++) {
        if (other) await ending(sandbox, 'DescribeClusters')
        ends.push((await ending(sandbox, 'ListClusters')) !== 200)
      }
      return ends
    }
    const first = await strikes('a', false)
    expect(await strikes('a', true)).toEqual(first)
    expect(await strikes('b', false)).not.toEqual(first)
    const count = first.filter(Boolean).length
    expect([count > 7, count < 27]).toEqual([true, true])
  })

  test('counts on after a snapshot, and begins anew with a scenario', async () => {
    const fault = { operation: 'ecs:ListClusters', fault: 'throttling', count: 1 }
    const sandbox = begin(fault)
    await ending(sandbox, 'ListClusters')
    const snapshot = sandbox.snapshot()
    expect(await ending(createSandbox({ realNow: () => now, snapshot }), 'ListClusters')).toBe(200)
    const behaviours = [{ rule: 'fault', ...fault }] as unknown as Behaviour[]
    const again = createSandbox({ realNow: () => now, snapshot, behaviours })
    expect(await ending(again, 'ListClusters')).toBe('400 ThrottlingException')
  })

  test('makes answers late: by the clock, or as the caller says', async () => {
    const sandbox = begin({ operation: 'ecs:ListClusters', fault: 'latency', seconds: 7 })
    const before = sandbox.clock.now()
    await ecs(sandbox, 'ListClusters')
    expect(sandbox.clock.now() - before).toBe(7000)
    await ecs(sandbox, 'DescribeClusters')
    expect(sandbox.clock.now() - before).toBe(7000)
  })

  test('cuts pages short; the rest follows', async () => {
    const sandbox = begin({ operation: 'ecs:ListClusters', fault: 'truncated', items: 1 })
    const found: unknown[] = []
    let nextToken: string | undefined
    do {
      const { body } = await ecs(sandbox, 'ListClusters', nextToken === undefined ? {} : { nextToken })
      expect(body['clusterArns']).toHaveLength(1)
      found.push(...((body['clusterArns'] ?? []) as unknown[]))
      nextToken = typeof body['nextToken'] === 'string' ? body['nextToken'] : undefined
    } while (nextToken !== undefined)
    expect(new Set(found).size).toBe(3)
  })

  test('shows what was there before the writes of the last seconds', async () => {
    const sandbox = begin({ operation: 'ecs:ListClusters', fault: 'stale', seconds: 5 })
    const seen = async () => ((await ecs(sandbox, 'ListClusters')).body['clusterArns'] as unknown[]).length
    expect(await seen()).toBe(3)
    await ecs(sandbox, 'CreateCluster', { clusterName: 'one' })
    sandbox.clock.advance(3000)
    await ecs(sandbox, 'CreateCluster', { clusterName: 'two' })
    expect(await seen()).toBe(3)
    sandbox.clock.advance(2500)
    expect(await seen()).toBe(4)
    sandbox.clock.advance(2500)
    expect(await seen()).toBe(5)
  })

  test('a read that is stale changes nothing of what is kept', async () => {
    const sandbox = begin({ operation: 'ecs:*', fault: 'stale', seconds: 5 })
    await ecs(sandbox, 'CreateCluster', { clusterName: 'one' })
    const before = JSON.stringify(sandbox.snapshot().state.services)
    await ecs(sandbox, 'ListClusters')
    expect(JSON.stringify(sandbox.snapshot().state.services)).toBe(before)
  })
})

import { HttpRequest } from '@smithy/protocol-http'
import { describe, expect, test } from 'vitest'

import { callAwsJson, signer } from '../../test/support/sandbox/call-aws-json.ts'
import { account, inhabited, region } from '../../test/support/sandbox/inhabited.ts'
import { createSandbox, type JournalEntry, seed } from './index.ts'

const ecs = 'AmazonEC2ContainerServiceV20141113'

describe('what is asked for', () => {
  test.each([
    [`${ecs}.NoSuchThing`, 'UnknownOperationException', 'The sandbox does not serve ecs:NoSuchThing.'],
    [
      `${ecs}.RegisterContainerInstance`,
      'UnknownOperationException',
      'The sandbox does not serve ecs:RegisterContainerInstance.',
    ],
    ['Logs_20140328.StartQuery', 'UnknownOperationException', 'The sandbox does not serve logs:StartQuery.'],
    [ecs, 'UnknownOperationException', `The sandbox does not serve ecs:${ecs}.`],
  ])('%s is not served', async (target, type, message) => {
    const { status, body } = await callAwsJson(inhabited(Date.now), target, {})
    expect([status, body['__type'], body['message']]).toEqual([400, type, message])
  })

  test.each<[string, object, string]>([
    ['a number for a text', { cluster: 5 }, 'NUMBER_VALUE can not be converted to a String'],
    ['a text for a number', { maxResults: 'x' }, 'STRING_VALUE can not be converted to an Integer'],
    ['a list for a text', { cluster: [] }, 'Start of list found where not expected'],
    ['a structure for a text', { cluster: {} }, 'Start of structure or map found where not expected.'],
  ])('%s is refused before anything else', async (_about, input, message) => {
    const { status, body } = await callAwsJson(inhabited(Date.now), `${ecs}.ListServices`, { ...input })
    expect([status, body]).toEqual([400, { __type: 'SerializationException', message }])
  })

  test('members that AWS may add one day are ignored', async () => {
    expect(
      (await callAwsJson(inhabited(Date.now), `${ecs}.ListServices`, { cluster: 'app', isNew: { a: 1 } })).status,
    ).toBe(200)
  })
})

describe('answers', () => {
  test('carry a request id and the real time', async () => {
    const sandbox = inhabited(Date.now)
    sandbox.clock.advance(30 * 24 * 3_600_000)
    const { headers } = await callAwsJson(sandbox, `${ecs}.ListClusters`, {})
    expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    expect(headers.get('content-type')).toBe('application/x-amz-json-1.1')
    expect(Math.abs(Date.parse(headers.get('date') ?? '') - Date.now())).toBeLessThan(5000)
  })
})

describe('accounts and regions', () => {
  test('each region has a state of its own, IAM one for the account', async () => {
    const sandbox = inhabited(Date.now)
    const names = async (own: string) => {
      const signed = await signer('ecs', own, sandbox.administrator).sign(
        new HttpRequest({
          method: 'POST',
          hostname: 'localhost',
          headers: {
            host: 'localhost',
            'content-type': 'application/x-amz-json-1.1',
            'x-amz-target': `${ecs}.ListClusters`,
          },
          body: '{}',
        }),
      )
      const response = await sandbox.fetch(
        new Request('http://localhost/', { method: 'POST', headers: signed.headers, body: '{}' }),
      )
      return response.json()
    }
    expect(await names(region)).toEqual({ clusterArns: [`arn:aws:ecs:${region}:${account}:cluster/app`] })
    expect(await names('us-west-2')).toEqual({ clusterArns: [] })
    sandbox.change(({ state }) => expect(state['iam']).toBeDefined(), { region: 'us-west-2' })
    const [iam] = Object.values(sandbox.snapshot().state.services['iam'] ?? {}) as { roles: object }[]
    expect(Object.keys(iam?.roles ?? {})).toEqual(['execution'])
    expect(Object.keys(sandbox.snapshot().state.services['ecs'] ?? {})).toEqual([`${account}/${region}`])
  })
})

describe('the journal', () => {
  test('takes down who did what, and why they might', async () => {
    const sandbox = inhabited(Date.now)
    const seen: JournalEntry[] = []
    const stop = sandbox.journal.subscribe((entry) => seen.push(entry))
    await callAwsJson(sandbox, `${ecs}.DescribeServices`, { cluster: 'app', services: ['web'] })
    stop()
    await callAwsJson(sandbox, `${ecs}.ListClusters`, {}, { accessKeyId: 'AKIANONE', secretAccessKey: 'x' })
    expect(seen).toMatchObject([
      {
        number: 1,
        principal: `arn:aws:iam::${account}:user/administrator`,
        operation: 'ecs:DescribeServices',
        access: 'read',
        status: 200,
        error: undefined,
        checks: [
          {
            action: 'ecs:DescribeServices',
            resource: `arn:aws:ecs:${region}:${account}:service/app/web`,
            decision: 'Allow',
            policyType: 'identity-based',
            statements: ['user administrator, policy administrator, statement 1 (Sid Everything)'],
          },
        ],
      },
    ])
    expect(sandbox.journal.entries.at(-1)).toMatchObject({
      number: 2,
      principal: undefined,
      operation: 'ecs:ListClusters',
      error: 'UnrecognizedClientException',
      checks: [],
    })
  })
})

describe('clock modes', () => {
  const story = async (clock: 'manual' | 'settle' | 'real' | 'scaled:100') => {
    const real = { now: Date.UTC(2026, 10, 24) }
    const sandbox = createSandbox({
      realNow: () => real.now,
      account,
      region,
      clock,
      behaviours: [{ keepsRunning: true }],
    })
    sandbox.perform('ecs:CreateCluster', { clusterName: 'app' })
    sandbox.perform('ecs:RegisterTaskDefinition', {
      family: 'web',
      containerDefinitions: [{ name: 'm', image: 'x', memory: 64 }],
    })
    seed(sandbox, { containerInstances: [{ cluster: 'app' }] })
    sandbox.perform('ecs:RunTask', { cluster: 'app', taskDefinition: 'web', launchType: 'EC2' })
    const { taskArns } = sandbox.perform('ecs:ListTasks', { cluster: 'app' })
    const status = async () => {
      const input = { cluster: 'app', tasks: taskArns }
      const { body } = await callAwsJson(sandbox, `${ecs}.DescribeTasks`, input, sandbox.administrator, real.now)
      return (body['tasks'] as { lastStatus: string }[])[0]?.lastStatus
    }
    return { sandbox, real, status }
  }

  test('settle: a read finds the end of what is in transit', async () => {
    expect(await (await story('settle')).status()).toBe('RUNNING')
  })

  test('manual: time goes on when it is moved', async () => {
    const { sandbox, status } = await story('manual')
    expect(await status()).toBe('PENDING')
    sandbox.clock.advance(120_000)
    expect(await status()).toBe('RUNNING')
  })

  test('real: time goes on by itself', async () => {
    const { real, status } = await story('real')
    expect(await status()).toBe('PENDING')
    real.now += 120_000
    expect(await status()).toBe('RUNNING')
  })

  test('scaled: a hundred times as fast', async () => {
    const { real, status } = await story('scaled:100')
    expect(await status()).toBe('PENDING')
    real.now += 1200
    expect(await status()).toBe('RUNNING')
  })
})

test('a request without a signature is no other operation than the one that its address announces', async () => {
  const sandbox = createSandbox()
  const url = 'https://sts.us-east-1.amazonaws.com/?Action=AssumeRoleWithWebIdentity&Version=2011-06-15'
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const body = 'Action=GetCallerIdentity&Version=2011-06-15'
  const answer = await sandbox.fetch(new Request(url, { method: 'POST', headers, body }))
  expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('MissingAuthenticationToken')])
})

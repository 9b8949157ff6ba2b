import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Tree } from '../support/files.ts'
import { toRights } from '../support/rights.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { account, createStage, region } from './stage.ts'

// The policy of the calls that a client made, from our own log or from CloudTrail, which never has PassRole.

const ecs = `arn:aws:ecs:${region}:${account}`
const role = (name: string) => `arn:aws:iam::${account}:role/${name}`

function fromCalls(content: string | Uint8Array, ...more: readonly string[]) {
  const files: Tree = { 'calls.json': content }
  const argv = ['policy', 'from-calls', 'calls.json', '--format', 'json', ...more]
  return runTestCommand(argv, testPorts({ files, env: {} }))
}

describe('the log of our own calls', () => {
  test('gives a policy under which the same command line succeeds again', async () => {
    const stage = createStage()
    expect((await stage.run('deploy --call-log calls.jsonl')).exitCode).toBe(0)
    const told = await stage.asAdministrator(`policy from-calls calls.jsonl --format json --account ${account}`)
    expect(told).toMatchObject({ exitCode: 0, stderr: '' })
    const policy = JSON.parse(told.stdout)
    expect(toRights(policy)).toEqual([
      `ecs:CreateService ${ecs}:service/app/web`,
      `ecs:DescribeServiceDeployments ${ecs}:service-deployment/app/web/*`,
      `ecs:DescribeServiceDeployments ${ecs}:service/app/web`,
      `ecs:DescribeServices ${ecs}:service/app/web`,
      `ecs:ListServiceDeployments ${ecs}:service/app/web`,
      `ecs:RegisterTaskDefinition ${ecs}:task-definition/web:*`,
      `iam:PassRole ${role('web-exec')} iam:PassedToService`,
      `iam:PassRole ${role('web-task')} iam:PassedToService`,
    ])
    // The first deployment created the service: the same calls are made once more.
    expect((await createStage().run('deploy', { policy })).exitCode).toBe(0)
  })

  test('holds neither requests nor answers, and is there after a failure, too', async () => {
    const stage = createStage()
    const told = await stage.run('deploy --call-log calls.jsonl', {
      policy: await stage.policyOf(['register']),
    })
    expect(told.exitCode).not.toBe(0)
    const text = new TextDecoder().decode(await stage.files.read('/project/calls.jsonl'))
    expect(JSON.parse(text)).toEqual({
      at: expect.any(String),
      operation: 'ecs:DescribeServices',
      access: 'read',
      region,
      checks: [{ action: 'ecs:DescribeServices', resource: `${ecs}:service/app/web`, context: {} }],
      decision: 'Deny',
      error: 'AccessDeniedException',
    })
    const none = await stage.asAdministrator('policy from-calls calls.jsonl')
    expect(none).toMatchObject({ exitCode: 2, stdout: '' })
    expect(none.stderr).toContain('denied, and left out: ecs:DescribeServices; --denied takes them in')
  })
})

describe('the journal of the sandbox', () => {
  test('is read line by line: what was asked of IAM is there', async () => {
    const stage = createStage()
    const told = await stage.run('deploy --no-wait')
    const lines = told.entries.map(({ at, requestId, principal, operation, access, checks, status }) =>
      JSON.stringify({
        at: new Date(at).toISOString(),
        requestId,
        principal,
        operation,
        access,
        decision: checks.some(({ decision }) => decision === 'Deny') ? 'Deny' : 'Allow',
        checks,
        context: { 'aws:RequestedRegion': region },
        status,
      }),
    )
    const { exitCode, stdout } = await fromCalls(`${lines.join('\n')}\n`)
    expect(exitCode).toBe(0)
    expect(toRights(JSON.parse(stdout))).toEqual([
      `ecs:CreateService ${ecs}:service/app/web`,
      `ecs:DescribeServices ${ecs}:service/app/web`,
      `ecs:RegisterTaskDefinition ${ecs}:task-definition/web:*`,
      `iam:PassRole ${role('web-exec')} iam:PassedToService`,
      `iam:PassRole ${role('web-task')} iam:PassedToService`,
    ])
  })
})

const identity = {
  type: 'AssumedRole',
  arn: `arn:aws:sts::${account}:assumed-role/ci/run-17`,
  sessionContext: { sessionIssuer: { arn: role('ci') } },
}

function event(name: string, requestParameters: object, more: object = {}) {
  const [service, eventName] = name.split(':')
  return {
    eventVersion: '1.10',
    eventSource: `${service}.amazonaws.com`,
    eventName,
    awsRegion: region,
    recipientAccountId: account,
    userIdentity: identity,
    requestParameters,
    ...more,
  }
}

const register = event(
  'ecs:RegisterTaskDefinition',
  { family: 'web', executionRoleArn: role('web-exec'), taskRoleArn: role('web-task') },
  { responseElements: { taskDefinition: { taskDefinitionArn: `${ecs}:task-definition/web:7` } } },
)
const update = event('ecs:UpdateService', { cluster: 'app', service: 'web', taskDefinition: 'web:7' })
const trail = (...events: readonly object[]) => JSON.stringify({ Records: events })

describe('CloudTrail', () => {
  test.each([
    ['a file of a trail', trail(register, update)],
    ['the same with gzip', gzipSync(trail(register, update))],
    [
      'what lookup-events prints',
      JSON.stringify({ Events: [register, update].map((one) => ({ CloudTrailEvent: JSON.stringify(one) })) }),
    ],
    ['events in lines', `${JSON.stringify(register)}\n${JSON.stringify(update)}\n`],
  ])('%s: PassRole is derived from what was registered and deployed', async (_, content) => {
    const told = await fromCalls(content)
    expect(told).toMatchObject({ exitCode: 0, stderr: '' })
    expect(toRights(JSON.parse(told.stdout))).toEqual([
      `ecs:RegisterTaskDefinition ${ecs}:task-definition/web:*`,
      `ecs:UpdateService ${ecs}:service/app/web`,
      `iam:PassRole ${role('web-exec')} iam:PassedToService`,
      `iam:PassRole ${role('web-task')} iam:PassedToService`,
    ])
  })

  test('of a revision that nobody registered there, the roles are asked for', async () => {
    const told = await fromCalls(trail(update))
    expect(told).toMatchObject({ exitCode: 2, stdout: '' })
    expect(told.stderr).toContain('nothing tells the roles of web:7, which ecs:UpdateService passed')
  })

  test("services of others are read by AWS's table, and by the ARNs that events name", async () => {
    const told = await fromCalls(
      trail(
        event('ssm:GetParameter', { name: '/app/key' }),
        event('logs:GetLogEvents', { logGroupName: '/ecs/web', logStreamName: `ecs/app/${'0'.repeat(32)}` }),
        event('s3:GetObject', { bucketName: 'states', key: 'prod.tfstate' }),
        event('kms:Decrypt', {}, { resources: [{ ARN: `arn:aws:kms:${region}:${account}:key/k-1` }] }),
        event('sts:GetCallerIdentity', {}),
        event('kms:Decrypt', {}, { userIdentity: { ...identity, invokedBy: 'ssm.amazonaws.com' } }),
      ),
    )
    expect(toRights(JSON.parse(told.stdout))).toEqual([
      `kms:Decrypt arn:aws:kms:${region}:${account}:key/k-1`,
      `logs:GetLogEvents arn:aws:logs:${region}:${account}:log-group:/ecs/web:log-stream:ecs/app/*`,
      's3:GetObject arn:aws:s3:::states/prod.tfstate',
      `ssm:GetParameter arn:aws:ssm:${region}:${account}:parameter/app/key`,
    ])
    expect(told.stderr).toContain('left out: sts:GetCallerIdentity, which needs no right')
    expect(told.stderr).toContain('left out: kms:Decrypt, which ssm.amazonaws.com called for somebody')
  })

  test('of several principals one is chosen', async () => {
    const other = event(
      'ecs:DeleteService',
      { cluster: 'app', service: 'web' },
      {
        userIdentity: { type: 'IAMUser', arn: `arn:aws:iam::${account}:user/ann` },
      },
    )
    const both = trail(register, other)
    const told = await fromCalls(both)
    expect(told).toMatchObject({ exitCode: 2, stdout: '' })
    expect(told.stderr).toContain(`--principal is one of ${role('ci')}, arn:aws:iam::${account}:user/ann`)
    const own = await fromCalls(both, '--principal', `arn:aws:iam::${account}:user/ann`)
    expect(toRights(JSON.parse(own.stdout))).toEqual([`ecs:DeleteService ${ecs}:service/app/web`])
  })
})

describe('what is no file of calls', () => {
  test.each([
    ['an empty file', '', 'calls.json:1:1: the file is empty'],
    [
      'one that is cut short',
      trail(register).slice(0, 90),
      'calls.json:1:91: the JSON ends early: the file is cut short',
    ],
    ['a gzip that is cut short', gzipSync(trail(register)).subarray(0, 40), 'the gzip in it is damaged or cut short'],
    ['letters', 'a'.repeat(5_000_000), 'calls.json:1:1: this is no JSON'],
    ['broken JSON', '{\n  "Records": [}\n}', 'calls.json:2:15: this is no JSON'],
    ['another document', '{"Version": "2012-10-17"}', 'calls.json:1:1: these are neither calls'],
    ['a binary', Uint8Array.from([1, 0, 2]), 'it is binary'],
    ['a trail of other services', trail(event('signin:ConsoleLogin', {})), 'nothing in calls.json needs a policy'],
    ['a log with another line in it', '{"at":"T","checks":[]}\n{"a":1}\n', 'calls.json:2:1: this line is no call'],
  ])('%s is refused with its place', async (_, content, message) => {
    const told = await fromCalls(content)
    expect(told).toMatchObject({ exitCode: 2, stdout: '' })
    expect(told.stderr).toContain(message)
    expect(told.stderr).toContain('hint: ')
  })
})

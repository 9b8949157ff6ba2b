import { describe, expect, test } from 'vitest'

import { createSandbox, type Sandbox, type SandboxOptions, seed } from '../index.ts'
import type { JsonObject } from '../service.ts'

const start = Date.parse('2026-11-27T09:30:00Z')
const minute = 60_000
const account = '111122223333'
const cluster = `arn:aws:ecs:eu-west-1:${account}:cluster/jobs`
const starter = `arn:aws:iam::${account}:role/starter`

interface Rights {
  readonly actions?: readonly string[]
  readonly trusted?: readonly string[]
}

/** A cluster, a definition, and a role that may start tasks of it. */
function setUp({ actions = ['ecs:RunTask', 'iam:PassRole'], trusted }: Rights = {}, options: SandboxOptions = {}) {
  const sandbox = createSandbox({ realNow: () => start, account, region: 'eu-west-1', ...options })
  seed(sandbox, { clusters: ['jobs'], roles: [{ name: 'nightly-execution' }] })
  sandbox.perform('iam:CreateRole', {
    RoleName: 'starter',
    AssumeRolePolicyDocument: JSON.stringify({
      Statement: {
        Effect: 'Allow',
        Principal: { Service: trusted ?? ['events.amazonaws.com', 'scheduler.amazonaws.com'] },
        Action: 'sts:AssumeRole',
      },
    }),
  })
  sandbox.perform('iam:PutRolePolicy', {
    RoleName: 'starter',
    PolicyName: 'run',
    PolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: actions, Resource: '*' },
    }),
  })
  sandbox.perform('ecs:RegisterTaskDefinition', {
    ...{ family: 'nightly', cpu: '256', memory: '512', networkMode: 'awsvpc', requiresCompatibilities: ['FARGATE'] },
    executionRoleArn: `arn:aws:iam::${account}:role/nightly-execution`,
    containerDefinitions: [{ name: 'report', image: 'example.com/report:1' }],
  })
  return sandbox
}

const ecsParameters = {
  TaskDefinitionArn: `arn:aws:ecs:eu-west-1:${account}:task-definition/nightly`,
  LaunchType: 'FARGATE',
  NetworkConfiguration: { awsvpcConfiguration: { Subnets: ['subnet-1'], AssignPublicIp: 'ENABLED' } },
}

function putRule(sandbox: Sandbox, rule: JsonObject, target: JsonObject = {}): void {
  sandbox.perform('events:PutRule', { Name: 'nightly-report', ...rule })
  const Targets = [{ Id: 'task', Arn: cluster, RoleArn: starter, EcsParameters: ecsParameters, ...target }]
  sandbox.perform('events:PutTargets', { Rule: 'nightly-report', Targets })
}

function createSchedule(sandbox: Sandbox, schedule: JsonObject): void {
  sandbox.perform('scheduler:CreateSchedule', {
    Name: 'nightly-report-of-all-regions',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: cluster, RoleArn: starter, EcsParameters: ecsParameters },
    ...schedule,
  })
}

/** All tasks, running and stopped. */
function tasks(sandbox: Sandbox): readonly JsonObject[] {
  const arns = ['RUNNING', 'STOPPED'].flatMap((desiredStatus) => {
    const { taskArns } = sandbox.perform('ecs:ListTasks', { cluster: 'jobs', desiredStatus })
    return Array.isArray(taskArns) ? taskArns : []
  })
  const { tasks: described } =
    arns.length > 0 ? sandbox.perform('ecs:DescribeTasks', { cluster: 'jobs', tasks: arns }) : {}
  return Array.isArray(described) ? (described as JsonObject[]) : []
}

/** What the journal says of calls: operation, decision of the last check, error. */
function told(sandbox: Sandbox): string[] {
  return sandbox.journal.entries.map(({ operation, checks, error }) =>
    [operation, checks.at(-1)?.action, checks.at(-1)?.decision, error].join(' '),
  )
}

describe('a rule of EventBridge', () => {
  test('starts a task at each time of its schedule, which ends by itself', () => {
    const sandbox = setUp()
    putRule(sandbox, { ScheduleExpression: 'cron(0 10 * * ? *)' })
    sandbox.clock.advance(29 * minute)
    expect(tasks(sandbox)).toEqual([])
    sandbox.clock.advance(2 * minute)
    expect(tasks(sandbox)).toMatchObject([
      {
        createdAt: Date.parse('2026-11-27T10:00:00Z') / 1000,
        startedBy: 'events-rule/nightly-report',
        group: 'family:nightly',
        launchType: 'FARGATE',
      },
    ])
    sandbox.clock.advance(10 * minute)
    expect(tasks(sandbox)).toMatchObject([{ lastStatus: 'STOPPED', containers: [{ exitCode: 0 }] }])
  })

  test('the call is in the journal, with the role that made it', () => {
    const sandbox = setUp()
    putRule(sandbox, { ScheduleExpression: 'rate(1 hour)' })
    sandbox.clock.advance(61 * minute)
    expect(sandbox.journal.entries).toMatchObject([
      {
        at: start + 60 * minute,
        operation: 'ecs:RunTask',
        principal: expect.stringMatching(/^arn:aws:sts::111122223333:assumed-role\/starter\//),
        checks: [
          { action: 'ecs:RunTask', decision: 'Allow', statements: ['role starter, policy run, statement 1'] },
          { action: 'iam:PassRole', decision: 'Allow' },
        ],
        context: { 'aws:UserAgent': 'events.amazonaws.com' },
        status: 200,
        error: undefined,
      },
    ])
  })

  test.each<[string, Rights, string]>([
    ['may not start tasks', { actions: ['iam:PassRole'] }, 'ecs:RunTask ecs:RunTask Deny AccessDeniedException'],
    ['may not pass roles', { actions: ['ecs:RunTask'] }, 'ecs:RunTask iam:PassRole Deny AccessDeniedException'],
    ['trusts others', { trusted: ['ec2.amazonaws.com'] }, 'ecs:RunTask sts:AssumeRole Deny AccessDeniedException'],
  ])('starts nothing where its role %s, and says so', (_, rights, expected) => {
    const sandbox = setUp(rights)
    putRule(sandbox, { ScheduleExpression: 'rate(1 hour)' })
    sandbox.clock.advance(61 * minute)
    expect(tasks(sandbox)).toEqual([])
    expect(told(sandbox)).toEqual([expected])
  })

  test('what ECS refuses is in the journal, and the next time is tried again', () => {
    const sandbox = setUp()
    putRule(sandbox, { ScheduleExpression: 'rate(1 hour)' }, { Arn: `${cluster}-elsewhere` })
    sandbox.clock.advance(121 * minute)
    const refused = 'ecs:RunTask iam:PassRole Allow ClusterNotFoundException'
    expect(told(sandbox)).toEqual([refused, refused])
  })

  test('several tasks, overrides and tags', () => {
    const sandbox = setUp({ actions: ['ecs:RunTask', 'iam:PassRole', 'ecs:TagResource'] })
    const overrides = { containerOverrides: [{ name: 'report', command: ['daily'] }] }
    putRule(
      sandbox,
      { ScheduleExpression: 'rate(1 hour)' },
      {
        Input: JSON.stringify(overrides),
        EcsParameters: { ...ecsParameters, TaskCount: 2, Tags: [{ Key: 'team', Value: 'data' }] },
      },
    )
    sandbox.clock.advance(61 * minute)
    const expected = { overrides: { containerOverrides: [{ name: 'report', command: ['daily'] }] } }
    expect(tasks(sandbox)).toMatchObject([expected, expected])
  })

  test('runs no more once it is disabled or deleted, and again from when it is enabled', () => {
    const sandbox = setUp()
    putRule(sandbox, { ScheduleExpression: 'rate(1 hour)' })
    sandbox.perform('events:DisableRule', { Name: 'nightly-report' })
    sandbox.clock.advance(90 * minute)
    expect(told(sandbox)).toHaveLength(0)
    sandbox.perform('events:EnableRule', { Name: 'nightly-report' })
    sandbox.clock.advance(59 * minute)
    expect(told(sandbox)).toHaveLength(0)
    sandbox.clock.advance(2 * minute)
    expect(told(sandbox)).toHaveLength(1)
    sandbox.perform('events:RemoveTargets', { Rule: 'nightly-report', Ids: ['task'] })
    sandbox.perform('events:DeleteRule', { Name: 'nightly-report' })
    sandbox.clock.advance(600 * minute)
    expect(told(sandbox)).toHaveLength(1)
  })

  test('goes on from a snapshot', () => {
    const first = setUp()
    putRule(first, { ScheduleExpression: 'rate(1 hour)' })
    first.clock.advance(59 * minute)
    const sandbox = createSandbox({ realNow: () => start, snapshot: first.snapshot() })
    sandbox.clock.advance(2 * minute)
    expect(told(sandbox)).toHaveLength(1)
  })

  test('neither it nor its tasks hold up time that settles', () => {
    const sandbox = setUp()
    putRule(sandbox, { ScheduleExpression: 'rate(1 minute)' })
    sandbox.clock.settle()
    expect(sandbox.clock.now()).toBe(start)
    sandbox.clock.advance(minute)
    sandbox.clock.settle()
    expect(sandbox.clock.now()).toBe(start + minute)
    expect(tasks(sandbox)).toHaveLength(1)
  })

  test('two months of it without a look come to an end', () => {
    const sandbox = setUp()
    putRule(sandbox, { ScheduleExpression: 'rate(12 hours)' })
    sandbox.clock.advance(60 * 24 * 60 * minute)
    expect(told(sandbox)).toHaveLength(120)
  })
})

describe('a schedule of EventBridge Scheduler', () => {
  test('runs once at its time, in its time zone, and is deleted where it says so', () => {
    const sandbox = setUp()
    createSchedule(sandbox, {
      ScheduleExpression: 'at(2026-11-27T20:00:00)',
      ScheduleExpressionTimezone: 'Asia/Tokyo',
      ActionAfterCompletion: 'DELETE',
    })
    sandbox.clock.advance(31 * minute)
    // The names of what starts tasks are cut after 36 characters.
    const task = { startedBy: 'chronos-schedule/nightly-report-of-a', createdAt: start / 1000 + 90 * 60 }
    expect(tasks(sandbox)).toEqual([])
    sandbox.clock.advance(60 * minute)
    expect(tasks(sandbox)).toMatchObject([task])
    expect(sandbox.perform('scheduler:ListSchedules', {})).toEqual({ Schedules: [] })
  })

  test('a rate runs at once, then between its dates', () => {
    const sandbox = setUp()
    createSchedule(sandbox, { ScheduleExpression: 'rate(1 hour)', EndDate: start / 1000 + 2 * 3600 })
    sandbox.clock.advance(0)
    expect(told(sandbox)).toHaveLength(1)
    sandbox.clock.advance(600 * minute)
    expect(told(sandbox)).toHaveLength(3)
    const later = setUp()
    createSchedule(later, { ScheduleExpression: 'rate(1 hour)', StartDate: start / 1000 + 3600 })
    later.clock.advance(59 * minute)
    expect(told(later)).toHaveLength(0)
    later.clock.advance(2 * minute)
    expect(told(later)).toHaveLength(1)
  })

  test('runs no more once it is disabled', () => {
    const sandbox = setUp()
    createSchedule(sandbox, { ScheduleExpression: 'cron(0 * * * ? *)', State: 'DISABLED' })
    sandbox.clock.advance(600 * minute)
    expect(told(sandbox)).toHaveLength(0)
  })

  test('a time zone that is none is refused', () => {
    const sandbox = setUp()
    const schedule = { ScheduleExpression: 'rate(1 hour)', ScheduleExpressionTimezone: 'Europe/Atlantis' }
    expect(() => createSchedule(sandbox, schedule)).toThrow('Invalid ScheduleExpressionTimezone Europe/Atlantis.')
  })
})

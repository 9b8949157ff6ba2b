import { describe, expect, test } from 'vitest'

import { callAwsJson } from '../../../test/support/sandbox/call-aws-json.ts'
import { createRoleWithPolicy, createSandbox, type JsonObject, openSession, type Sandbox, seed } from '../index.ts'

// What one API call is authorised by: every check of a request, and what a policy decides about it, with sources per rule.
//   SAR  https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html
//   PR   https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
//   TAG  https://docs.aws.amazon.com/AmazonECS/latest/developerguide/supported-iam-actions-tagging.html
//   EXE  https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
// (all checked 2026-11); `observed` are denial texts in public reports.

const account = '111122223333'
const region = 'ap-northeast-1'
const ecs = (resource: string) => `arn:aws:ecs:${region}:${account}:${resource}`
const role = (name: string) => `arn:aws:iam::${account}:role/${name}`
const group = (name: string) => `arn:aws:elasticloadbalancing:${region}:${account}:targetgroup/${name}/0123456789abcdef`
const cluster = (name: string) => ({ ArnEquals: { 'ecs:cluster': ecs(`cluster/${name}`) } })

function allow(Action: string | string[], Resource: string | string[], Condition?: object): JsonObject {
  return { Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) } as JsonObject
}

const pass = (roles: string[], service = 'ecs-tasks.amazonaws.com') =>
  allow('iam:PassRole', roles.map(role), { StringEquals: { 'iam:PassedToService': service } })
const both = pass(['exec', 'task'])
const onWeb = ecs('task-definition/web:*')
const register = allow('ecs:RegisterTaskDefinition', onWeb)
const runWeb = allow('ecs:RunTask', onWeb, cluster('app'))
const tagging = (action: string, resource: string) =>
  allow('ecs:TagResource', ecs(resource), { StringEquals: { 'ecs:CreateAction': action } })
const update = allow('ecs:UpdateService', ecs('service/app/web'))

const definition = {
  family: 'web',
  executionRoleArn: role('exec'),
  taskRoleArn: role('task'),
  containerDefinitions: [{ name: 'app', image: 'nginx', memory: 64 }],
}
const tags = [{ key: 'team', value: 'web' }]
const web = { cluster: 'app', service: 'web' }
const run = { cluster: 'app', taskDefinition: 'web', launchType: 'EC2' }

/** An account with a service `web`, whose task definition has one revision. */
function inhabited(): Sandbox {
  const sandbox = createSandbox({ realNow: Date.now, account, region })
  seed(sandbox, {
    clusters: ['app', 'other', 'default'],
    containerInstances: ['app', 'other', 'default'].map((cluster) => ({ cluster, scales: true })),
    roles: [{ name: 'exec' }, { name: 'task' }, { name: 'admin' }, { name: 'infrastructure' }],
    taskDefinitions: [definition],
    services: [
      { cluster: 'app', serviceName: 'web', taskDefinition: 'web', desiredCount: 1, launchType: 'EC2' },
      { cluster: 'app', serviceName: 'api', taskDefinition: 'web', desiredCount: 0, launchType: 'EC2' },
    ],
  })
  return sandbox
}

type Row = readonly [
  title: string,
  statements: readonly JsonObject[],
  operation: string,
  input: JsonObject,
  expected: string,
]

/** The decision is `Allow`, or the check that is denied. */
const rows: readonly Row[] = [
  [
    'registering asks about the family, and about both roles (SAR, PR)',
    [register, both],
    'RegisterTaskDefinition',
    definition,
    'Allow',
  ],
  [
    'registering without the right to pass the task role (observed)',
    [register, pass(['exec'])],
    'RegisterTaskDefinition',
    definition,
    `iam:PassRole ${role('task')}`,
  ],
  [
    'one role for both is passed once',
    [register, pass(['exec'])],
    'RegisterTaskDefinition',
    { ...definition, taskRoleArn: role('exec') },
    'Allow',
  ],
  [
    'registering with tags asks about the family without a revision (TAG, observed)',
    [register, both, tagging('RegisterTaskDefinition', 'task-definition/web')],
    'RegisterTaskDefinition',
    { ...definition, tags },
    'Allow',
  ],
  [
    'tags on the family with any revision do not do',
    [register, both, tagging('RegisterTaskDefinition', 'task-definition/web:*')],
    'RegisterTaskDefinition',
    { ...definition, tags },
    `ecs:TagResource ${ecs('task-definition/web')}`,
  ],
  [
    'tags are fenced by the creating action (TAG)',
    [register, both, tagging('RunTask', 'task-definition/web')],
    'RegisterTaskDefinition',
    { ...definition, tags },
    `ecs:TagResource ${ecs('task-definition/web')}`,
  ],
  [
    'without roles nothing is passed',
    [register],
    'RegisterTaskDefinition',
    { family: 'web', containerDefinitions: definition.containerDefinitions },
    'Allow',
  ],
  [
    'roles of tasks are passed to tasks, not to ECS (PR)',
    [register, pass(['exec', 'task'], 'ecs.amazonaws.com')],
    'RegisterTaskDefinition',
    definition,
    `iam:PassRole ${role('task')}`,
  ],
  [
    'running a revision asks about it in its cluster (SAR)',
    [runWeb, both],
    'RunTask',
    { ...run, taskDefinition: ecs('task-definition/web:1') },
    'Allow',
  ],
  ['running a family asks about its newest revision (ECS API, March 2024)', [runWeb, both], 'RunTask', run, 'Allow'],
  [
    'a policy on the bare family does not do any more',
    [allow('ecs:RunTask', ecs('task-definition/web')), both],
    'RunTask',
    run,
    `ecs:RunTask ${ecs('task-definition/web:1')}`,
  ],
  [
    'no cluster is the one of that name',
    [runWeb, both],
    'RunTask',
    { taskDefinition: 'web', launchType: 'EC2' },
    `ecs:RunTask ${ecs('task-definition/web:1')}`,
  ],
  [
    'another cluster is outside of the fence',
    [runWeb, both],
    'RunTask',
    { ...run, cluster: 'other' },
    `ecs:RunTask ${ecs('task-definition/web:1')}`,
  ],
  [
    'a role of the overrides is passed',
    [runWeb, both],
    'RunTask',
    { ...run, overrides: { taskRoleArn: role('admin') } },
    `iam:PassRole ${role('admin')}`,
  ],
  [
    'tags of tasks are asked about (TAG)',
    [runWeb, both],
    'RunTask',
    { ...run, tags },
    `ecs:TagResource ${ecs('task/app/*')}`,
  ],
  [
    'tags that ECS manages are, too (observed)',
    [runWeb, both],
    'RunTask',
    { ...run, enableECSManagedTags: true },
    `ecs:TagResource ${ecs('task/app/*')}`,
  ],
  [
    'shells can be denied by their key (EXE)',
    [
      runWeb,
      both,
      {
        Effect: 'Deny',
        Action: 'ecs:RunTask',
        Resource: '*',
        Condition: { StringEquals: { 'ecs:enable-execute-command': 'true' } },
      },
    ],
    'RunTask',
    { ...run, enableExecuteCommand: true },
    `ecs:RunTask ${ecs('task-definition/web:1')}`,
  ],
  ['a count passes no role (observed)', [update], 'UpdateService', { ...web, desiredCount: 2 }, 'Allow'],
  [
    'a task definition passes its roles, also the one that runs (observed)',
    [update],
    'UpdateService',
    { ...web, taskDefinition: 'web:1' },
    `iam:PassRole ${role('task')}`,
  ],
  [
    'a new deployment passes no role (observed)',
    [update],
    'UpdateService',
    { ...web, forceNewDeployment: true },
    'Allow',
  ],
  [
    'roles of volumes are passed to ECS (AmazonECS_FullAccess)',
    [update, pass(['infrastructure'])],
    'UpdateService',
    {
      ...web,
      volumeConfigurations: [{ name: 'data', managedEBSVolume: { roleArn: role('infrastructure'), sizeInGiB: 1 } }],
    },
    `iam:PassRole ${role('infrastructure')}`,
  ],
  [
    'the role of a blue/green load balancer is passed to ECS, not to tasks (AmazonECSInfrastructureRolePolicyForLoadBalancers)',
    [update, pass(['infrastructure'])],
    'UpdateService',
    {
      ...web,
      loadBalancers: [
        {
          ...{ targetGroupArn: group('blue'), containerName: 'app', containerPort: 80 },
          advancedConfiguration: { alternateTargetGroupArn: group('green'), roleArn: role('infrastructure') },
        },
      ],
    },
    `iam:PassRole ${role('infrastructure')}`,
  ],
  [
    'two services are asked about one by one (SAR)',
    [allow('ecs:DescribeServices', ecs('service/app/web'))],
    'DescribeServices',
    { cluster: 'app', services: ['web', 'api'] },
    `ecs:DescribeServices ${ecs('service/app/api')}`,
  ],
  [
    'a service that is not there is asked about all the same',
    [allow('ecs:DescribeServices', ecs('service/app/none'))],
    'DescribeServices',
    { cluster: 'app', services: ['none'] },
    'Allow',
  ],
  [
    'tasks are listed on everything, fenced by the cluster (observed)',
    [allow('ecs:ListTasks', '*', cluster('app'))],
    'ListTasks',
    { cluster: 'app', family: 'web' },
    'Allow',
  ],
  [
    'a container instance is no fence for that (observed)',
    [allow('ecs:ListTasks', ecs('container-instance/app/*'))],
    'ListTasks',
    { cluster: 'app' },
    'ecs:ListTasks *',
  ],
  [
    'deleting revisions asks about each of them (SAR)',
    [allow('ecs:DeleteTaskDefinitions', onWeb)],
    'DeleteTaskDefinitions',
    { taskDefinitions: ['web:1', 'api:1'] },
    `ecs:DeleteTaskDefinitions ${ecs('task-definition/api:1')}`,
  ],
  [
    'reading definitions has no resource (SAR)',
    [allow('ecs:DescribeTaskDefinition', onWeb)],
    'DescribeTaskDefinition',
    { taskDefinition: 'web' },
    'ecs:DescribeTaskDefinition *',
  ],
]

describe('a call is authorised by every check that its request implies', () => {
  test.each(rows)('%s', async (_, Statement, operation, input, expected) => {
    const sandbox = inhabited()
    const arn = createRoleWithPolicy(sandbox, 'deploy', { Version: '2012-10-17', Statement: [...Statement] })
    const credentials = openSession(sandbox, arn, 'ci')
    await callAwsJson(sandbox, `AmazonEC2ContainerServiceV20141113.${operation}`, input, credentials)
    const checks = sandbox.journal.entries.at(-1)?.checks ?? []
    const denied = checks.find(({ decision }) => decision === 'Deny')
    expect(checks.length).toBeGreaterThan(0)
    expect(denied ? `${denied.action} ${denied.resource.replace(/(task\/app\/)[0-9a-f]{32}$/, '$1*')}` : 'Allow').toBe(
      expected,
    )
  })
})

describe('a shell, and a service deployment, are asked about on two resources (SAR)', () => {
  async function decided(operation: string, input: JsonObject, resources: string[], ...more: JsonObject[]) {
    const sandbox = inhabited()
    sandbox.clock.advance(60_000)
    const tasks = sandbox.perform('ecs:ListTasks', { cluster: 'app' })['taskArns']
    const task = Array.isArray(tasks) ? String(tasks[0]) : ''
    const statement = allow(`ecs:${operation}`, resources)
    const arn = createRoleWithPolicy(sandbox, 'deploy', { Version: '2012-10-17', Statement: [statement, ...more] })
    const given = { ...input, ...(operation === 'ExecuteCommand' && { task }) }
    await callAwsJson(
      sandbox,
      `AmazonEC2ContainerServiceV20141113.${operation}`,
      given,
      openSession(sandbox, arn, 'ci'),
    )
    const denied = sandbox.journal.entries.at(-1)?.checks.find(({ decision }) => decision === 'Deny')
    return denied?.resource.replace(/[0-9a-f]{32}$/, '*') ?? 'Allow'
  }
  const shell = { cluster: 'app', command: 'sh', interactive: true }
  const deployment = ecs('service-deployment/app/web/abc')

  test.each([
    ['ExecuteCommand', shell, [ecs('task/app/*')], ecs('cluster/app')],
    ['ExecuteCommand', shell, [ecs('cluster/app')], ecs('task/app/*')],
    ['ExecuteCommand', shell, [ecs('cluster/app'), ecs('task/app/*')], 'Allow'],
    [
      'StopServiceDeployment',
      { serviceDeploymentArn: deployment },
      [ecs('service-deployment/app/web/*')],
      ecs('service/app/web'),
    ],
    [
      'StopServiceDeployment',
      { serviceDeploymentArn: deployment },
      [ecs('service-deployment/app/web/*'), ecs('service/app/web')],
      'Allow',
    ],
    [
      'ContinueServiceDeployment',
      { serviceDeploymentArn: deployment, hookId: 'h' },
      [ecs('service-deployment/app/web/*')],
      ecs('service/app/web'),
    ],
  ])('%s with %j on %j: %s', async (operation, input, resources, expected) => {
    expect(await decided(operation, input, resources)).toBe(expected)
  })

  test('a shell needs no session of Systems Manager (EXE)', async () => {
    const deny = { Effect: 'Deny', Action: 'ssm:StartSession', Resource: '*' }
    expect(await decided('ExecuteCommand', shell, [ecs('cluster/app'), ecs('task/app/*')], deny)).toBe('Allow')
  })
})

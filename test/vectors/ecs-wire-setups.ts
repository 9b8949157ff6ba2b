import { type JsonObject, type Sandbox, seed } from '../../src/sandbox/index.ts'

/** What a story's ids are called in the recorded cases, and what they are here: put in place of the former in input and answer. */
export type Names = Readonly<Record<string, string>>

/** A recorded situation built up in the sandbox: `setup` of the cases, by their ids or by its text. */
export type Setup = (sandbox: Sandbox) => Names | undefined

const yard = 'arn:aws:ecs:eu-west-1:111122223333:cluster/yard'
const network = {
  awsvpcConfiguration: { subnets: ['subnet-0aaa'], securityGroups: ['sg-0bbb'], assignPublicIp: 'ENABLED' },
}

function hull(change: JsonObject = {}, container: JsonObject = {}): JsonObject {
  return {
    family: 'hull',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    containerDefinitions: [{ name: 'app', image: 'registry.example/hull:1', ...container }],
    ...change,
  }
}

function hullOnEc2(family = 'hull-ec2'): JsonObject {
  return {
    family,
    containerDefinitions: [{ name: 'app', image: 'registry.example/hull:1', memory: 64 }],
  }
}

function cluster(sandbox: Sandbox): void {
  sandbox.perform('ecs:CreateCluster', { clusterName: 'yard' })
}

function register(sandbox: Sandbox, ...definitions: readonly JsonObject[]): void {
  for (const definition of definitions) sandbox.perform('ecs:RegisterTaskDefinition', definition)
}

function deregister(sandbox: Sandbox, ...names: readonly string[]): void {
  for (const taskDefinition of names) sandbox.perform('ecs:DeregisterTaskDefinition', { taskDefinition })
}

function definitions(sandbox: Sandbox): undefined {
  cluster(sandbox)
  register(sandbox, hull(), hull(), hullOnEc2())
  return undefined
}

/** CreateService for `hull` on EC2 with no tasks. */
function emptyService(sandbox: Sandbox, change: JsonObject = {}): void {
  definitions(sandbox)
  const service = { cluster: 'yard', serviceName: 'hull', taskDefinition: 'hull-ec2', desiredCount: 0 }
  sandbox.perform('ecs:CreateService', { ...service, launchType: 'EC2', ...change })
}

function fargateService(sandbox: Sandbox, change: JsonObject = {}): void {
  definitions(sandbox)
  const service = { cluster: 'yard', serviceName: 'hull', taskDefinition: 'hull:1', desiredCount: 1 }
  sandbox.perform('ecs:CreateService', {
    ...service,
    launchType: 'FARGATE',
    networkConfiguration: network,
    ...change,
  })
}

function update(sandbox: Sandbox, change: JsonObject): JsonObject {
  return sandbox.perform('ecs:UpdateService', { cluster: 'yard', service: 'hull', ...change })
}

function wait(sandbox: Sandbox, seconds: number): void {
  sandbox.clock.advance(seconds * 1000)
}

/** The digits of the deployments of `hull`, newest first. */
function numbers(sandbox: Sandbox): string[] {
  const { services } = sandbox.perform('ecs:DescribeServices', { cluster: 'yard', services: ['hull'] })
  const [service] = services as { deployments: { id: string }[] }[]
  return (service?.deployments ?? []).map(({ id }) => id.replace('ecs-svc/', ''))
}

/** The id of the only task there is. */
function taskId(sandbox: Sandbox, desiredStatus: string): Names {
  const { taskArns } = sandbox.perform('ecs:ListTasks', { cluster: yard, desiredStatus })
  const [arn] = taskArns as string[]
  return { '<id>': arn?.split('/').at(-1) ?? 'no task' }
}

// The request that most cases about RunTask start from.
const run: JsonObject = {
  cluster: yard,
  taskDefinition: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/hull:1',
  count: 1,
  launchType: 'FARGATE',
  clientToken: 'tok',
  networkConfiguration: {
    awsvpcConfiguration: { subnets: ['subnet-0aaa'], securityGroups: ['sg-0bbb'], assignPublicIp: 'DISABLED' },
  },
  tags: [
    { key: 'owner', value: 'crew' },
    { key: 'why', value: 'test' },
  ],
}

function runWithToken(sandbox: Sandbox): Names {
  definitions(sandbox)
  sandbox.perform('ecs:CreateCluster', { clusterName: 'yard-two' })
  sandbox.perform('ecs:RunTask', run)
  wait(sandbox, 5)
  const names = taskId(sandbox, 'RUNNING')
  sandbox.perform('ecs:StopTask', { cluster: yard, task: names['<id>'] })
  wait(sandbox, 1)
  return names
}

function runPlain(sandbox: Sandbox, seconds: number): Names {
  definitions(sandbox)
  const { clientToken: _token, ...request } = run
  sandbox.perform('ecs:RunTask', request)
  wait(sandbox, seconds)
  return taskId(sandbox, 'RUNNING')
}

/** A task that logs as `options` say under a role with these permissions, run to its end. */
function runLogging(sandbox: Sandbox, options: JsonObject, statements: readonly JsonObject[]): Names {
  cluster(sandbox)
  const policies = { logs: { Version: '2012-10-17', Statement: [...statements] } }
  seed(sandbox, { roles: [{ name: 'logs-role', policies }] })
  const logConfiguration = {
    logDriver: 'awslogs',
    options: {
      'awslogs-group': '/yard/hull',
      'awslogs-region': 'eu-west-1',
      'awslogs-stream-prefix': 'ecs',
      ...options,
    },
  }
  const executionRoleArn = 'arn:aws:iam::111122223333:role/logs-role'
  register(sandbox, hull({ executionRoleArn }, { name: 'main', logConfiguration }))
  const { clientToken: _token, ...request } = run
  sandbox.perform('ecs:RunTask', request)
  const names = taskId(sandbox, 'RUNNING')
  wait(sandbox, 90)
  return names
}

function allow(...actions: string[]): JsonObject {
  return { Effect: 'Allow', Action: actions, Resource: '*' }
}

// The situation of W-sv-31: hull:2 was replaced by hull:1 while its first task was still pending.
function replacedWhilePending(sandbox: Sandbox): Names {
  fargateService(sandbox, { taskDefinition: 'hull:2' })
  wait(sandbox, 5)
  update(sandbox, { taskDefinition: 'hull:1' })
  wait(sandbox, 17)
  return pair(sandbox)
}

function pair(sandbox: Sandbox): Names {
  const [newer, older] = numbers(sandbox)
  return { '<new>': newer ?? 'none', '<old>': older ?? 'none' }
}

function twoRevisions(sandbox: Sandbox): Names {
  emptyService(sandbox)
  wait(sandbox, 60)
  update(sandbox, {
    monitoring: { metricConfigurations: [{ metricNames: ['CPUUtilization'], resolutionSeconds: 20 }] },
  })
  const [second, first] = numbers(sandbox)
  wait(sandbox, 3)
  return { '/111"': `/${first}"`, '/222"': `/${second}"` }
}

function nothing(): undefined {
  return undefined
}

/** Setups that several cases share, by the words of the cases. */
const byText: Readonly<Record<string, Setup>> = {
  '': nothing,
  'no family hull': nothing,
  'no cluster ghosts': nothing,
  'neither cluster nor family exist': nothing,
  'hull:1 exists': (sandbox) => {
    register(sandbox, hullOnEc2('hull'))
    return undefined
  },
  'hull:2 deregistered': (sandbox) => {
    register(sandbox, hullOnEc2('hull'), hullOnEc2('hull'))
    deregister(sandbox, 'hull:2')
    return undefined
  },
  'hull:1 ACTIVE, hull:2 deregistered': (sandbox) => {
    register(sandbox, hullOnEc2('hull'), hullOnEc2('hull'))
    deregister(sandbox, 'hull:2')
    return undefined
  },
  'ACTIVE cluster yard; task definitions hull:1, hull:2 (awsvpc, FARGATE) and hull-ec2:1 (no networkMode)': definitions,
  'service hull ACTIVE, created with clientToken t1, count 0 and hull:2': (sandbox) => {
    fargateService(sandbox, { taskDefinition: 'hull', desiredCount: 0, clientToken: 't1' })
    return undefined
  },
  'RunTask was called with this token and the request of W-tk-1': runWithToken,
}

const byId: Readonly<Record<string, Setup>> = {
  'W-cl-3': (sandbox) => {
    sandbox.perform('ecs:CreateCluster', { clusterName: 'yard', tags: [{ key: 'a', value: 'b' }] })
    register(sandbox, hullOnEc2())
    for (const serviceName of ['one', 'two']) {
      sandbox.perform('ecs:CreateService', {
        cluster: 'yard',
        serviceName,
        taskDefinition: 'hull-ec2',
        desiredCount: 0,
      })
    }
    return undefined
  },
  'W-td-3': (sandbox) => {
    register(sandbox, { ...hullOnEc2('hull'), tags: [{ key: 'a', value: 'b' }] }, hullOnEc2('hull'))
    return undefined
  },
  'W-td-34': (sandbox) => {
    register(sandbox, hullOnEc2('hull'), hullOnEc2('hull'))
    deregister(sandbox, 'hull:1', 'hull:2')
    sandbox.perform('ecs:DeleteTaskDefinitions', { taskDefinitions: ['hull:1', 'hull:2'] })
    return undefined
  },
  'W-td-44': (sandbox) => {
    register(sandbox, hullOnEc2('hull'))
    deregister(sandbox, 'hull:1')
    sandbox.perform('ecs:DeleteTaskDefinitions', { taskDefinitions: ['hull:1'] })
    wait(sandbox, 1)
    return undefined
  },
  'W-sv-3': (sandbox) => {
    emptyService(sandbox)
    wait(sandbox, 5)
    return undefined
  },
  'W-sv-5': (sandbox) => {
    emptyService(sandbox, { tags: [{ key: 'owner', value: 'crew' }] })
    return undefined
  },
  'W-sv-12': definitions,
  'W-sv-28': (sandbox) => {
    fargateService(sandbox)
    for (const serviceName of ['one', 'two']) {
      sandbox.perform('ecs:CreateService', {
        cluster: 'yard',
        serviceName,
        taskDefinition: 'hull-ec2',
        desiredCount: 0,
      })
    }
    return undefined
  },
  'W-sv-32': replacedWhilePending,
  'W-sv-33': (sandbox) => {
    replacedWhilePending(sandbox)
    update(sandbox, { deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 0 } })
    wait(sandbox, 8)
    return pair(sandbox)
  },
  'W-sv-36': (sandbox) => {
    fargateService(sandbox)
    wait(sandbox, 37)
    return undefined
  },
  'W-sv-38': (sandbox) => {
    fargateService(sandbox, { desiredCount: 2 })
    wait(sandbox, 120)
    update(sandbox, { desiredCount: 0 })
    wait(sandbox, 35)
    return undefined
  },
  'W-sv-40': (sandbox) => {
    emptyService(sandbox)
    wait(sandbox, 60)
    update(sandbox, { forceNewDeployment: true })
    wait(sandbox, 14)
    return pair(sandbox)
  },
  'W-sv-41': (sandbox) => {
    emptyService(sandbox)
    wait(sandbox, 60)
    update(sandbox, { forceNewDeployment: true })
    wait(sandbox, 14)
    const names = pair(sandbox)
    sandbox.perform('ecs:DeleteService', { cluster: 'yard', service: 'hull', force: true })
    wait(sandbox, 59)
    return names
  },
  'W-sv-43': (sandbox) => {
    emptyService(sandbox)
    wait(sandbox, 13)
    return undefined
  },
  'W-sv-44': (sandbox) => {
    emptyService(sandbox)
    wait(sandbox, 60)
    return undefined
  },
  'W-sv-47': (sandbox) => {
    fargateService(sandbox, {
      desiredCount: 0,
      deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 0 },
    })
    wait(sandbox, 60)
    update(sandbox, { desiredCount: 1, forceNewDeployment: true })
    wait(sandbox, 32)
    return pair(sandbox)
  },
  'W-rv-5': (sandbox) => twoRevisions(sandbox),
  'W-rv-10': definitions,
  'W-rv-15': twoRevisions,
  'W-rv-16': (sandbox) => {
    const names = twoRevisions(sandbox)
    wait(sandbox, 11)
    sandbox.perform('ecs:DeleteService', { cluster: 'yard', service: 'hull', force: true })
    return names
  },
  'W-tk-12': runWithToken,
  'W-tk-26': runWithToken,
  'W-tk-14': (sandbox) => {
    const names = runPlain(sandbox, 2)
    sandbox.perform('ecs:StopTask', { cluster: yard, task: names['<id>'] })
    wait(sandbox, 8)
    return names
  },
  'W-tk-20': (sandbox) => {
    fargateService(sandbox, { deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 } })
    wait(sandbox, 120)
    const names = taskId(sandbox, 'RUNNING')
    update(sandbox, { taskDefinition: 'hull:2' })
    wait(sandbox, 150)
    const present = taskId(sandbox, 'RUNNING')
    sandbox.perform('ecs:StopTask', { cluster: yard, task: present['<id>'] })
    wait(sandbox, 40)
    return {
      ...names,
      '<tasks of the present deployment only>': `${yard.replace('cluster', 'task')}/${present['<id>']}`,
    }
  },
  'W-tk-21': (sandbox) => {
    fargateService(sandbox)
    wait(sandbox, 120)
    return taskId(sandbox, 'RUNNING')
  },
  'W-tk-24': (sandbox) => {
    cluster(sandbox)
    register(sandbox, {
      ...hull(),
      tags: [
        { key: 'own', value: 'yes' },
        { key: 'def-only', value: 'd' },
        { key: 'both', value: 'from-def' },
      ],
    })
    return undefined
  },
  'W-tk-27': definitions,
  'W-tk-28': (sandbox) => runPlain(sandbox, 0.9),
  'W-tk-31': (sandbox) => runPlain(sandbox, 20),
  'W-lg-1': (sandbox) =>
    runLogging(sandbox, {}, [allow('logs:*'), { Effect: 'Deny', Action: 'logs:CreateLogStream', Resource: '*' }]),
  'W-lg-2': (sandbox) => runLogging(sandbox, {}, [allow('logs:*')]),
  'W-lg-3': (sandbox) =>
    runLogging(sandbox, { 'awslogs-create-group': 'true' }, [allow('logs:CreateLogStream', 'logs:PutLogEvents')]),
  'W-lg-4': (sandbox) => runLogging(sandbox, { 'awslogs-create-group': 'true' }, [allow('logs:*')]),
}

/** Builds up what a case starts from. Undefined where nobody has said how. */
export function setupOf(id: string, text: string): Setup | undefined {
  return byId[id] ?? byText[text]
}

/** What else than a state a case needs: how its containers behave. */
export const behaviours = { 'W-lg-4': [{ exitAfterSeconds: 3, exitCode: 0, logLines: ['out', 'err'] }] } as const

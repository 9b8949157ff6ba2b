import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../service.ts'
import { createTestWorld, network, type TestWorld, webDefinition, webService } from '../test-world.ts'

function begin(options: Parameters<typeof createTestWorld>[0] = {}): TestWorld {
  const world = createTestWorld(options)
  world.call('RegisterTaskDefinition', webDefinition({ tags: [{ key: 'from', value: 'definition' }] }))
  return world
}

function run(change: JsonObject = {}): JsonObject {
  return {
    cluster: 'app',
    taskDefinition: 'web',
    launchType: 'FARGATE',
    networkConfiguration: network,
    ...change,
  }
}

function tasksIn(answer: JsonObject): JsonObject[] {
  return answer['tasks'] as JsonObject[]
}

function tagsOf(task: JsonObject | undefined): string[] {
  return ((task?.['tags'] ?? []) as JsonObject[]).map(({ key, value }) => `${key}=${value}`)
}

const strangers = 'arn:aws:iam::111122223333:role/stranger'
function role(arn: string) {
  return (
    `ECS was unable to assume the role '${arn}' that was provided for this task. Please verify that the role being passed ` +
    'has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.'
  )
}

describe('RunTask', () => {
  test.each([
    [{ taskDefinition: 'ghost', cluster: 'ghost' }, 'ClientException', 'TaskDefinition not found.'],
    [{ cluster: 'ghost' }, 'ClusterNotFoundException', 'Cluster not found.'],
    [{ count: 11 }, 'InvalidParameterException', 'Count can not be greater than 10.'],
    [
      { networkConfiguration: null },
      'InvalidParameterException',
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    ],
    [
      { propagateTags: 'SERVICE' },
      'InvalidParameterException',
      'Only task definition tags can be propagated to standalone tasks.',
    ],
    [
      { overrides: { containerOverrides: [{ name: 'ghost' }] } },
      'InvalidParameterException',
      'Override for container named ghost is not a container in the TaskDefinition.',
    ],
    [{ overrides: { taskRoleArn: strangers } }, 'ClientException', role(strangers)],
    [{ tags: [{ key: 'a' }] }, 'InvalidParameterException', 'Tag value can not be null.'],
  ] as const)('with %j is refused', (change, code, message) => {
    expect(begin().refusal('RunTask', run(change as JsonObject))).toEqual({ code, message })
  })

  test('starts as many as asked, each with an id of its own', () => {
    const tasks = tasksIn(begin().call('RunTask', run({ count: 10 })))
    expect(new Set(tasks.map(({ taskArn }) => taskArn)).size).toBe(10)
  })

  test('shows the overrides, one for each container', () => {
    const override = { name: 'app', command: ['sh'], environment: [{ name: 'A', value: 'b' }], memory: 128 }
    const size = { cpu: '512', memory: '1024' }
    const input = run({ overrides: { ...size, containerOverrides: [override] }, startedBy: 'me', group: 'batch' })
    expect(tasksIn(begin().call('RunTask', input))[0]).toMatchObject({
      overrides: { ...size, containerOverrides: [override], inferenceAcceleratorOverrides: [] },
      cpu: '512',
      startedBy: 'me',
      group: 'batch',
      containers: [{ memory: '128' }],
    })
  })

  test.each([
    [{}, []],
    [{ tags: [{ key: 'a', value: 'b' }] }, ['a=b']],
    [{ propagateTags: 'TASK_DEFINITION' }, ['from=definition']],
    [{ propagateTags: 'TASK_DEFINITION', tags: [{ key: 'from', value: 'request' }] }, ['from=request']],
    [{ enableECSManagedTags: true }, ['aws:ecs:clusterName=app']],
  ] as const)('with %j gives the tags %j', (change, expected) => {
    const [task] = tasksIn(begin().call('RunTask', run(change as JsonObject)))
    expect(tagsOf(task)).toEqual(expected)
  })

  test('says what could not be placed', () => {
    const world = begin({ behaviours: [{ placementFailure: 'RESOURCE:MEMORY' }] })
    expect(world.call('RunTask', run({ count: 2 }))).toEqual({
      tasks: [],
      failures: [{ reason: 'RESOURCE:MEMORY' }, { reason: 'RESOURCE:MEMORY' }],
    })
  })

  test('answers the same token with the same tasks as they are now, until an hour after their end', () => {
    const world = begin({ behaviours: [{ exitCode: 0 }] })
    const [first] = tasksIn(world.call('RunTask', run({ clientToken: 't' })))
    world.settle()
    const [again] = tasksIn(world.call('RunTask', run({ clientToken: 't' })))
    expect(again).toMatchObject({ taskArn: first?.['taskArn'], lastStatus: 'STOPPED' })
    world.run(3601)
    const [fresh] = tasksIn(world.call('RunTask', run({ clientToken: 't' })))
    expect(fresh?.['taskArn']).not.toBe(first?.['taskArn'])
  })

  test('answers a token again although the revision was deregistered', () => {
    const world = begin()
    const input = run({ taskDefinition: 'web:1', clientToken: 't' })
    const [first] = tasksIn(world.call('RunTask', input))
    world.call('DeregisterTaskDefinition', { taskDefinition: 'web:1' })
    expect(tasksIn(world.call('RunTask', input))[0]?.['taskArn']).toBe(first?.['taskArn'])
  })
})

describe('tasks of a service', () => {
  test('are found by it, and carry its tags', () => {
    const world = begin({ behaviours: [{ keepsRunning: true }] })
    const tags = [{ key: 'owner', value: 'crew' }]
    world.call('CreateService', webService({ tags, propagateTags: 'SERVICE', enableECSManagedTags: true }))
    world.call('RunTask', run({ startedBy: 'me' }))
    world.settle()
    const list = (input: JsonObject) => world.call('ListTasks', { cluster: 'app', ...input })['taskArns'] as string[]
    expect(list({})).toHaveLength(2)
    expect(list({ family: 'web' })).toHaveLength(2)
    expect(list({ desiredStatus: 'PENDING' })).toEqual([])
    expect(list({ startedBy: 'me' })).toHaveLength(1)
    const [arn] = list({ serviceName: 'web' })
    const [task] = tasksIn(world.call('DescribeTasks', { cluster: 'app', tasks: [arn ?? null], include: ['TAGS'] }))
    expect(tagsOf(task)).toEqual(['owner=crew', 'aws:ecs:serviceName=web', 'aws:ecs:clusterName=app'])
    expect(world.refusal('ListTasks', { cluster: 'app', serviceName: 'ghost' }).code).toBe('ServiceNotFoundException')
    expect(world.refusal('ListTasks', { cluster: 'app', startedBy: 'me', family: 'web' }).code).toBe(
      'InvalidParameterException',
    )
  })
})

describe('tags', () => {
  test('are put on, changed and taken off', () => {
    const world = begin()
    const resourceArn = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:1'
    world.call('TagResource', { resourceArn, tags: [{ key: 'a', value: '1' }] })
    world.call('TagResource', { resourceArn, tags: [{ key: 'from', value: '2' }] })
    world.call('UntagResource', { resourceArn, tagKeys: ['a', 'ghost'] })
    expect(world.call('ListTagsForResource', { resourceArn })).toEqual({ tags: [{ key: 'from', value: '2' }] })
  })

  test.each([
    ['task-definition/ghost:1', 'ClientException', 'Unable to describe task definition.'],
    ['service/app/ghost', 'InvalidParameterException', 'The specified service does not exist.'],
    ['cluster/ghost', 'InvalidParameterException', 'The specified cluster does not exist.'],
    ['task/app/ghost', 'InvalidParameterException', 'The specified task does not exist.'],
  ])('are refused for %s', (name, code, message) => {
    const resourceArn = `arn:aws:ecs:eu-west-1:111122223333:${name}`
    expect(begin().refusal('TagResource', { resourceArn, tags: [{ key: 'a', value: '1' }] })).toEqual({ code, message })
  })

  test.each([
    [
      [
        { key: 'a', value: '1' },
        { key: 'a', value: '2' },
      ],
      'Duplicate tag keys are not allowed.',
    ],
    [[{ key: 'aws:a', value: '1' }], 'Tag keys can not start with aws:.'],
    [[{ value: '1' }], 'Tag key can not be null.'],
    [
      Array.from({ length: 51 }, (_, key) => ({ key: `k${key}`, value: '' })),
      'The maximum number of tags per resource is 50.',
    ],
  ])('%j are none', (tags, message) => {
    const resourceArn = 'arn:aws:ecs:eu-west-1:111122223333:cluster/app'
    expect(begin().refusal('TagResource', { resourceArn, tags }).message).toBe(message)
  })
})

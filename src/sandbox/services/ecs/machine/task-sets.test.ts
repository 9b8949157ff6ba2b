import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../service.ts'
import {
  balanced,
  createTestWorld,
  describeWeb,
  network,
  type TestWorld,
  webDefinition,
  webService,
} from '../test-world.ts'

function external(): TestWorld {
  const world = createTestWorld()
  world.call('RegisterTaskDefinition', webDefinition())
  world.call('RegisterTaskDefinition', webDefinition())
  const deploymentController = { type: 'EXTERNAL' }
  world.call('CreateService', { cluster: 'app', serviceName: 'web', desiredCount: 3, deploymentController })
  return world
}

function addSet(world: TestWorld, revision: number, value: number): string {
  const { taskSet } = world.call('CreateTaskSet', {
    cluster: 'app',
    service: 'web',
    taskDefinition: `web:${revision}`,
    launchType: 'FARGATE',
    networkConfiguration: network,
    scale: { value, unit: 'PERCENT' },
  })
  return String((taskSet as JsonObject)['taskSetArn'])
}

function sets(world: TestWorld): string[] {
  const { taskSets } = world.call('DescribeTaskSets', { cluster: 'app', service: 'web' })
  return (taskSets as JsonObject[]).map((set) => {
    const counts = `${set['computedDesiredCount']}/${set['runningCount']}/${set['pendingCount']}`
    return `${set['status']} ${String(set['taskDefinition']).split('/').at(-1)} ${counts} ${set['stabilityStatus']}`
  })
}

describe('a service with the EXTERNAL controller', () => {
  test('has the task sets that a program makes, each at its share, rounded up', () => {
    const world = external()
    expect(describeWeb(world)).toMatchObject({ deployments: [], taskSets: [], desiredCount: 3 })
    const first = addSet(world, 1, 100)
    world.call('UpdateServicePrimaryTaskSet', { cluster: 'app', service: 'web', primaryTaskSet: first })
    addSet(world, 2, 50)
    expect(sets(world)).toEqual(['ACTIVE web:2 2/0/0 STABILIZING', 'PRIMARY web:1 3/0/0 STABILIZING'])
    world.settle()
    expect(sets(world)).toEqual(['ACTIVE web:2 2/2/0 STEADY_STATE', 'PRIMARY web:1 3/3/0 STEADY_STATE'])
    expect(describeWeb(world)).toMatchObject({ runningCount: 5, taskDefinition: expect.stringMatching(/web:1$/) })
  })

  test('goes over to another one, and the old one goes when it is deleted', () => {
    const world = external()
    const first = addSet(world, 1, 100)
    world.call('UpdateServicePrimaryTaskSet', { cluster: 'app', service: 'web', primaryTaskSet: first })
    const second = addSet(world, 2, 100)
    world.settle()
    world.call('UpdateServicePrimaryTaskSet', { cluster: 'app', service: 'web', primaryTaskSet: second })
    const gone = { cluster: 'app', service: 'web', taskSet: first }
    expect(world.refusal('DeleteTaskSet', gone).message).toContain('scaled above 0')
    world.call('UpdateTaskSet', { ...gone, scale: { value: 0, unit: 'PERCENT' } })
    world.settle()
    expect(sets(world)).toEqual(['PRIMARY web:2 3/3/0 STEADY_STATE', 'ACTIVE web:1 0/0/0 STEADY_STATE'])
    expect(world.call('DeleteTaskSet', gone)).toMatchObject({ taskSet: { status: 'DRAINING' } })
    world.settle()
    expect(sets(world)).toEqual(['PRIMARY web:2 3/3/0 STEADY_STATE'])
    expect(describeWeb(world)['taskDefinition']).toMatch(/web:2$/)
  })

  test('follows its count, and is drained as others are', () => {
    const world = external()
    addSet(world, 1, 50)
    world.settle()
    world.call('UpdateService', { cluster: 'app', service: 'web', desiredCount: 6 })
    world.settle()
    expect(sets(world)).toEqual(['ACTIVE web:1 3/3/0 STEADY_STATE'])
    world.call('DeleteService', { cluster: 'app', service: 'web', force: true })
    world.settle()
    expect(describeWeb(world)).toMatchObject({ status: 'INACTIVE', taskSets: [] })
  })

  test('is not updated to another revision', () => {
    const world = external()
    const input = { cluster: 'app', service: 'web', taskDefinition: 'web:2' }
    expect(world.refusal('UpdateService', input).message).toContain('with a EXTERNAL deployment controller')
  })
})

describe('a service with the CODE_DEPLOY controller', () => {
  function codeDeploy(): TestWorld {
    const world = createTestWorld()
    world.call('RegisterTaskDefinition', webDefinition({}, balanced.container))
    const { loadBalancers } = balanced
    const deploymentController = { type: 'CODE_DEPLOY' }
    world.call('CreateService', webService({ desiredCount: 2, deploymentController, loadBalancers }))
    world.settle()
    return world
  }

  test('begins with a task set that serves', () => {
    const world = codeDeploy()
    expect(describeWeb(world)).toMatchObject({
      deployments: [],
      runningCount: 2,
      taskSets: [{ status: 'PRIMARY', scale: { value: 100, unit: 'PERCENT' }, stabilityStatus: 'STEADY_STATE' }],
    })
  })

  test.each([
    [{ taskDefinition: 'web' }, 'Unable to update task definition on services'],
    [{ forceNewDeployment: true }, 'Cannot force a new deployment on services'],
    [{ networkConfiguration: network }, 'Unable to update network parameters on services'],
  ])('is updated by CodeDeploy alone: %j', (change, start) => {
    expect(codeDeploy().refusal('UpdateService', { cluster: 'app', service: 'web', ...change })).toEqual({
      code: 'InvalidParameterException',
      message: `${start} with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment.`,
    })
  })

  test('can be scaled', () => {
    const world = codeDeploy()
    world.call('UpdateService', { cluster: 'app', service: 'web', desiredCount: 4 })
    world.settle()
    expect(describeWeb(world)).toMatchObject({ runningCount: 4, desiredCount: 4 })
  })
})

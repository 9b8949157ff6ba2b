import { describe, expect, test } from 'vitest'
import type { Behaviour } from '../../../behaviour.ts'
import type { JsonObject } from '../../../service.ts'
import { createTestWorld, describeWeb, eventsOf, type TestWorld, webDefinition, webService } from '../test-world.ts'

/** A service that runs its first revision, then a deployment of the next one with these settings. */
function deploy(configuration: JsonObject, behaviours: readonly Behaviour[] = [], image = 'web:2'): TestWorld {
  const world = createTestWorld({ behaviours })
  world.call('RegisterTaskDefinition', webDefinition())
  world.call('CreateService', webService({ desiredCount: 2 }))
  world.settle()
  world.call('RegisterTaskDefinition', webDefinition({}, { image: `registry.example/${image}` }))
  world.call('UpdateService', {
    cluster: 'app',
    service: 'web',
    taskDefinition: 'web',
    deploymentConfiguration: configuration,
  })
  return world
}

function newest(world: TestWorld): JsonObject {
  const { serviceDeployments } = world.call('ListServiceDeployments', { cluster: 'app', service: 'web' })
  const [first] = serviceDeployments as JsonObject[]
  const arns = [first?.['serviceDeploymentArn'] ?? null]
  const { serviceDeployments: described } = world.call('DescribeServiceDeployments', { serviceDeploymentArns: arns })
  return (described as JsonObject[])[0] ?? {}
}

/** What is seen second by second: stage, and production and test weight of the new revision. */
function timeline(world: TestWorld, seconds: number): string[] {
  const seen: string[] = []
  for (let second = 0; second < seconds; second += 1) {
    world.run(1)
    const { status, lifecycleStage: stage, targetServiceRevision } = newest(world)
    const target = targetServiceRevision as JsonObject
    const weights = `${target['requestedProductionTrafficWeight']}/${target['requestedTestTrafficWeight']}`
    const line = `${status} ${stage} ${weights}`
    if (seen.at(-1) !== line) seen.push(line)
  }
  return seen
}

const hook = (stage: string, change: JsonObject = {}): JsonObject => ({
  hookTargetArn: 'arn:aws:lambda:eu-west-1:111122223333:function:smoke',
  roleArn: 'arn:aws:iam::111122223333:role/hooks',
  lifecycleStages: [stage],
  ...change,
})

const watched = { alarmNames: ['5xx'], enable: true, rollback: true }

describe('a blue/green deployment', () => {
  test('goes through its stages, and keeps both revisions until the bake time is over', () => {
    const world = deploy({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 2 })
    expect(timeline(world, 300)).toEqual([
      'PENDING undefined 0/0',
      'IN_PROGRESS PRE_SCALE_UP 0/0',
      'IN_PROGRESS SCALE_UP 0/0',
      'IN_PROGRESS POST_SCALE_UP 0/0',
      'IN_PROGRESS TEST_TRAFFIC_SHIFT 0/100',
      'IN_PROGRESS POST_TEST_TRAFFIC_SHIFT 0/100',
      'IN_PROGRESS PRODUCTION_TRAFFIC_SHIFT 0/100',
      'IN_PROGRESS PRODUCTION_TRAFFIC_SHIFT 100/100',
      'IN_PROGRESS POST_PRODUCTION_TRAFFIC_SHIFT 100/100',
      'IN_PROGRESS BAKE_TIME 100/100',
      'IN_PROGRESS CLEAN_UP 100/100',
      'SUCCESSFUL CLEAN_UP 100/100',
    ])
    const service = describeWeb(world)
    expect(service['deployments']).toHaveLength(1)
    expect(service).toMatchObject({ runningCount: 2, taskDefinition: expect.stringMatching(/web:2$/) })
    expect(eventsOf(service).slice(-2)).toEqual([
      '(service web) (deployment ecs-svc/N) deployment completed.',
      '(service web) has reached a steady state.',
    ])
  })

  test('has all tasks of both revisions beside one another', () => {
    const world = deploy({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 10 })
    world.run(120)
    expect(newest(world)['lifecycleStage']).toBe('BAKE_TIME')
    expect(describeWeb(world)['deployments']).toMatchObject([
      { status: 'PRIMARY', rolloutState: 'IN_PROGRESS', desiredCount: 2, runningCount: 2 },
      { status: 'ACTIVE', rolloutState: 'COMPLETED', desiredCount: 2, runningCount: 2 },
    ])
  })

  test('goes back when an alarm goes off', () => {
    const world = deploy(
      { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 10, alarms: { alarmNames: ['5xx'], enable: true, rollback: true } },
      [{ rule: 'alarm', name: '5xx', family: 'web', afterSeconds: 150 }],
    )
    world.settle()
    const status = 'Service deployment rolled back because of one or more active alarms.'
    expect(newest(world)).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      statusReason: status,
      alarms: { status: 'TRIGGERED', alarmNames: ['5xx'], triggeredAlarmNames: ['5xx'] },
    })
    expect(describeWeb(world)).toMatchObject({
      taskDefinition: expect.stringMatching(/web:1$/),
      deployments: [{ status: 'PRIMARY', rolloutState: 'COMPLETED', runningCount: 2 }],
    })
  })

  test('goes back when CloudWatch shows an alarm', () => {
    const world = deploy({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 10, alarms: watched })
    world.run(150)
    const alarm = { name: '5xx', settings: {}, state: 'ALARM', reason: '', stateAt: 0, updatedAt: 0, tags: {} }
    world.context.state['cloudwatch'] = { alarms: { '5xx': alarm } }
    world.settle()
    expect(newest(world)).toMatchObject({ status: 'ROLLBACK_SUCCESSFUL', alarms: { triggeredAlarmNames: ['5xx'] } })
  })

  test('does not watch an alarm that was on before', () => {
    const world = deploy({ strategy: 'BLUE_GREEN', alarms: { alarmNames: ['5xx'], enable: true, rollback: true } }, [
      { rule: 'alarm', name: '5xx' },
    ])
    world.settle()
    expect(newest(world)).toMatchObject({ status: 'SUCCESSFUL', alarms: { status: 'MONITORING_COMPLETE' } })
  })

  test('goes back when its tasks crash and the circuit breaker is on', () => {
    const breaker = { deploymentCircuitBreaker: { enable: true, rollback: true } }
    const world = deploy({ strategy: 'BLUE_GREEN', ...breaker }, [{ image: '*:bad', crashAfterSeconds: 2 }], 'web:bad')
    world.settle()
    expect(newest(world)).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      statusReason: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
    })
    expect(describeWeb(world)).toMatchObject({ runningCount: 2, taskDefinition: expect.stringMatching(/web:1$/) })
  })

  test('that a newer one replaces is stopped, and its tasks go first', () => {
    const world = deploy({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 10 })
    world.run(120)
    world.call('UpdateService', { cluster: 'app', service: 'web', forceNewDeployment: true })
    world.run(10)
    expect(newest(world)).toMatchObject({ status: 'IN_PROGRESS', lifecycleStage: 'RECONCILE_SERVICE' })
    world.settle()
    const { serviceDeployments } = world.call('ListServiceDeployments', { cluster: 'app', service: 'web' })
    expect((serviceDeployments as JsonObject[]).map(({ status }) => status)).toEqual([
      'SUCCESSFUL',
      'STOPPED',
      'SUCCESSFUL',
    ])
    expect(describeWeb(world)).toMatchObject({ runningCount: 2, deployments: [{ status: 'PRIMARY' }] })
  })
})

describe('the traffic', () => {
  test('of a canary deployment goes to a few first', () => {
    const world = deploy({
      strategy: 'CANARY',
      canaryConfiguration: { canaryPercent: 12.5, canaryBakeTimeInMinutes: 3 },
    })
    const shares = timeline(world, 600)
      .map((line) => line.split(' ')[2])
      .filter((share, index, all) => share !== all[index - 1])
    expect(shares).toEqual(['0/0', '0/100', '12.5/100', '100/100'])
  })

  test('of a linear deployment goes over in equal steps', () => {
    const world = deploy({ strategy: 'LINEAR', linearConfiguration: { stepPercent: 40, stepBakeTimeInMinutes: 1 } })
    const shares = timeline(world, 600)
      .map((line) => line.split(' ')[2])
      .filter((share, index, all) => share !== all[index - 1])
    expect(shares).toEqual(['0/0', '0/100', '40/100', '80/100', '100/100'])
  })
})

describe('a lifecycle hook', () => {
  test('holds its stage until the function says SUCCEEDED', () => {
    const world = deploy({ strategy: 'BLUE_GREEN', lifecycleHooks: [hook('POST_SCALE_UP')] }, [
      { rule: 'hook', function: 'smoke', answers: ['IN_PROGRESS', 'IN_PROGRESS', 'SUCCEEDED'] },
    ])
    world.run(90)
    expect(newest(world)).toMatchObject({
      lifecycleStage: 'POST_SCALE_UP',
      lifecycleHookDetails: [{ targetType: 'AWS_LAMBDA', status: 'IN_PROGRESS' }],
    })
    world.settle()
    expect(newest(world)).toMatchObject({ status: 'SUCCESSFUL', lifecycleHookDetails: [{ status: 'SUCCEEDED' }] })
  })

  test('that fails takes the deployment back', () => {
    const world = deploy({ strategy: 'BLUE_GREEN', lifecycleHooks: [hook('TEST_TRAFFIC_SHIFT')] }, [
      { rule: 'hook', function: '*:smoke', answers: ['FAILED'] },
    ])
    world.settle()
    expect(newest(world)).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      statusReason:
        'Service deployment rolled back because TEST_TRAFFIC_SHIFT lifecycle hook(s) failed. Lifecycle hook target ' +
        'arn:aws:lambda:eu-west-1:111122223333:function:smoke returned FAILED status.',
    })
  })

  test('that was not answered yet when another one failed is not waited for on the way back', () => {
    const hooks = [hook('PRODUCTION_TRAFFIC_SHIFT'), hook('PRODUCTION_TRAFFIC_SHIFT')]
    const world = deploy({ strategy: 'BLUE_GREEN', lifecycleHooks: hooks }, [
      { rule: 'hook', function: '*:smoke', answers: ['FAILED'] },
    ])
    world.settle(4 * 3600)
    expect(newest(world)).toMatchObject({ status: 'ROLLBACK_SUCCESSFUL' })
  })

  test('that fails on the first deployment leaves nothing to go back to', () => {
    const world = createTestWorld({ behaviours: [{ rule: 'hook', function: 'smoke', answers: ['ERROR'] }] })
    world.call('RegisterTaskDefinition', webDefinition())
    const deploymentConfiguration = { strategy: 'BLUE_GREEN', lifecycleHooks: [hook('PRE_SCALE_UP')] }
    world.call('CreateService', webService({ deploymentConfiguration }))
    world.settle()
    expect(newest(world)).toMatchObject({
      status: 'ROLLBACK_FAILED',
      statusReason: 'No rollback candidate was found to run the rollback.',
    })
    expect(eventsOf(describeWeb(world)).at(-1)).toContain('due to: HookStatus must not be null.')
  })
})

describe('a pause hook', () => {
  const pause = (change: JsonObject = {}): JsonObject => ({
    strategy: 'BLUE_GREEN',
    lifecycleHooks: [{ targetType: 'PAUSE', lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'], ...change }],
  })

  function paused(change: JsonObject = {}) {
    const world = deploy(pause(change))
    world.settle()
    const deployment = newest(world)
    const [details] = deployment['lifecycleHookDetails'] as JsonObject[]
    const answer = (action: string) =>
      world.call('ContinueServiceDeployment', {
        serviceDeploymentArn: deployment['serviceDeploymentArn'],
        hookId: details?.['hookId'],
        action,
      })
    return { world, details, answer }
  }

  test('waits for a person, and nobody waits for its end', () => {
    const { world, details } = paused()
    expect(details).toMatchObject({ targetType: 'PAUSE', status: 'AWAITING_ACTION', timeoutAction: 'ROLLBACK' })
    expect(newest(world)).toMatchObject({ status: 'IN_PROGRESS', lifecycleStage: 'POST_TEST_TRAFFIC_SHIFT' })
    expect(world.seconds()).toBeLessThan(600)
  })

  test('goes on when it is told to', () => {
    const { world, answer } = paused()
    answer('CONTINUE')
    world.settle()
    expect(newest(world)).toMatchObject({ status: 'SUCCESSFUL', lifecycleHookDetails: [{ status: 'SUCCEEDED' }] })
  })

  test('goes back when it is told to', () => {
    const { world, answer } = paused()
    answer('ROLLBACK')
    world.settle()
    expect(newest(world)).toMatchObject({ status: 'ROLLBACK_SUCCESSFUL' })
    expect(describeWeb(world)).toMatchObject({ taskDefinition: expect.stringMatching(/web:1$/) })
  })

  test.each([
    ['ROLLBACK', 'ROLLBACK_SUCCESSFUL'],
    ['CONTINUE', 'SUCCESSFUL'],
  ])('that nobody answers ends with its timeout: %s', (action, status) => {
    const { world } = paused({ timeoutConfiguration: { timeoutInMinutes: 10, action } })
    world.run(1200)
    world.settle()
    expect(newest(world)).toMatchObject({ status, lifecycleHookDetails: [{ status: 'TIMED_OUT' }] })
  })

  test('is answered once', () => {
    const { world, details, answer } = paused()
    answer('CONTINUE')
    const input = { serviceDeploymentArn: newest(world)['serviceDeploymentArn'], hookId: details?.['hookId'] ?? '' }
    expect(world.refusal('ContinueServiceDeployment', input).message).toBe(
      'Provided hookId is either completed, unavailable, or not associated with the given Resource ARN',
    )
  })
})

describe('StopServiceDeployment', () => {
  test.each(['BLUE_GREEN', 'ROLLING'])('goes back in its own words: %s', (strategy) => {
    const world = deploy({ strategy })
    world.run(40)
    world.call('StopServiceDeployment', { serviceDeploymentArn: newest(world)['serviceDeploymentArn'] })
    expect(newest(world)).toMatchObject({ status: 'ROLLBACK_REQUESTED' })
    world.settle()
    expect(newest(world)).toMatchObject({ status: 'ROLLBACK_SUCCESSFUL' })
    expect(JSON.stringify([newest(world), describeWeb(world)])).not.toContain('breaker: ')
    expect(describeWeb(world)).toMatchObject({ runningCount: 2, taskDefinition: expect.stringMatching(/web:1$/) })
  })

  test('leaves things as they are: ABORT', () => {
    const world = deploy({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 10 })
    world.run(120)
    const { serviceDeploymentArn } = newest(world)
    world.call('StopServiceDeployment', { serviceDeploymentArn, stopType: 'ABORT' })
    expect(newest(world)).toMatchObject({ status: 'STOP_REQUESTED' })
    world.settle()
    expect(newest(world)).toMatchObject({ status: 'STOPPED' })
    expect(describeWeb(world)['deployments']).toMatchObject([
      { status: 'PRIMARY', rolloutState: 'FAILED', runningCount: 2 },
      { status: 'ACTIVE', rolloutState: 'COMPLETED', runningCount: 2 },
    ])
  })
})

describe('what is refused', () => {
  test.each([
    ['a hook on a rolling deployment', { lifecycleHooks: [hook('PRE_SCALE_UP')] }, 'A lifecycle hook on a rolling'],
    [
      'a pause at a shift of traffic',
      { strategy: 'CANARY', lifecycleHooks: [{ targetType: 'PAUSE', lifecycleStages: ['TEST_TRAFFIC_SHIFT'] }] },
      'Invalid lifecycle stage provided for Pause Hook',
    ],
    ['a step that is too small', { strategy: 'LINEAR', linearConfiguration: { stepPercent: 1 } }, 'stepPercent must'],
    ['settings of another strategy', { strategy: 'LINEAR', canaryConfiguration: {} }, 'canaryConfiguration is only'],
  ])('%s', (_what, deploymentConfiguration, message) => {
    const world = createTestWorld()
    world.call('RegisterTaskDefinition', webDefinition())
    expect(world.refusal('CreateService', webService({ deploymentConfiguration })).message).toContain(message)
    expect(world.call('ListServices', { cluster: 'app' })['serviceArns']).toEqual([])
  })

  test('a load balancer without its second target group', () => {
    const world = createTestWorld()
    world.call('RegisterTaskDefinition', webDefinition({}, { portMappings: [{ containerPort: 80 }] }))
    const loadBalancers = [
      { targetGroupArn: 'arn:aws:elasticloadbalancing:x', containerName: 'app', containerPort: 80 },
    ]
    const input = webService({ loadBalancers, deploymentConfiguration: { strategy: 'CANARY' } })
    expect(world.refusal('CreateService', input)).toEqual({
      code: 'ClientException',
      message:
        'advancedConfiguration field is required for all loadBalancers when using the canary deployment strategy',
    })
  })
})

test('blue and green take turns in the two target groups', () => {
  const world = createTestWorld()
  const group = (name: string) => `arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/${name}/1`
  const rule = (name: string) => `arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/web/1/2/${name}`
  world.call('RegisterTaskDefinition', webDefinition({}, { portMappings: [{ containerPort: 80 }] }))
  world.call(
    'CreateService',
    webService({
      deploymentConfiguration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 10 },
      loadBalancers: [
        {
          targetGroupArn: group('one'),
          containerName: 'app',
          containerPort: 80,
          advancedConfiguration: {
            alternateTargetGroupArn: group('two'),
            productionListenerRule: rule('production'),
            roleArn: 'arn:aws:iam::111122223333:role/balancers',
          },
        },
      ],
    }),
  )
  world.settle()
  const used = () => {
    const { currentServiceRevisions } = describeWeb(world)
    const arns = (currentServiceRevisions as JsonObject[]).map(({ arn }) => arn ?? null)
    const { serviceRevisions } = world.call('DescribeServiceRevisions', { serviceRevisionArns: arns })
    return (serviceRevisions as JsonObject[]).map((one) => one['resolvedConfiguration'])
  }
  const resolved = (name: string) => ({
    loadBalancers: [{ targetGroupArn: group(name), productionListenerRule: rule('production') }],
  })
  expect(used()).toEqual([resolved('one')])
  world.call('UpdateService', { cluster: 'app', service: 'web', forceNewDeployment: true })
  world.run(150)
  expect(used()).toEqual([resolved('two'), resolved('one')])
  // Another one takes the place of the one that is under way: blue still serves from the first group.
  world.call('UpdateService', { cluster: 'app', service: 'web', forceNewDeployment: true })
  world.settle()
  expect(used()).toEqual([resolved('two')])
  expect(eventsOf(describeWeb(world)).filter((text) => text.includes('registered 1 targets'))).toHaveLength(5)
})

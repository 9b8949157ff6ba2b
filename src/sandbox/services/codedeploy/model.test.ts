import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSandbox, type JsonObject, type Sandbox, ServiceError, seed } from '../../index.ts'

// CodeDeploy deploys, is stopped, goes on and rolls back, while tasks crash and are stopped and the service is scaled.

const account = '111122223333'
const configs = [
  'CodeDeployDefault.ECSAllAtOnce',
  'CodeDeployDefault.ECSCanary10Percent5Minutes',
  'CodeDeployDefault.ECSLinear10PercentEvery1Minutes',
]
const index = fc.nat({ max: 3 })

const anAct = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 600 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('deploy' as const),
      revision: fc.integer({ min: 1, max: 3 }),
      config: fc.constantFrom(...configs),
      hook: fc.constantFrom(undefined, undefined, 'smoke', 'sour'),
      rollback: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('stop' as const), rollback: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('continue' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('scale' as const), to: fc.nat({ max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stop task' as const), index }) },
)
type Act = typeof anAct extends fc.Arbitrary<infer One> ? One : never

function begin(waits: boolean): Sandbox {
  const sandbox = createSandbox({
    realNow: () => Date.UTC(2026, 10, 24, 9),
    account,
    region: 'eu-west-1',
    behaviours: [{ image: '*:crash', crashAfterSeconds: 5 }],
  })
  const definition = (image: string): JsonObject => ({
    family: 'web',
    containerDefinitions: [
      { name: 'app', image: `example/web:${image}`, memory: 64, portMappings: [{ containerPort: 80 }] },
    ],
  })
  const targetGroupArn = `arn:aws:elasticloadbalancing:eu-west-1:${account}:targetgroup/blue/0123456789abcdef`
  seed(sandbox, {
    clusters: ['app'],
    roles: [{ name: 'codedeploy', trust: 'codedeploy.amazonaws.com' }],
    taskDefinitions: ['good', 'crash', 'good'].map(definition),
    functions: [{ name: 'smoke' }, { name: 'sour', hookAnswer: 'Failed' }],
    services: [
      {
        cluster: 'app',
        serviceName: 'web',
        taskDefinition: 'web:1',
        desiredCount: 2,
        launchType: 'EC2',
        deploymentController: { type: 'CODE_DEPLOY' },
        loadBalancers: [{ targetGroupArn, containerName: 'app', containerPort: 80 }],
      },
    ],
  })
  sandbox.perform('codedeploy:CreateApplication', { applicationName: 'app', computePlatform: 'ECS' })
  const ready = waits
    ? { actionOnTimeout: 'STOP_DEPLOYMENT', waitTimeInMinutes: 30 }
    : { actionOnTimeout: 'CONTINUE_DEPLOYMENT' }
  sandbox.perform('codedeploy:CreateDeploymentGroup', {
    applicationName: 'app',
    deploymentGroupName: 'web',
    serviceRoleArn: `arn:aws:iam::${account}:role/codedeploy`,
    ecsServices: [{ clusterName: 'app', serviceName: 'web' }],
    loadBalancerInfo: { targetGroupPairInfoList: [{ targetGroups: [{ name: 'blue' }, { name: 'green' }] }] },
    deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
    blueGreenDeploymentConfiguration: {
      deploymentReadyOption: ready,
      terminateBlueInstancesOnDeploymentSuccess: { action: 'TERMINATE', terminationWaitTimeInMinutes: 5 },
    },
  })
  return sandbox
}

function perform(sandbox: Sandbox, act: Act): void {
  const [deploymentId = 'd-NONE'] = deploymentsOf(sandbox).map(({ deploymentId: id }) => String(id))
  try {
    switch (act.do) {
      case 'wait':
        sandbox.clock.advance(act.seconds * 1000)
        return
      case 'deploy':
        sandbox.perform('codedeploy:CreateDeployment', {
          applicationName: 'app',
          deploymentGroupName: 'web',
          deploymentConfigName: act.config,
          revision: { revisionType: 'AppSpecContent', appSpecContent: { content: appSpec(act.revision, act.hook) } },
          ...(act.rollback ? { autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_FAILURE'] } } : {}),
        })
        return
      case 'stop':
        sandbox.perform('codedeploy:StopDeployment', { deploymentId, autoRollbackEnabled: act.rollback })
        return
      case 'continue':
        sandbox.perform('codedeploy:ContinueDeployment', { deploymentId })
        return
      case 'scale':
        sandbox.perform('ecs:UpdateService', { cluster: 'app', service: 'web', desiredCount: act.to })
        return
      case 'stop task': {
        const { taskArns } = sandbox.perform('ecs:ListTasks', { cluster: 'app' })
        const task = (taskArns as string[])[act.index] ?? 'none'
        sandbox.perform('ecs:StopTask', { cluster: 'app', task })
      }
    }
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
  }
}

function appSpec(revision: number, hook: string | undefined): string {
  const TaskDefinition = `arn:aws:ecs:eu-west-1:${account}:task-definition/web:${revision}`
  const Properties = { TaskDefinition, LoadBalancerInfo: { ContainerName: 'app', ContainerPort: 80 } }
  return JSON.stringify({
    version: 1,
    Resources: [{ TargetService: { Type: 'AWS::ECS::Service', Properties } }],
    ...(hook === undefined ? {} : { Hooks: [{ AfterInstall: hook }] }),
  })
}

/** Newest first. */
function deploymentsOf(sandbox: Sandbox): JsonObject[] {
  const { deployments: ids } = sandbox.perform('codedeploy:ListDeployments', {
    applicationName: 'app',
    deploymentGroupName: 'web',
  })
  return (ids as string[]).map((deploymentId) => {
    const { deploymentInfo } = sandbox.perform('codedeploy:GetDeployment', { deploymentId })
    return deploymentInfo as JsonObject
  })
}

function described(sandbox: Sandbox): JsonObject {
  const { services } = sandbox.perform('ecs:DescribeServices', { cluster: 'app', services: ['web'] })
  return (services as JsonObject[])[0] ?? {}
}

const over = ['Succeeded', 'Failed', 'Stopped']

function checkInvariants(sandbox: Sandbox): void {
  const { taskSets, deployments, events } = described(sandbox)
  expect(deployments).toEqual([])
  const sets = taskSets as JsonObject[]
  expect(sets.filter(({ status }) => status === 'PRIMARY')).toHaveLength(1)
  // One that goes is shown until its tasks have gone.
  expect(sets.filter(({ status }) => status !== 'DRAINING').length).toBeLessThanOrEqual(2)
  const said = (events as JsonObject[]).map(({ createdAt }) => Number(createdAt))
  expect(said).toEqual([...said].sort((a, b) => b - a))
  expect(said.length).toBeLessThanOrEqual(100)
  const underWay = deploymentsOf(sandbox).filter(({ status }) => !over.includes(String(status)))
  expect(underWay.length).toBeLessThanOrEqual(1)
  const [served] = deploymentsOf(sandbox).filter(({ status }) => status === 'Succeeded')
  const [primary] = sets.filter(({ status }) => status === 'PRIMARY')
  // One that was stopped after it had all of the traffic serves as well.
  if (served && underWay.length === 0) expect(primary?.['startedBy']).toBe('CODE_DEPLOY')
  for (const { deploymentId, status } of deploymentsOf(sandbox)) {
    const target = sandbox.perform('codedeploy:GetDeploymentTarget', { deploymentId, targetId: 'app:web' })
    const shown = Object(Object(target['deploymentTarget'])['ecsTarget'])['taskSetsInfo']
    const weights = (Array.isArray(shown) ? shown : []).map((one) => Number(one['trafficWeight'] ?? 0))
    const sum = weights.reduce((total, weight) => total + weight, 0)
    if (weights.length > 1) expect([deploymentId, sum]).toEqual([deploymentId, 100])
    if (over.includes(String(status))) expect(weights.filter((weight) => weight !== 0 && weight !== 100)).toEqual([])
  }
}

test('deployments of CodeDeploy end, one at a time, with one task set that serves, and weights of 100', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.array(anAct, { minLength: 1, maxLength: 12 }), (waits, acts) => {
      const sandbox = begin(waits)
      for (const act of acts) {
        perform(sandbox, act)
        checkInvariants(sandbox)
      }
      // An hour for a replacement that never is up, another for one that goes back, and half of one for somebody who does not say to go on.
      sandbox.clock.advance(4 * 3600 * 1000)
      checkInvariants(sandbox)
      expect(deploymentsOf(sandbox).filter(({ status }) => !over.includes(String(status)))).toEqual([])
      expect(described(sandbox)['taskSets']).toHaveLength(1)
      sandbox.perform('ecs:DeleteService', { cluster: 'app', service: 'web', force: true })
      sandbox.clock.advance(3600 * 1000)
      expect(sandbox.perform('ecs:ListTasks', { cluster: 'app' })['taskArns']).toEqual([])
      expect(described(sandbox)['status']).toBe('INACTIVE')
    }),
    { numRuns: 100 },
  )
})

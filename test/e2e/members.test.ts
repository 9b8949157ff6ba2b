import { describe, expect, test } from 'vitest'
import { createStage, type Stage, webProject } from './stage.ts'

// The service definition is the whole truth: what is not in it any more is removed, and what cannot be changed is said. That deploying twice ends
// in nothing to do, twice.property.test.ts shows.

const network = { awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] } }
const bare = { desiredCount: 1, networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } } }
const targetGroup = 'arn:aws:elasticloadbalancing:ap-northeast-1:111122223333:targetgroup/a/0123456789abcdef'
const registry = 'arn:aws:servicediscovery:ap-northeast-1:111122223333:service/srv-1'
const full = {
  desiredCount: 1,
  launchType: 'FARGATE',
  platformVersion: '1.4.0',
  enableExecuteCommand: true,
  healthCheckGracePeriodSeconds: 60,
  propagateTags: 'SERVICE',
  enableECSManagedTags: true,
  loadBalancers: [{ targetGroupArn: targetGroup, containerName: 'app', containerPort: 80 }],
  serviceRegistries: [{ registryArn: registry }],
  deploymentConfiguration: {
    minimumHealthyPercent: 50,
    maximumPercent: 150,
    deploymentCircuitBreaker: { enable: true, rollback: true },
    alarms: { alarmNames: ['a'], enable: true, rollback: true },
  },
  networkConfiguration: network,
  serviceConnectConfiguration: { enabled: true, namespace: 'ns' },
}

const taskDefinition = JSON.stringify({
  family: 'web',
  taskRoleArn: 'arn:aws:iam::111122223333:role/web-task',
  cpu: '256',
  memory: '512',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE', 'EC2'],
  containerDefinitions: [
    { name: 'app', image: 'example.com/web:1', essential: true, portMappings: [{ containerPort: 80, name: 'p' }] },
  ],
})

function stageWith(definition: object) {
  return createStage({
    files: { 'ecs-service-def.json': JSON.stringify(definition), 'ecs-task-def.json': taskDefinition },
    resources: { subnets: ['subnet-1', 'subnet-2'], securityGroups: ['sg-1', 'sg-2'] },
  })
}

async function rewrite(stage: Stage, definition: object) {
  await stage.files.write('/project/ecs-service-def.json', JSON.stringify(definition))
}

const nothing = 'nothing to do: what runs equals the files\n'

describe('members that the file does not have any more', () => {
  test('are removed, and announced where ecspresso would leave them', async () => {
    const stage = stageWith(full)
    await stage.asAdministrator('deploy')
    await rewrite(stage, { ...bare, launchType: 'FARGATE' })
    const announced =
      'not in the file any more: healthCheckGracePeriodSeconds becomes 0, serviceRegistries becomes [], propagateTags becomes NONE, deploymentConfiguration.alarms becomes {"alarmNames":[],"enable":false,"rollback":false}'
    expect((await stage.run('deploy --dry-run')).stderr).toContain(announced)
    expect((await stage.run('diff')).stderr).toContain(announced)
    const told = await stage.run('deploy')
    expect(told.stderr).toContain(announced)
    expect(told.exitCode).toBe(0)
    expect((await stage.run('deploy --if-changed')).stderr).toBe(nothing)
  })

  test('a strategy may be the default of its cluster: it stays, which is said', async () => {
    const stage = stageWith({ ...bare, ...spot() })
    await stage.asAdministrator('deploy')
    await rewrite(stage, bare)
    const said =
      "`capacityProviderStrategy` is not in the file and stays: it may be the cluster's default; `[]`, or a launch type, removes it\n"
    expect((await stage.run('deploy --dry-run')).stderr).toContain(said)
    expect((await stage.run('diff')).stderr).toContain(said)
    const again = await stage.run('deploy --if-changed')
    expect(again).toMatchObject({ exitCode: 0, stderr: said + nothing })
    await rewrite(stage, { ...bare, capacityProviderStrategy: [] })
    expect((await stage.run('deploy --dry-run')).stderr).not.toContain('stays')
  })

  test.each<[string, object, object, string]>([
    ['propagateTags', { propagateTags: 'TASK_DEFINITION' }, {}, 'propagateTags becomes NONE'],
    [
      'a platform version',
      { platformVersion: '1.4.0', launchType: undefined, ...spot() },
      { launchType: undefined, ...spot() },
      'platformVersion becomes LATEST',
    ],
    ['registries', { serviceRegistries: [{ registryArn: registry }] }, {}, 'serviceRegistries becomes []'],
    ['a strategy, for a launch type', { launchType: undefined, ...spot() }, {}, 'capacityProviderStrategy becomes []'],
  ])('%s', async (_, before, after, note) => {
    const stage = stageWith({ ...bare, launchType: 'FARGATE', ...before })
    await stage.asAdministrator('deploy')
    await rewrite(stage, { ...bare, launchType: 'FARGATE', ...after })
    expect((await stage.run('deploy --if-changed')).stderr).toContain(note)
    expect((await stage.run('deploy --if-changed')).stderr).toBe(nothing)
  })

  test('stay where `ignore.members` names them', async () => {
    const stage = stageWith(full)
    await stage.asAdministrator('deploy')
    const { propagateTags: _, ...rest } = full
    await rewrite(stage, rest)
    await stage.files.write(
      '/project/ecspresso.yml',
      `${webProject['ecspresso.yml']}ignore:\n  members: [propagateTags]\n`,
    )
    expect((await stage.run('deploy --if-changed')).stderr).toContain(nothing)
  })
})

test('members that only the service revision shows are compared with it, where that may be read', async () => {
  const monitoring = { metricConfigurations: [{ metricNames: ['CPUUtilization'], resolutionSeconds: 20 }] }
  const stage = stageWith({ ...bare, launchType: 'FARGATE', monitoring })
  await stage.asAdministrator('deploy')
  const told = await stage.run('deploy --if-changed')
  expect(told.stderr).toBe(nothing)
  expect(told.calls).toContain('ecs:DescribeServiceRevisions')
  const policy = await stage.policyOf(['deploy --if-changed'], ['--grade', 'required'])
  const denied = await stage.run('deploy --if-changed --no-wait', { policy })
  expect(denied.stderr).toContain('left out: ')
  expect(denied.calls).toContain('ecs:UpdateService')
  await rewrite(stage, { ...bare, launchType: 'FARGATE' })
  expect((await stage.run('deploy --if-changed')).calls).not.toContain('ecs:DescribeServiceRevisions')
})

function spot() {
  return { capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }] }
}

describe('what a deployment cannot change', () => {
  test.each<[string, object, object, string]>([
    [
      'launchType',
      { launchType: 'EC2' },
      { launchType: 'FARGATE' },
      '`launchType` differs from the file and stays: ECS cannot change it: create another service',
    ],
    ['launchType of providers', spot(), { launchType: 'EC2' }, '`launchType` differs from the file and stays'],
    [
      'schedulingStrategy',
      { launchType: 'EC2' },
      { launchType: 'EC2', schedulingStrategy: 'DAEMON' },
      '`schedulingStrategy` differs from the file and stays: a deployment cannot change it',
    ],
    [
      'deploymentController',
      { launchType: 'FARGATE' },
      { launchType: 'FARGATE', deploymentController: { type: 'EXTERNAL' } },
      '`deploymentController` differs from the file and stays: a deployment cannot change it',
    ],
  ])('is said, and an error under --strict: %s', async (_, before, after, warning) => {
    const stage = stageWith({ ...bare, ...before })
    await stage.asAdministrator('deploy --no-wait')
    await rewrite(stage, { ...bare, ...after })
    const told = await stage.run('deploy --if-changed --no-wait')
    expect(told.stderr).toContain(`warning: ${warning}`)
    expect(told.stderr).not.toContain('equals the files\n')
    const strict = await stage.run('deploy --strict --no-wait')
    expect(strict.exitCode).toBe(1)
    expect(strict.stderr).toContain(`error: ${warning}`)
    expect(strict.calls.filter((name) => /Update|Register/.test(name))).toEqual([])
  })
})

test('a launch type becomes capacity providers by one update, with the new deployment that ECS wants', async () => {
  const stage = stageWith({ ...bare, launchType: 'FARGATE' })
  await stage.asAdministrator('deploy')
  await rewrite(stage, { ...bare, ...spot() })
  const told = await stage.run('deploy --if-changed')
  expect(told.exitCode).toBe(0)
  expect(told.calls.filter((name) => name === 'ecs:UpdateService')).toHaveLength(1)
  expect((await stage.run('deploy --if-changed')).stderr).toBe(nothing)
})

import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../service.ts'
import { seed } from '../seed.ts'
import { balanced, createTestWorld, network, type TestWorld, webDefinition, webService } from '../test-world.ts'

// What CreateService and its relatives refuse, as reports of users and the pages of AWS show it: services/ names them, rule by rule.

const [balancer] = balanced.loadBalancers
const registry = 'arn:aws:servicediscovery:eu-west-1:111122223333:service/srv-a'
const role = 'arn:aws:iam::111122223333:role/balancers'
const daemon = { schedulingStrategy: 'DAEMON', desiredCount: null, launchType: 'EC2' }
const external = {
  deploymentController: { type: 'EXTERNAL' },
  taskDefinition: null,
  launchType: null,
  networkConfiguration: null,
}
const onEc2 = { launchType: 'EC2' }
const http = { portName: 'http', clientAliases: [{ port: 80 }] }
const strategy = (...items: JsonObject[]): JsonObject => ({ launchType: null, capacityProviderStrategy: items })
const connect = (...services: JsonObject[]): JsonObject => ({
  serviceConnectConfiguration: { enabled: true, namespace: 'app', services },
})
const many = (count: number, item: JsonObject): JsonObject[] => Array.from({ length: count }, () => item)

function begin(): TestWorld {
  const world = createTestWorld()
  const portMappings = [
    { containerPort: 80, name: 'http' },
    { containerPort: 53 },
    { containerPort: 53, protocol: 'udp' },
  ]
  const volumes = [{ name: 'v', configuredAtLaunch: true }, { name: 'plain' }]
  const mountPoints = [{ sourceVolume: 'v', containerPath: '/v' }]
  world.call('RegisterTaskDefinition', webDefinition({ volumes }, { portMappings, mountPoints }))
  return world
}

test.each<[string, JsonObject, string]>([
  [
    'providers of Fargate and of a group together',
    strategy({ capacityProvider: 'FARGATE', weight: 1 }, { capacityProvider: 'group', weight: 1 }),
    'A capacity provider strategy cannot contain a mix of capacity providers using Auto Scaling groups and Fargate providers. Specify one or the other and try again.',
  ],
  [
    'CODE_DEPLOY without a load balancer',
    { deploymentController: { type: 'CODE_DEPLOY' } },
    'the service requires an Application Load Balancer or Network Load Balancer.',
  ],
  [
    'a daemon of CodeDeploy',
    { ...daemon, deploymentController: { type: 'CODE_DEPLOY' }, loadBalancers: [balancer ?? {}] },
    'The daemon scheduling strategy does not support the CODE_DEPLOY deployment controller. Change the deployment controller and try again',
  ],
  [
    'a daemon with a placement strategy',
    { ...daemon, placementStrategy: [{ type: 'random' }] },
    'The daemon scheduling strategy does not support placement strategies. Remove the placement strategies and try again',
  ],
  [
    'a daemon twice over',
    { ...daemon, deploymentConfiguration: { maximumPercent: 200 } },
    'The daemon scheduling strategy does not support values above 100 for maximumPercent. Change the value for maximumPercent and try again',
  ],
  ['a role for no load balancer', { role }, 'IAM roles are only valid for services configured to use load balancers.'],
  [
    'a role under awsvpc',
    { role, loadBalancers: [balancer ?? {}] },
    'You cannot specify an IAM role for services that require a service linked role.',
  ],
  [
    'two registries',
    { serviceRegistries: [{ registryArn: registry }, { registryArn: `${registry}b` }] },
    'service registries can have at most 1 items.',
  ],
  [
    'a registry for no container',
    { serviceRegistries: [{ registryArn: registry, containerName: 'ghost', containerPort: 80 }] },
    'The container ghost does not exist in the task definition.',
  ],
  ['an alias too few', connect({ portName: 'http' }), 'clientAliases must have 1 element.'],
  [
    'an alias too many',
    connect({ portName: 'http', clientAliases: [{ port: 1 }, { port: 2 }] }),
    '2 clientAliases exceeds the max limit of 1.',
  ],
  [
    'an alias that is no name',
    connect({ portName: 'http', clientAliases: [{ port: 1, dnsName: 'no name' }] }),
    'The DNS name that you provided is invalid.',
  ],
  [
    'a port of Service Connect without a name',
    connect({ ...http, portName: 'ghost' }),
    'portName(ghost) does not refer to any named PortMapping in the container definitions.',
  ],
  [
    'a load balancer and a target group',
    { loadBalancers: [{ ...balancer, loadBalancerName: 'web' }], ...onEc2 },
    'loadBalancerName and targetGroupArn cannot both be specified.',
  ],
  [
    'a classic load balancer on Fargate',
    { loadBalancers: [{ loadBalancerName: 'web', containerName: 'app', containerPort: 80 }] },
    'Classic Load Balancers are not supported with Fargate.',
  ],
  [
    'a load balancer for no container',
    { loadBalancers: [{ ...balancer, containerName: null }] },
    'The container null does not exist in the task definition.',
  ],
  [
    'a load balancer for no port',
    { loadBalancers: [{ ...balancer, containerPort: null }] },
    'The container app did not have a container port null defined.',
  ],
  [
    'a load balancer for a port that is mapped twice',
    { loadBalancers: [{ ...balancer, containerPort: 53 }] },
    'Container port 53 is used in more than one port mapping for container app',
  ],
  [
    'six placement strategies',
    { ...onEc2, placementStrategy: many(6, { type: 'random' }) },
    'Maximum number of strategies is 5.',
  ],
  [
    'eleven placement constraints',
    { ...onEc2, placementConstraints: many(11, { type: 'memberOf', expression: 'x' }) },
    'Maximum number of constraints is 10.',
  ],
  [
    'packing by disk',
    { ...onEc2, placementStrategy: [{ type: 'binpack', field: 'disk' }] },
    "binpack field 'disk' is invalid.",
  ],
  [
    'chance with a field',
    { ...onEc2, placementStrategy: [{ type: 'random', field: 'cpu' }] },
    'random field should not be specified.',
  ],
  [
    'distinct instances with an expression',
    { ...onEc2, placementConstraints: [{ type: 'distinctInstance', expression: 'x' }] },
    'distinctInstance expression should not be specified.',
  ],
  [
    'external instances under awsvpc',
    { launchType: 'EXTERNAL' },
    'Task definition does not support launch_type EXTERNAL.',
  ],
  [
    'registries of an EXTERNAL controller',
    { ...external, serviceRegistries: [{ registryArn: registry }] },
    'ServiceRegistries must be empty or null.',
  ],
  [
    'load balancers of an EXTERNAL controller',
    { ...external, loadBalancers: [balancer ?? {}] },
    'LoadBalancers must be empty or null.',
  ],
  ['a definition of an EXTERNAL controller', { ...external, taskDefinition: 'web' }, 'TaskDefinition must be blank.'],
  [
    'a volume that is not there',
    { volumeConfigurations: [{ name: 'ghost', managedEBSVolume: { roleArn: role, sizeInGiB: 1 } }] },
    "The volume name 'ghost' in your request does not have a matching volume in your Task Definition.",
  ],
  [
    'a volume that is not made at launch',
    { volumeConfigurations: [{ name: 'plain', managedEBSVolume: { roleArn: role, sizeInGiB: 1 } }] },
    'The volume plain is not configured at launch in the task definition.',
  ],
])('CreateService refuses %s, and makes nothing', (_what, change, message) => {
  const world = begin()
  expect(world.refusal('CreateService', webService(change))).toEqual({ code: 'InvalidParameterException', message })
  expect(world.call('ListServices', { cluster: 'app' })).toEqual({ serviceArns: [] })
})

// No source shows that AWS refuses these, or sources conflict: a project may hold them.
test.each<[string, JsonObject]>([
  // An alarm that is not there never goes off.
  [
    'alarms that are not there',
    { deploymentConfiguration: { alarms: { alarmNames: ['ghost'], enable: true, rollback: true } } },
  ],
  ['percentages that leave no room', { deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 100 } }],
  [
    'a canary without a load balancer',
    {
      deploymentConfiguration: {
        strategy: 'CANARY',
        canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 1 },
      },
    },
  ],
  [
    'a circuit breaker beside CodeDeploy',
    {
      deploymentController: { type: 'CODE_DEPLOY' },
      loadBalancers: [balancer ?? {}],
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
    },
  ],
  ['an alias of Service Connect', connect({ portName: 'http', clientAliases: [{ port: 80, dnsName: 'web.app' }] })],
])('CreateService takes %s', (_what, change) => {
  expect(begin().call('CreateService', webService(change))).toMatchObject({ service: { status: 'ACTIVE' } })
})

describe('what UpdateService, RunTask and CreateTaskSet refuse as well', () => {
  test('a daemon is not updated to more than it may have', () => {
    const world = createTestWorld()
    world.call('RegisterTaskDefinition', {
      family: 'web',
      containerDefinitions: [{ name: 'app', image: 'web:1', memory: 64 }],
    })
    world.call('CreateService', webService({ ...daemon, networkConfiguration: null }))
    const update = { cluster: 'app', service: 'web', deploymentConfiguration: { maximumPercent: 150 } }
    expect(world.refusal('UpdateService', update).message).toContain(
      'does not support values above 100 for maximumPercent',
    )
  })

  test.each(['UpdateService', 'RunTask'])('%s takes no placement that nobody knows', (operation) => {
    const world = createTestWorld()
    world.call('RegisterTaskDefinition', {
      family: 'web',
      containerDefinitions: [{ name: 'app', image: 'web:1', memory: 64 }],
    })
    world.call('CreateService', webService({ launchType: 'EC2', networkConfiguration: null }))
    const input =
      operation === 'RunTask' ? { cluster: 'app', taskDefinition: 'web' } : { cluster: 'app', service: 'web' }
    const placementStrategy = [{ type: 'binpack', field: 'disk' }]
    expect(world.refusal(operation, { ...input, placementStrategy }).message).toBe("binpack field 'disk' is invalid.")
  })

  test('a task set on EC2 has no platform', () => {
    const world = begin()
    world.call('CreateService', webService({ ...external, desiredCount: 1 }))
    const set = {
      cluster: 'app',
      service: 'web',
      taskDefinition: 'web',
      launchType: 'EC2',
      platformVersion: '1.4.0',
      networkConfiguration: network,
    }
    expect(world.refusal('CreateTaskSet', set).message).toBe(
      'The platform version must be null when specifying an EC2 launch type.',
    )
  })
})

describe('a cluster', () => {
  const ghost = strategy({ capacityProvider: 'ghost', weight: 1 })
  const spot = strategy({ capacityProvider: 'FARGATE_SPOT', weight: 1 })
  const notAssociated =
    /^The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster\./

  test('that a request makes has the capacity providers that it was given', () => {
    const world = begin()
    world.call('CreateCluster', { clusterName: 'made' })
    for (const change of [ghost, spot]) {
      const input = webService({ ...change, cluster: 'made' })
      expect(world.refusal('CreateService', input).message).toMatch(notAssociated)
    }
    const run = { cluster: 'made', taskDefinition: 'web', networkConfiguration: network, ...spot }
    expect(world.refusal('RunTask', run).message).toMatch(notAssociated)
    world.call('PutClusterCapacityProviders', {
      cluster: 'made',
      capacityProviders: ['FARGATE_SPOT'],
      defaultCapacityProviderStrategy: [],
    })
    expect(world.call('CreateService', webService({ ...spot, cluster: 'made' }))).toMatchObject({
      service: { status: 'ACTIVE' },
    })
  })

  test('that a story names alone takes those of Fargate, and others as long as nobody lists the clusters', () => {
    const world = begin()
    expect(world.call('CreateService', webService(spot))).toMatchObject({ service: { status: 'ACTIVE' } })
    world.call('CreateService', webService({ ...ghost, serviceName: 'second' }))
    world.context.state['closedKinds'] = ['clusters']
    const third = webService({ ...ghost, serviceName: 'third' })
    expect(world.refusal('CreateService', third).message).toMatch(notAssociated)
    expect(
      world.refusal('RunTask', { cluster: 'app', taskDefinition: 'web', networkConfiguration: network, ...ghost })
        .message,
    ).toMatch(notAssociated)
  })

  test('that a scenario lists with what it has takes no others', () => {
    const world = begin()
    seed({ clusters: [{ name: 'listed', capacityProviders: ['FARGATE'] }] }, world.context)
    expect(world.refusal('CreateService', webService({ ...spot, cluster: 'listed' })).message).toMatch(notAssociated)
  })

  test('without a namespace has none for Service Connect', () => {
    const world = begin()
    world.call('CreateCluster', { clusterName: 'made' })
    const serviceConnectConfiguration = { enabled: true, services: [http] }
    const input = webService({ serviceConnectConfiguration })
    expect(world.refusal('CreateService', { ...input, cluster: 'made' }).message).toBe('Namespace is missing.')
    expect(world.call('CreateService', input)).toMatchObject({ service: { status: 'ACTIVE' } })
  })
})

import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { unread } from '../../calls/index.ts'
import { loadShapes, pathText, type ShapeTable } from '../../shapes/index.ts'
import type { JsonObject } from '../json-object.ts'
import { fitting } from '../shapes.fixture.ts'
import { type BrokenRule, brokenBetween, brokenInService, brokenInTask, rules } from './index.ts'

function told(broken: readonly BrokenRule[]): string[] {
  return broken.map(({ rule, path }) => `${rule.code} ${pathText(path)}`)
}

function app(more: object = {}): JsonObject {
  return { name: 'app', image: 'x', memory: 64, ...more }
}
function task(more: object = {}, container: object = {}): JsonObject {
  return { family: 'web', containerDefinitions: [app(container)], ...more }
}
const fargate = { requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc', cpu: '256', memory: '512' }
const two = (one: object, other: object) => ({ containerDefinitions: [app(one), app({ name: 'side', ...other })] })
const log = (logDriver: string, options: object) => ({ logConfiguration: { logDriver, options } })
const role = 'arn:aws:iam::111122223333:role/'

const inTask: readonly [string, JsonObject, string[]][] = [
  ['nothing wrong', task(), []],
  ['nothing wrong on Fargate', task(fargate), []],
  ['unicode family', task({ family: 'アプリ' }), ['names family']],
  ['container with a blank', task({}, { name: 'a b' }), ['names containerDefinitions[0].name']],
  ['a name twice', task(two({}, { name: 'app' })), ['names containerDefinitions[1].name']],
  ['no image', task({}, { image: undefined }), ['container-basics containerDefinitions[0].image']],
  ['no container', task({ containerDefinitions: [] }), ['container-basics containerDefinitions']],
  ['none essential', task({}, { essential: false }), ['essential-container containerDefinitions']],
  [
    'waits for nobody',
    task({}, { dependsOn: [{ containerName: 'x', condition: 'START' }] }),
    ['depends-on containerDefinitions[0].dependsOn[0].containerName'],
  ],
  [
    'waits for health without a check',
    task(two({ dependsOn: [{ containerName: 'side', condition: 'HEALTHY' }] }, {})),
    ['depends-on containerDefinitions[0].dependsOn[0].condition'],
  ],
  [
    'waits for the end of an essential container',
    task(two({ dependsOn: [{ containerName: 'side', condition: 'SUCCESS' }] }, {})),
    ['depends-on containerDefinitions[0].dependsOn[0].condition'],
  ],
  [
    'a circle',
    task(
      two(
        { dependsOn: [{ containerName: 'side', condition: 'START' }] },
        { dependsOn: [{ containerName: 'app', condition: 'START' }] },
      ),
    ),
    ['depends-on containerDefinitions[0].dependsOn', 'depends-on containerDefinitions[1].dependsOn'],
  ],
  [
    'another host port under awsvpc',
    task({ networkMode: 'awsvpc' }, { portMappings: [{ containerPort: 80, hostPort: 8080 }] }),
    ['ports containerDefinitions[0].portMappings[0].hostPort'],
  ],
  ['another host port under bridge', task({}, { portMappings: [{ containerPort: 80, hostPort: 8080 }] }), []],
  [
    'no port, and a name twice',
    task(
      {},
      {
        portMappings: [
          { containerPort: 70_000, name: 'a' },
          { containerPort: 80, name: 'a' },
        ],
      },
    ),
    [
      'ports containerDefinitions[0].portMappings[0].containerPort',
      'ports containerDefinitions[0].portMappings[1].name',
    ],
  ],
  [
    'unknown volume',
    task({}, { mountPoints: [{ sourceVolume: 'v' }] }),
    ['volumes containerDefinitions[0].mountPoints[0].sourceVolume'],
  ],
  ['a volume', task({ volumes: [{ name: 'v' }] }, { mountPoints: [{ sourceVolume: 'v' }] }), []],
  [
    'awslogs without a region',
    task({}, log('awslogs', { 'awslogs-group': 'g' })),
    ['log-options containerDefinitions[0].logConfiguration.options'],
  ],
  [
    'awslogs without a prefix on Fargate',
    task({ ...fargate, executionRoleArn: `${role}x` }, log('awslogs', { 'awslogs-group': 'g', 'awslogs-region': 'r' })),
    ['log-prefix containerDefinitions[0].logConfiguration.options'],
  ],
  [
    'a driver that Fargate has not',
    task(fargate, log('syslog', {})),
    ['log-options containerDefinitions[0].logConfiguration.logDriver'],
  ],
  [
    'FireLens without a router',
    task({}, log('awsfirelens', {})),
    ['firelens containerDefinitions[0].logConfiguration.logDriver'],
  ],
  [
    'a router of no logs',
    task({}, { firelensConfiguration: { type: 'fluentbit' } }),
    ['firelens containerDefinitions[0].firelensConfiguration'],
  ],
  [
    'two routers',
    task(two({ firelensConfiguration: {} }, { firelensConfiguration: {}, ...log('awsfirelens', {}) })),
    ['firelens-router containerDefinitions[1].firelensConfiguration'],
  ],
  [
    'secrets without a role to read them',
    task({}, { secrets: [{ name: 'A', valueFrom: 'a' }] }),
    ['execution-role containerDefinitions[0].secrets'],
  ],
  [
    'logs on Fargate without a role to write them',
    task(fargate, log('awslogs', { 'awslogs-group': 'g', 'awslogs-region': 'r', 'awslogs-stream-prefix': 'p' })),
    ['execution-role containerDefinitions[0].logConfiguration'],
  ],
  [
    'an image in ECR on Fargate without a role to pull it',
    task(fargate, { image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1' }),
    ['execution-role containerDefinitions[0].image'],
  ],
  ['an image in ECR on an instance', task({}, { image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1' }), []],
  [
    'a volume of two kinds',
    task({ volumes: [{ name: 'v', host: { sourcePath: '/x' }, efsVolumeConfiguration: { fileSystemId: 'fs-1' } }] }),
    ['volume-kind volumes[0].host'],
  ],
  ['an empty host beside another kind', task({ volumes: [{ name: 'v', host: {}, configuredAtLaunch: true }] }), []],
  [
    'two volumes that are configured at launch',
    task({
      volumes: [
        { name: 'v', configuredAtLaunch: true },
        { name: 'w', configuredAtLaunch: true },
      ],
    }),
    ['volume-kind volumes[1].configuredAtLaunch'],
  ],
  ['sizes that do not fit', task({ ...fargate, memory: '8192' }), ['fargate-sizes memory']],
  ['sizes with units', task({ ...fargate, cpu: '.25 vCPU', memory: '2 GB' }), []],
  ['a size that is none', task({ ...fargate, cpu: '300' }), ['fargate-sizes cpu']],
  ['no memory on Fargate', task({ ...fargate, memory: undefined }), ['fargate-sizes memory']],
  ['bridge on Fargate', task({ ...fargate, networkMode: 'bridge' }), ['fargate-members networkMode']],
  [
    'what only instances have',
    task({ ...fargate, placementConstraints: [{}], volumes: [{ host: { sourcePath: '/' } }] }, { privileged: true }),
    [
      'fargate-members placementConstraints',
      'fargate-members containerDefinitions[0].privileged',
      'fargate-members volumes[0].host.sourcePath',
    ],
  ],
  ['no memory', task({}, { memory: undefined }), ['container-memory containerDefinitions[0]']],
  [
    'less memory than reserved',
    task({}, { memoryReservation: 128 }),
    ['container-memory containerDefinitions[0].memory'],
  ],
  [
    'a secret with the name of a variable',
    task({ executionRoleArn: `${role}x` }, { environment: [{ name: 'A' }], secrets: [{ name: 'A' }] }),
    ['variables containerDefinitions[0].secrets[0].name'],
  ],
  [
    'a variable twice',
    task({}, { environment: [{ name: 'A' }, { name: 'A' }] }),
    ['repeated-environment containerDefinitions[0].environment[1].name'],
  ],
  [
    'too little storage',
    task({ ephemeralStorage: { sizeInGiB: 20 } }),
    ['ephemeral-storage ephemeralStorage.sizeInGiB'],
  ],
  [
    'an access point in the clear',
    task({
      volumes: [{ efsVolumeConfiguration: { rootDirectory: '/a', authorizationConfig: { accessPointId: 'x' } } }],
    }),
    ['efs volumes[0].efsVolumeConfiguration', 'efs volumes[0].efsVolumeConfiguration.rootDirectory'],
  ],
  ['an ARN in an ARN', task({ taskRoleArn: `${role}${role}x` }), ['role-arns taskRoleArn']],
  ['a role with a blank', task({ executionRoleArn: `${role}a b` }), ['role-arns executionRoleArn']],
  ['roles', task({ executionRoleArn: `${role}path/x`, taskRoleArn: 'x' }), []],
  [
    'tags',
    task({ tags: [{ key: 'aws:x' }, { key: '' }, { key: 'a', value: '!' }, { key: 'a' }] }),
    ['tags tags[0].key', 'tags tags[1].key', 'tags tags[2].value', 'tags tags[3].key'],
  ],
  ['half a unit', task({}, { cpu: 0.5 }), ['whole-numbers containerDefinitions[0].cpu']],
  ['64 bits', task({}, { memory: 2 ** 31 }), ['whole-numbers containerDefinitions[0].memory']],
]

const strategy = (...items: readonly object[]) => ({ capacityProviderStrategy: items })
/** So many of something. */
function many<T>(count: number, one: (at: number) => T): T[] {
  return Array.from({ length: count }, (_, at) => one(at))
}
const containers = (count: number) => ({ containerDefinitions: many(count, (at) => app({ name: `c${at}` })) })
const large = (length: number) => task({}, { environment: [{ name: 'A', value: 'x'.repeat(length) }] })

const atTheLimit: readonly [string, JsonObject, string[]][] = [
  ['ten containers', task(containers(10)), []],
  ['eleven containers', task(containers(11)), ['task-limits containerDefinitions']],
  ['eleven constraints', task({ placementConstraints: many(11, () => ({})) }), ['task-limits placementConstraints']],
  ['65 kB', large(65_000), []],
  ['more than 64 KiB', large(65_536), ['task-limits ']],
  ['more than 64 KiB, perhaps', task({ family: unread('x') }, { image: 'x'.repeat(65_536) }), []],
]

const connected = (...services: object[]) => ({ serviceConnectConfiguration: { enabled: true, services } })
const within = (subnets: number, securityGroups: number) => ({
  networkConfiguration: {
    awsvpcConfiguration: {
      subnets: many(subnets, (at) => `subnet-${at}`),
      securityGroups: many(securityGroups, (at) => `sg-${at}`),
    },
  },
})

const inService: readonly [string, JsonObject, string[]][] = [
  ['as many as there may be', { ...within(16, 5), loadBalancers: many(5, () => ({})) }, []],
  [
    'one more',
    {
      ...within(17, 6),
      loadBalancers: many(6, () => ({})),
      placementConstraints: many(11, () => ({})),
      placementStrategy: many(6, () => ({})),
    },
    [
      'service-limits networkConfiguration.awsvpcConfiguration.subnets',
      'service-limits networkConfiguration.awsvpcConfiguration.securityGroups',
      'service-limits loadBalancers',
      'service-limits placementConstraints',
      'service-limits placementStrategy',
    ],
  ],
  ['names of Service Connect', connected({ portName: 'a', discoveryName: '_a-1' }, { portName: 'b' }), []],
  [
    'names of Service Connect that are none',
    connected({ portName: 'a', discoveryName: 'Web' }, { portName: 'b', discoveryName: '-b' }),
    [
      'service-connect-names serviceConnectConfiguration.services[0].discoveryName',
      'service-connect-names serviceConnectConfiguration.services[1].discoveryName',
    ],
  ],
  [
    'a name of Service Connect twice',
    connected({ portName: 'a' }, { portName: 'b', discoveryName: 'a' }),
    ['service-connect-names serviceConnectConfiguration.services[1]'],
  ],
  [
    'client aliases',
    connected(
      { portName: 'a', clientAliases: [{ port: 80, dnsName: 'web' }] },
      { portName: 'b', clientAliases: [{ port: 81, dnsName: 'web' }] },
    ),
    [],
  ],
  [
    'too many client aliases, and one twice',
    connected(
      { portName: 'a', clientAliases: [{ port: 80, dnsName: 'web' }] },
      { portName: 'b', clientAliases: [{ port: 80, dnsName: 'web' }, { port: 81 }] },
    ),
    [
      'service-connect-names serviceConnectConfiguration.services[1].clientAliases',
      'service-connect-names serviceConnectConfiguration.services[1].clientAliases[0]',
    ],
  ],
  ['nothing wrong', { desiredCount: 1, launchType: 'FARGATE' }, []],
  [
    'both',
    { launchType: 'FARGATE', ...strategy({ capacityProvider: 'X', weight: 1 }) },
    ['launch-or-providers launchType'],
  ],
  [
    'two bases, no weight',
    strategy({ base: 1, weight: 0 }, { base: 1 }),
    ['provider-strategy capacityProviderStrategy[1].base', 'provider-strategy capacityProviderStrategy'],
  ],
  ['a daemon on Fargate', { schedulingStrategy: 'DAEMON', launchType: 'FARGATE' }, ['daemon schedulingStrategy']],
  ['placement on Fargate', { launchType: 'FARGATE', placementStrategy: [{}] }, ['fargate-placement placementStrategy']],
  [
    'percents',
    { deploymentConfiguration: { maximumPercent: 250, minimumHealthyPercent: -1 } },
    [
      'deployment-percents deploymentConfiguration.maximumPercent',
      'deployment-percents deploymentConfiguration.minimumHealthyPercent',
    ],
  ],
  [
    'no room',
    { desiredCount: 1, deploymentConfiguration: { maximumPercent: 150, minimumHealthyPercent: 50 } },
    ['deployment-room deploymentConfiguration'],
  ],
  ['a grace period for nobody', { healthCheckGracePeriodSeconds: 5 }, ['grace-period healthCheckGracePeriodSeconds']],
  [
    'balanced zones without room',
    { availabilityZoneRebalancing: 'ENABLED', deploymentConfiguration: { maximumPercent: 100 } },
    ['rebalancing availabilityZoneRebalancing'],
  ],
  [
    'EBS without a size',
    { volumeConfigurations: [{ name: 'v', managedEBSVolume: {} }] },
    ['ebs volumeConfigurations[0].managedEBSVolume'],
  ],
  [
    'a role without an ARN',
    { volumeConfigurations: [{ managedEBSVolume: { sizeInGiB: 1, roleArn: 'x' } }] },
    ['role-arns volumeConfigurations[0].managedEBSVolume.roleArn'],
  ],
]

const balancer = { containerName: 'app', containerPort: 80 }
const between: readonly [string, JsonObject, JsonObject, string[]][] = [
  ['nothing wrong', { loadBalancers: [balancer] }, task({}, { portMappings: [{ containerPort: 80 }] }), []],
  [
    'another container',
    { loadBalancers: [{ ...balancer, containerName: 'x' }] },
    task(),
    ['load-balancer-container loadBalancers[0].containerName'],
  ],
  [
    'another port',
    { loadBalancers: [balancer] },
    task({}, { portMappings: [{ containerPort: 81 }] }),
    ['load-balancer-port loadBalancers[0].containerPort'],
  ],
  [
    'a registry without a container under bridge',
    { serviceRegistries: [{ registryArn: 'r' }] },
    task(),
    ['registry-ports serviceRegistries[0]'],
  ],
  [
    'a registry with both ports',
    { serviceRegistries: [{ containerName: 'app', containerPort: 80, port: 80 }], networkConfiguration: {} },
    task({ networkMode: 'awsvpc' }, { portMappings: [{ containerPort: 80 }] }),
    ['registry-ports serviceRegistries[0].port'],
  ],
  [
    'an unknown name of a port',
    { serviceConnectConfiguration: { services: [{ portName: 'p' }] } },
    task({}, { portMappings: [{ name: 'q' }] }),
    ['port-names serviceConnectConfiguration.services[0].portName'],
  ],
  ['no network', {}, task({ networkMode: 'awsvpc' }), ['network-configuration networkConfiguration']],
  [
    'a network for bridge',
    { networkConfiguration: { awsvpcConfiguration: {} } },
    task(),
    ['network-configuration networkConfiguration'],
  ],
  [
    'Fargate for instances',
    { launchType: 'FARGATE' },
    task({ requiresCompatibilities: ['EC2'] }),
    ['launch-compatibility launchType'],
  ],
  [
    'a volume that is not there',
    { volumeConfigurations: [{ name: 'v' }] },
    task(),
    ['configured-at-launch volumeConfigurations[0].name'],
  ],
  [
    'a volume that nobody configures',
    {},
    task({ volumes: [{ name: 'v', configuredAtLaunch: true }] }),
    ['launch-volume volumeConfigurations'],
  ],
]

describe('a task definition', () => {
  test.each([...inTask, ...atTheLimit])('%s', (_, definition, codes) => {
    expect(told(brokenInTask(definition))).toEqual(codes)
  })
})
describe('a service definition', () => {
  test.each(inService)('%s', (_, definition, codes) => {
    expect(told(brokenInService(definition))).toEqual(codes)
  })
})
describe('a service with its task definition', () => {
  test.each(between)('%s', (_, service, definition, codes) => {
    expect(told(brokenBetween(service, definition))).toEqual(codes)
  })
})

test('each rule has a case, and a code that says one thing', () => {
  const met = [...inTask, ...atTheLimit, ...inService, ...between].flatMap((row) =>
    (row.at(-1) as string[]).map((one) => one.split(' ')[0]),
  )
  expect([...new Set(rules.map(({ code }) => code))].filter((code) => !met.includes(code))).toEqual([])
  expect(new Set(rules.map(({ code, about }) => `${code} ${about}`)).size).toBe(
    new Set(rules.map(({ code }) => code)).size,
  )
})

describe('what nobody knows yet breaks no rule', () => {
  let table: ShapeTable
  beforeAll(async () => {
    table = await loadShapes('ecs')
  })

  /** The same with a mark for each string and number. */
  function marked(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(marked)
    if (typeof value !== 'object' || value === null) return typeof value === 'boolean' ? value : unread('x')
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, marked(inner)]))
  }

  test('whatever a definition of the right shape holds, rules do not throw', () => {
    fc.assert(
      fc.property(
        fitting(table, 'RegisterTaskDefinitionRequest'),
        fitting(table, 'CreateServiceRequest'),
        (one, other) => {
          const [definition, service] = [{ ...one }, { ...other }]
          const [openTask, openService] = [Object(marked(definition)), Object(marked(service))]
          told([...brokenInTask(definition), ...brokenInService(service), ...brokenBetween(service, definition)])
          told([...brokenInTask(openTask), ...brokenInService(openService), ...brokenBetween(openService, openTask)])
        },
      ),
      { numRuns: 50 },
    )
  })

  test('a lookup for a name, a list, a number', () => {
    const open = unread('tfstate x')
    expect(
      told(
        brokenInTask(
          task(
            { family: open, ...fargate, cpu: open, executionRoleArn: open },
            { image: open, logConfiguration: { logDriver: 'awslogs', options: open } },
          ),
        ),
      ),
    ).toEqual([])
    expect(told(brokenBetween({ loadBalancers: [{ containerName: open, containerPort: open }] }, task()))).toEqual([])
    expect(told(brokenBetween({ loadBalancers: [balancer] }, task({ containerDefinitions: open })))).toEqual([])
  })
})

import { expect, test } from 'vitest'
import { createSandbox } from '../../sandbox.ts'
import { type SeedOptions, seed } from '../../seed.ts'
import { type JsonObject, ServiceError } from '../../service.ts'

// What surrounds a service: networks, target groups, registries, images and secrets. A project that passes here must pass on AWS.

const account = '111122223333'
const role = `arn:aws:iam::${account}:role/execution`
const registry = `${account}.dkr.ecr.eu-west-1.amazonaws.com`

function setUp(options: SeedOptions = {}) {
  const sandbox = createSandbox({ account, region: 'eu-west-1', clock: 'manual' })
  const image = (tag: string, more: object) => ({ tag, ...more })
  seed(
    sandbox,
    {
      clusters: ['app'],
      roles: [{ name: 'execution' }],
      subnets: [
        { id: 'subnet-1', vpcId: 'vpc-1' },
        { id: 'subnet-2', vpcId: 'vpc-2' },
      ],
      securityGroups: [
        { id: 'sg-1', vpcId: 'vpc-1' },
        { id: 'sg-2', vpcId: 'vpc-2' },
      ],
      secrets: [{ name: 'key', value: '{"password": "hidden"}' }],
      repositories: [
        {
          name: 'web',
          images: [
            image('usual', {}),
            image('arm', { architecture: 'arm64' }),
            image('both', { platforms: ['linux/amd64', 'linux/arm64'] }),
            image('arm-list', { platforms: ['linux/arm64'] }),
          ],
        },
      ],
    },
    options,
  )
  return sandbox
}

type Sandbox = ReturnType<typeof setUp>

function register(sandbox: Sandbox, container: JsonObject = {}, more: JsonObject = {}): void {
  sandbox.perform('ecs:RegisterTaskDefinition', {
    family: 'web',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    executionRoleArn: role,
    containerDefinitions: [
      { name: 'app', image: 'example/web:1', portMappings: [{ containerPort: 80 }], ...container },
    ],
    ...more,
  })
}

function service(change: JsonObject = {}): JsonObject {
  return {
    cluster: 'app',
    serviceName: 'web',
    taskDefinition: 'web',
    desiredCount: 1,
    launchType: 'FARGATE',
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] } },
    ...change,
  }
}

/** `Code: message` of the refusal, or undefined where there is none. */
function refusal(attempt: () => unknown): string | undefined {
  try {
    attempt()
    return undefined
  } catch (error) {
    if (error instanceof ServiceError) return `${error.code}: ${error.wireMessage}`
    throw error
  }
}

function vpc(subnets: string[], securityGroups: string[] = []): JsonObject {
  return { networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups } } }
}

const invalid = 'InvalidParameterException'
const registryArn = `arn:aws:servicediscovery:eu-west-1:${account}:service/srv-nowhere`
const connect = (services: JsonObject[], namespace = 'app'): JsonObject => ({
  serviceConnectConfiguration: { enabled: true, namespace, services },
})

test.each<[string, JsonObject, string]>([
  [
    'a security group of another VPC',
    vpc(['subnet-1'], ['sg-2']),
    `${invalid}: Security group sg-2 does not appear to belong to the same VPC as the input subnets.`,
  ],
  ['subnets of two VPCs', vpc(['subnet-1', 'subnet-2']), `${invalid}: The subnets must be in the same VPC.`],
  ['too many subnets', vpc(Array(17).fill('subnet-1')), `${invalid}: subnets can have at most 16 items.`],
  ['too many groups', vpc(['subnet-1'], Array(6).fill('sg-1')), `${invalid}: securityGroups can have at most 5 items.`],
  [
    'placement constraints on Fargate',
    { placementConstraints: [{ type: 'distinctInstance' }] },
    `${invalid}: Placement constraints are not supported with FARGATE launch type.`,
  ],
  [
    'a placement strategy on Fargate',
    { placementStrategy: [{ type: 'random' }] },
    `${invalid}: Placement strategies are not supported with FARGATE launch type.`,
  ],
  [
    'an unknown platform',
    { platformVersion: '9.9' },
    'PlatformUnknownException: The specified platform does not exist.',
  ],
  [
    'ExecuteCommand without a task role',
    { enableExecuteCommand: true },
    `${invalid}: The service couldn't be created because a valid taskRoleArn is not being used. Specify a valid task role in your task definition and try again.`,
  ],
  [
    'an unknown registry',
    { serviceRegistries: [{ registryArn }] },
    `${invalid}: The service registry ${registryArn} does not exist.`,
  ],
  [
    'an unknown port of Service Connect',
    connect([{ portName: 'http' }]),
    `${invalid}: portName(http) does not refer to any named PortMapping in the container definitions.`,
  ],
  ['an unknown namespace', connect([], 'nowhere'), "NamespaceNotFoundException: The specified namespace wasn't found."],
  [
    'a volume that the definition has not',
    { volumeConfigurations: [{ name: 'data', managedEBSVolume: { roleArn: role } }] },
    `${invalid}: The volume name 'data' in your request does not have a matching volume in your Task Definition.`,
  ],
])('CreateService refuses %s', (_what, change, expected) => {
  const sandbox = setUp()
  register(sandbox)
  sandbox.perform('servicediscovery:CreateHttpNamespace', { Name: 'app' })
  sandbox.clock.settle()
  const [namespace] = sandbox.perform('servicediscovery:ListNamespaces', {})['Namespaces'] as JsonObject[]
  sandbox.perform('servicediscovery:CreateService', { Name: 'web', NamespaceId: namespace?.['Id'] })
  expect(refusal(() => sandbox.perform('ecs:CreateService', service(change)))).toBe(expected)
  expect(refusal(() => sandbox.perform('ecs:CreateService', service()))).toBeUndefined()
})

test('a target group needs a load balancer, and the type that the network mode wants', () => {
  const sandbox = setUp()
  register(sandbox)
  const make = (name: string, type: string) => {
    const input = { Name: name, TargetType: type, Port: '80', Protocol: 'HTTP', VpcId: 'vpc-1' }
    const { TargetGroups: groups } = sandbox.perform('elasticloadbalancing:CreateTargetGroup', input)
    return String((groups as JsonObject[])[0]?.['TargetGroupArn'])
  }
  const [ip, instance] = [make('ip', 'ip'), make('instance', 'instance')]
  const create = (arn: string) =>
    refusal(() =>
      sandbox.perform(
        'ecs:CreateService',
        service({ loadBalancers: [{ targetGroupArn: arn, containerName: 'app', containerPort: 80 }] }),
      ),
    )
  expect(create(ip)).toBe(
    `${invalid}: The target group with targetGroupArn ${ip} does not have an associated load balancer.`,
  )
  const { LoadBalancers: balancers } = sandbox.perform('elasticloadbalancing:CreateLoadBalancer', {
    Name: 'web',
    Subnets: ['subnet-1'],
  })
  const LoadBalancerArn = String((balancers as JsonObject[])[0]?.['LoadBalancerArn'])
  for (const [Port, TargetGroupArn] of [
    ['80', ip],
    ['81', instance],
  ] as const) {
    const DefaultActions = [{ Type: 'forward', TargetGroupArn }]
    sandbox.perform('elasticloadbalancing:CreateListener', { LoadBalancerArn, Port, Protocol: 'HTTP', DefaultActions })
  }
  expect(create(instance)).toBe(
    `${invalid}: The provided target group ${instance} has target type instance, which is incompatible with the awsvpc network mode specified in the task definition.`,
  )
  expect(create(ip)).toBeUndefined()
})

/** How the one container of a task ends that is run. */
function endOf(
  container: JsonObject,
  more: JsonObject = {},
  options: SeedOptions = {},
): { reason: string; code: unknown } {
  const sandbox = setUp(options)
  register(sandbox, container, more)
  const { tasks } = sandbox.perform('ecs:RunTask', {
    cluster: 'app',
    taskDefinition: 'web',
    launchType: 'FARGATE',
    ...vpc(['subnet-1']),
  })
  const arn = String((tasks as JsonObject[])[0]?.['taskArn'])
  sandbox.clock.settle()
  const [task] = sandbox.perform('ecs:DescribeTasks', { cluster: 'app', tasks: [arn] })['tasks'] as JsonObject[]
  const [ran] = (task?.['containers'] ?? []) as JsonObject[]
  return { reason: String(task?.['stoppedReason']), code: ran?.['exitCode'] }
}

const arm = { runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' } }

test.each<[string, JsonObject, string | number]>([
  ['usual', {}, 0],
  ['both', {}, 0],
  ['both', arm, 0],
  ['arm', arm, 0],
  ['arm', {}, 1],
  ['usual', arm, 1],
  ['arm-list', {}, "image Manifest does not contain descriptor matching platform 'linux/amd64'"],
  ['nowhere', {}, 'web:nowhere: not found'],
])('the image web:%s runs on the machine that it is for: %j', (tag, more, expected) => {
  const { reason, code } = endOf({ image: `${registry}/web:${tag}` }, more)
  if (typeof expected === 'number') expect(code).toBe(expected)
  else expect(reason).toMatch(new RegExp(`^CannotPullContainerError: .*${expected}$`))
})

test('an image in another region is another image', () => {
  const image = `${account}.dkr.ecr.us-east-1.amazonaws.com/web:usual`
  expect(endOf({ image }).code).toBe(0)
  expect(endOf({ image }, {}, { as: 'scenario' }).reason).toMatch(/^CannotPullContainerError: .*: not found$/)
})

test.each<[string, string]>([
  ['', ''],
  [':password::', ''],
  [':passwort::', 'retrieved secret from Secrets Manager did not contain json key passwort$'],
  [':password:AWSCURRENT:', ''],
  [':password:AWSNEXT:', 'ResourceNotFoundException: .* staging label: AWSNEXT$'],
  [':::no-such-version', 'ResourceNotFoundException: .* VersionId: no-such-version$'],
])('a secret `ARN%s` gives its value or says why not', (suffix, expected) => {
  const valueFrom = `arn:aws:secretsmanager:eu-west-1:${account}:secret:key${suffix}`
  const { reason, code } = endOf({ secrets: [{ name: 'KEY', valueFrom }] })
  if (expected === '') expect(code).toBe(0)
  else expect(reason).toMatch(new RegExp(`^ResourceInitializationError: .*${expected}`))
})

test('a target group of another VPC is taken, and no task gets into it', () => {
  const sandbox = setUp()
  register(sandbox)
  const created = sandbox.perform('elasticloadbalancing:CreateTargetGroup', {
    Name: 'web',
    Protocol: 'HTTP',
    Port: 80,
    VpcId: 'vpc-2',
    TargetType: 'ip',
  })
  const [group = {}] = created['TargetGroups'] as JsonObject[]
  const targetGroupArn = String(group['TargetGroupArn'])
  const made = sandbox.perform('elasticloadbalancing:CreateLoadBalancer', { Name: 'web', Subnets: ['subnet-2'] })
  const [balancer = {}] = made['LoadBalancers'] as JsonObject[]
  sandbox.perform('elasticloadbalancing:CreateListener', {
    LoadBalancerArn: String(balancer['LoadBalancerArn']),
    Protocol: 'HTTP',
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: targetGroupArn }],
  })
  sandbox.perform(
    'ecs:CreateService',
    service({ loadBalancers: [{ targetGroupArn, containerName: 'app', containerPort: 80 }] }),
  )
  sandbox.clock.advance(1800_000)
  const { services } = sandbox.perform('ecs:DescribeServices', { cluster: 'app', services: ['web'] })
  const [{ deployments, events, runningCount }] = services as [
    { deployments: JsonObject[]; events: JsonObject[]; runningCount: number },
  ]
  expect([runningCount, deployments.map(({ rolloutState }) => rolloutState)]).toEqual([1, ['IN_PROGRESS']])
  const said = events.map(({ message }) => String(message)).filter((message) => message.includes('failed to register'))
  expect(said).toEqual([
    expect.stringMatching(
      /^\(service web\) failed to register targets in \(target-group arn:\S+\) with \(error The Availability Zone for IP address '[\d.]+' must be 'all' for Application Load Balancer target groups, when not within the VPC\)$/,
    ),
  ])
})

import fc from 'fast-check'

// Service definitions with every member that a deployment may meet, each of which may be missing.

/** A service definition. */
export type Drawn = Readonly<Record<string, unknown>>

const account = '111122223333'
const region = 'ap-northeast-1'
const role = (name: string) => `arn:aws:iam::${account}:role/${name}`
const balancing = `arn:aws:elasticloadbalancing:${region}:${account}`
const [blue, green] = ['blue', 'green'].map((name) => `${balancing}:targetgroup/${name}/0123456789abcdef`)
const rule = `${balancing}:listener-rule/app/web/0123456789abcdef/0a0a0a0a0a0a0a0a`

/** What stands around the services that are drawn. */
export const surroundings = {
  subnets: ['subnet-1', 'subnet-2'],
  securityGroups: ['sg-1', 'sg-2'],
  roles: ['ecs', 'tls'].map((name) => ({ name, trust: 'ecs.amazonaws.com' })),
}

const some = <T>(...values: readonly T[]) => fc.constantFrom(...values)

const serviceConnect = some<object>(
  { enabled: false },
  { enabled: true, namespace: 'ns' },
  {
    enabled: true,
    namespace: 'ns',
    services: [
      {
        portName: 'p',
        discoveryName: 'web',
        clientAliases: [{ port: 80, dnsName: 'web' }],
        timeout: { idleTimeoutSeconds: 60, perRequestTimeoutSeconds: 5 },
        tls: {
          issuerCertificateAuthority: {
            awsPcaAuthorityArn: `arn:aws:acm-pca:${region}:${account}:certificate-authority/a`,
          },
          roleArn: role('tls'),
        },
      },
    ],
    logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': '/ecs/web', 'awslogs-region': region } },
    accessLogConfiguration: { format: 'JSON', includeQueryParameters: 'DISABLED' },
  },
)

const volumes = some<object[]>(
  [{ name: 'data', managedEBSVolume: { sizeInGiB: 10, roleArn: role('ecs') } }],
  [
    {
      name: 'data',
      managedEBSVolume: {
        sizeInGiB: 20,
        volumeType: 'gp3',
        iops: 3000,
        throughput: 125,
        encrypted: true,
        filesystemType: 'ext4',
        roleArn: role('ecs'),
        tagSpecifications: [{ resourceType: 'volume', propagateTags: 'SERVICE', tags: [{ key: 'Of', value: 'web' }] }],
      },
    },
  ],
)

const lattice = some<object[]>(
  [],
  [
    {
      portName: 'p',
      roleArn: role('ecs'),
      targetGroupArn: `arn:aws:vpc-lattice:${region}:${account}:targetgroup/tg-0123456789abcdef0`,
    },
  ],
)

const tags = some<object[]>(
  [],
  [{ key: 'Env', value: 'x' }],
  [
    { key: 'Team', value: 'y' },
    { key: 'Env', value: '' },
  ],
)

/** What any service may have. */
const common = {
  desiredCount: some(2, 3),
  enableExecuteCommand: fc.boolean(),
  enableECSManagedTags: fc.boolean(),
  propagateTags: some('SERVICE', 'TASK_DEFINITION', 'NONE', ''),
  tags,
}

/** What services have that ECS itself deploys. */
const ofEcs = {
  ...common,
  serviceRegistries: some<object[]>(
    [],
    [{ registryArn: `arn:aws:servicediscovery:${region}:${account}:service/srv-1` }],
  ),
  serviceConnectConfiguration: serviceConnect,
  volumeConfigurations: volumes,
  vpcLatticeConfigurations: lattice,
  gatewayConnectors: some<object[]>([{ portName: 'p' }]),
  monitoring: some<object>({ metricConfigurations: [{ metricNames: ['CPUUtilization'], resolutionSeconds: 20 }] }),
  availabilityZoneRebalancing: some('ENABLED', 'DISABLED'),
}

const breaker = some<object>(
  { enable: true, rollback: true },
  { enable: false, rollback: false, resetOnHealthyTask: false },
  { enable: true, rollback: false, thresholdConfiguration: { type: 'COUNT', value: 3 } },
)

const alarms = some<object>(
  { enable: false, rollback: false },
  { alarmNames: ['b', 'a'], enable: true, rollback: true },
)

const rolling = fc.record(
  {
    strategy: some('ROLLING'),
    maximumPercent: some(150, 200),
    minimumHealthyPercent: some(0, 50),
    bakeTimeInMinutes: some(0),
    deploymentCircuitBreaker: breaker,
    alarms,
    earlySuccessCriteria: some<object>(
      { enable: false },
      { enable: true, healthyPercent: 100, sourceServiceRevisionCleanup: 'BLOCKING' },
      { enable: true, healthyPercent: 100, sourceServiceRevisionCleanup: 'DEFERRED' },
    ),
  },
  { requiredKeys: [] },
)

const strategies = some<object>(
  { strategy: 'BLUE_GREEN' },
  { strategy: 'LINEAR', linearConfiguration: { stepPercent: 50, stepBakeTimeInMinutes: 1 } },
  { strategy: 'CANARY', canaryConfiguration: { canaryPercent: 20, canaryBakeTimeInMinutes: 1 } },
)

const hooks = some<object[]>(
  [],
  [
    {
      hookTargetArn: `arn:aws:lambda:${region}:${account}:function:smoke`,
      roleArn: role('ecs'),
      lifecycleStages: ['PRE_SCALE_UP'],
    },
  ],
  [
    {
      targetType: 'AWS_LAMBDA',
      hookTargetArn: `arn:aws:lambda:${region}:${account}:function:smoke`,
      roleArn: role('ecs'),
      lifecycleStages: ['POST_SCALE_UP', 'PRE_SCALE_UP'],
      timeoutConfiguration: { action: 'ROLLBACK', timeoutInMinutes: 60 },
    },
  ],
)

const shifting = fc
  .tuple(
    strategies,
    fc.record(
      { bakeTimeInMinutes: some(0, 1), lifecycleHooks: hooks, deploymentCircuitBreaker: breaker, alarms },
      { requiredKeys: [] },
    ),
  )
  .map(([strategy, more]): object => ({ ...strategy, ...more }))

/** How a service that ECS deploys is deployed; nothing is the same as the defaults. */
const deploymentConfiguration = fc.oneof(fc.constant(undefined), rolling, shifting)

const target = { targetGroupArn: blue, containerName: 'app', containerPort: 80 }
const advanced = {
  alternateTargetGroupArn: green,
  productionListenerRule: `${rule}/0b0b0b0b0b0b0b0b`,
  testListenerRule: `${rule}/0c0c0c0c0c0c0c0c`,
  roleArn: role('ecs'),
}

/** Behind a load balancer or not, as the strategy has it. */
const balanced = fc.record(
  { isThere: fc.boolean(), grace: some(undefined, 0, 30) },
  { requiredKeys: ['isThere', 'grace'] },
)

const onFargate = some<object>(
  { launchType: 'FARGATE' },
  { capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }] },
  {
    capacityProviderStrategy: [
      { capacityProvider: 'FARGATE', base: 1, weight: 1 },
      { capacityProvider: 'FARGATE_SPOT', weight: 2 },
    ],
  },
)

const networks = (isPublic: boolean) =>
  some<object>(
    { subnets: ['subnet-1'] },
    { subnets: ['subnet-1'], securityGroups: ['sg-1'] },
    {
      subnets: ['subnet-2', 'subnet-1'],
      securityGroups: ['sg-2', 'sg-1'],
      assignPublicIp: isPublic ? 'ENABLED' : 'DISABLED',
    },
  ).map((awsvpcConfiguration) => ({ networkConfiguration: { awsvpcConfiguration } }))

const placed = fc.record(
  {
    placementConstraints: some<object[]>(
      [],
      [{ type: 'distinctInstance' }],
      [{ type: 'memberOf', expression: 'attribute:ecs.os-type == linux' }, { type: 'distinctInstance' }],
    ),
    placementStrategy: some<object[]>([], [{ type: 'spread', field: 'attribute:ecs.availability-zone' }]),
  },
  { requiredKeys: [] },
)

/** Services of Fargate that ECS deploys. */
export const fargateServices = fc
  .tuple(
    onFargate,
    networks(true),
    fc.record({ ...ofEcs, platformVersion: some('1.4.0', 'LATEST') }, { requiredKeys: [] }),
    deploymentConfiguration,
    balanced,
  )
  .map(([on, network, members, configuration, behind]) =>
    deployed({ ...on, ...network, ...members }, configuration, behind),
  )

/** Services on instances that ECS deploys. */
export const instanceServices = fc
  .tuple(networks(false), fc.record(ofEcs, { requiredKeys: [] }), placed, deploymentConfiguration, balanced)
  .map(([network, members, where, configuration, behind]) =>
    deployed({ launchType: 'EC2', ...network, ...members, ...where }, configuration, behind),
  )

function deployed(
  members: Drawn,
  configuration: object | undefined,
  { isThere, grace }: { readonly isThere: boolean; readonly grace: number | undefined },
): Drawn {
  const strategy = Object(configuration).strategy ?? 'ROLLING'
  const balancer = strategy === 'ROLLING' ? target : { ...target, advancedConfiguration: advanced }
  return {
    ...members,
    ...(configuration === undefined ? {} : { deploymentConfiguration: configuration }),
    ...(isThere ? { loadBalancers: [balancer] } : {}),
    ...(isThere && grace !== undefined ? { healthCheckGracePeriodSeconds: grace } : {}),
  }
}

/** DAEMON services. */
export const daemonServices = fc
  .tuple(
    networks(false),
    fc.record(
      {
        enableExecuteCommand: common.enableExecuteCommand,
        enableECSManagedTags: common.enableECSManagedTags,
        propagateTags: common.propagateTags,
        tags,
        volumeConfigurations: volumes,
        serviceRegistries: ofEcs.serviceRegistries,
        placementConstraints: some<object[]>([], [{ type: 'memberOf', expression: 'attribute:ecs.os-type == linux' }]),
        deploymentConfiguration: fc.record(
          { maximumPercent: some(100), minimumHealthyPercent: some(0), deploymentCircuitBreaker: breaker, alarms },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([network, members]): Drawn => ({ launchType: 'EC2', schedulingStrategy: 'DAEMON', ...network, ...members }))

/** Services that CodeDeploy deploys. */
export const codeDeployServices = fc
  .tuple(
    networks(true),
    fc.record(
      {
        ...common,
        platformVersion: some('1.4.0', 'LATEST'),
        healthCheckGracePeriodSeconds: some(0, 30),
        deploymentConfiguration: fc.record(
          { maximumPercent: some(200), minimumHealthyPercent: some(50, 100) },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: [] },
    ),
  )
  .map(
    ([network, members]): Drawn => ({
      launchType: 'FARGATE',
      deploymentController: { type: 'CODE_DEPLOY' },
      loadBalancers: [target],
      ...network,
      ...members,
    }),
  )

/** The task definition of a service; with a volume where the service says what it is. */
export function taskOf(service: Drawn, image: string): object {
  const hasVolume = service['volumeConfigurations'] !== undefined
  return {
    family: 'web',
    taskRoleArn: role('web-task'),
    cpu: '256',
    memory: '512',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE', 'EC2'],
    containerDefinitions: [
      {
        name: 'app',
        image,
        essential: true,
        portMappings: [{ containerPort: 80, name: 'p' }],
        ...(hasVolume ? { mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] } : {}),
      },
    ],
    ...(hasVolume ? { volumes: [{ name: 'data', configuredAtLaunch: true }] } : {}),
  }
}

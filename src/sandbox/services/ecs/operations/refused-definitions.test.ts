import { expect, test } from 'vitest'
import type { JsonObject } from '../../../service.ts'
import { createTestWorld, webDefinition } from '../test-world.ts'

// What RegisterTaskDefinition refuses, as reports of users and the pages of AWS show it: definitions/ names them, rule by rule.

const role = 'arn:aws:iam::111122223333:role/execution'

function onEc2(container: JsonObject = {}, change: JsonObject = {}): JsonObject {
  return { family: 'web', containerDefinitions: [{ name: 'app', image: 'web:1', memory: 64, ...container }], ...change }
}

function ofTwo(first: JsonObject, second: JsonObject, change: JsonObject = {}): JsonObject {
  const image = { image: 'web:1' }
  return webDefinition({
    containerDefinitions: [
      { name: 'a', ...image, ...first },
      { name: 'b', ...image, ...second },
    ],
    ...change,
  })
}

function ports(...mappings: JsonObject[]): JsonObject {
  return { portMappings: mappings }
}

function efs(configuration: JsonObject): JsonObject {
  return webDefinition({ volumes: [{ name: 'v', efsVolumeConfiguration: { fileSystemId: 'fs-1', ...configuration } }] })
}

const port = (containerPort: number, more: JsonObject = {}): JsonObject => ({ containerPort, ...more })
const proxy = (change: JsonObject = {}): JsonObject => ({
  type: 'APPMESH',
  containerName: 'app',
  properties: ['ProxyIngressPort', 'ProxyEgressPort', 'AppPorts', 'EgressIgnoredIPs'].map((name) => ({
    name,
    value: '1',
  })),
  ...change,
})
const tooMany = Array.from({ length: 11 }, (_, index) => index)

test.each<[string, JsonObject, string]>([
  [
    'a port twice',
    webDefinition({}, ports(port(80), port(80))),
    "TCP host port '80' is mapped multiple times in task.",
  ],
  [
    'a port of two containers',
    ofTwo(ports(port(80)), ports(port(80))),
    "TCP host port '80' is mapped multiple times in task.",
  ],
  [
    'a port of the host twice',
    onEc2(ports(port(53, { hostPort: 53, protocol: 'udp' }), port(54, { hostPort: 53, protocol: 'udp' }))),
    "UDP host port '53' is mapped multiple times in task.",
  ],
  [
    'a name of ports twice',
    webDefinition({}, ports(port(80, { name: 'http' }), port(81, { name: 'http' }))),
    'port mapping name is already used',
  ],
  ['port 0', webDefinition({}, ports(port(0))), "Invalid 'containerPort' setting for container 'app'."],
  ['no port', webDefinition({}, ports({ protocol: 'tcp' })), "Invalid 'containerPort' setting for container 'app'."],
  [
    'a port of the host that is none',
    onEc2(ports(port(80, { hostPort: 70_000 }))),
    "Invalid 'hostPort' setting for container 'app'.",
  ],
  [
    'a port and a range',
    onEc2(ports(port(80, { containerPortRange: '80-90' }))),
    'cannot specify both single port and port range',
  ],
  [
    'a range backwards',
    onEc2(ports({ containerPortRange: '90-80' })),
    "Invalid 'containerPortRange' setting for container 'app'.",
  ],
  [
    'a range that is none',
    onEc2(ports({ containerPortRange: 'all' })),
    "Invalid 'containerPortRange' setting for container 'app'.",
  ],
  [
    'a container twice',
    ofTwo({ name: 'a' }, { name: 'a' }),
    'Container names must be unique within a Task Definition.',
  ],
  [
    'a soft limit above the hard one',
    onEc2({ ulimits: [{ name: 'nofile', softLimit: 10, hardLimit: 5 }] }),
    'Soft limit exceeds hard limit for ulimit nofile',
  ],
  [
    'an unlimited soft limit',
    onEc2({ ulimits: [{ name: 'core', softLimit: -1, hardLimit: 5 }] }),
    'Soft limit exceeds hard limit for ulimit core',
  ],
  [
    'a variable without a name',
    onEc2({ environment: [{ name: ' ', value: 'x' }] }),
    'Environment variable name cannot be null or blank.',
  ],
  [
    'a secret without a name',
    webDefinition({}, { secrets: [{ name: '', valueFrom: '/a' }] }),
    'Secret name cannot be null or blank.',
  ],
  [
    'eleven environment files',
    webDefinition({}, { environmentFiles: tooMany.map((n) => ({ type: 's3', value: `arn:aws:s3:::files/${n}.env` })) }),
    'The maximum number of environment files was exceeded. Specify ten or less and try again.',
  ],
  [
    'an environment file without an ARN',
    webDefinition({}, { environmentFiles: [{ type: 's3', value: 'app.env' }] }),
    'Invalid arn syntax.',
  ],
  [
    'a restart after a second',
    webDefinition({}, { restartPolicy: { enabled: true, restartAttemptPeriod: 1 } }),
    "the 'restartAttemptPeriod' setting for container 'app' must be between 60 and 1800",
  ],
  [
    'a start of hours on Fargate',
    webDefinition({}, { startTimeout: 3600 }),
    'Tasks using the Fargate launch type must have a container start timeout of less than 120 seconds.',
  ],
  [
    'a volume with a blank in its name',
    onEc2({}, { volumes: [{ name: 'a b' }] }),
    'volume.name contains invalid characters.',
  ],
  [
    'a volume of nowhere',
    onEc2({}, { volumes: [{ name: 'v', host: { sourcePath: '' } }] }),
    'host.sourcePath should not be blank.',
  ],
  [
    'a volume of two kinds',
    onEc2(
      {},
      { volumes: [{ name: 'v', host: { sourcePath: '/v' }, efsVolumeConfiguration: { fileSystemId: 'fs-1' } }] },
    ),
    'When the volume parameter is specified, only one volume configuration type should be used.',
  ],
  [
    'a volume at launch that nobody mounts',
    webDefinition({ volumes: [{ name: 'v', configuredAtLaunch: true }] }),
    'Volumes [v] are not referenced by any of the containers',
  ],
  [
    'a volume of Docker on Fargate',
    webDefinition({ volumes: [{ name: 'v', dockerVolumeConfiguration: { scope: 'task' } }] }),
    'Fargate compatible task definitions do not support dockerVolumeConfiguration',
  ],
  [
    'IAM for EFS in the clear',
    efs({ authorizationConfig: { iam: 'ENABLED' } }),
    'EFS IAM authorization requires TransitEncryption to be enabled',
  ],
  [
    'a port for EFS in the clear',
    efs({ transitEncryptionPort: 2999 }),
    'TransitEncryptionPort requires that TransitEncryption is enabled',
  ],
  [
    'an access point in the clear',
    efs({ authorizationConfig: { accessPointId: 'fsap-1' } }),
    'EFS access points require TransitEncryption to be enabled',
  ],
  [
    'an access point and a folder',
    efs({ transitEncryption: 'ENABLED', rootDirectory: '/data', authorizationConfig: { accessPointId: 'fsap-1' } }),
    'When using an EFS access point, the root directory must either be set to "/" or be omitted.',
  ],
  [
    'logs for a router that is not there',
    webDefinition({}, { logConfiguration: { logDriver: 'awsfirelens' } }),
    'When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured in one of the containers.',
  ],
  [
    'a router that nobody logs to',
    webDefinition({}, { firelensConfiguration: { type: 'fluentbit' } }),
    'When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver.',
  ],
  [
    'awslogs without a group',
    onEc2({ logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-region': 'eu-west-1' } } }),
    'Log driver awslogs requires options: awslogs-group',
  ],
  [
    'awslogs without a prefix on Fargate',
    webDefinition(
      {},
      { logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-region': 'eu-west-1', 'awslogs-group': 'x' } } },
    ),
    'Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.',
  ],
  [
    'extra hosts under awsvpc',
    onEc2({ extraHosts: [{ hostname: 'x', ipAddress: '10.0.0.1' }] }, { networkMode: 'awsvpc' }),
    'Extra hosts are not supported on container when networkMode=awsvpc.',
  ],
  [
    'DNS servers under awsvpc',
    onEc2({ dnsServers: ['10.0.0.1'] }, { networkMode: 'awsvpc' }),
    'DNS servers are not supported on container when networkMode=awsvpc.',
  ],
  [
    'no network under awsvpc',
    onEc2({ disableNetworking: true }, { networkMode: 'awsvpc' }),
    'Disable Networking is not supported on container when networkMode=awsvpc.',
  ],
  [
    'a capability on Fargate',
    webDefinition({}, { linuxParameters: { capabilities: { add: ['NET_ADMIN'] } } }),
    'NET_ADMIN is not allowed on Fargate.',
  ],
  [
    'placement on Fargate',
    webDefinition({ placementConstraints: [{ type: 'memberOf', expression: 'x' }] }),
    'Fargate compatible task definitions do not support constraints',
  ],
  [
    'eleven placement constraints',
    onEc2({}, { placementConstraints: tooMany.map(() => ({ type: 'memberOf', expression: 'x' })) }),
    'Maximum number of constraints is 10.',
  ],
  [
    'an accelerator',
    webDefinition({ inferenceAccelerators: [{ deviceName: 'a', deviceType: 'b' }] }),
    "Unsupported field 'inferenceAccelerators'.",
  ],
  [
    'a proxy under bridge',
    onEc2({}, { proxyConfiguration: proxy() }),
    'APPMESH proxy configuration is only supported in networkMode=awsvpc',
  ],
  [
    'a proxy that is no container',
    webDefinition({ proxyConfiguration: proxy({ containerName: 'ghost' }) }),
    'Proxy container [ghost] does not exist',
  ],
  ['a proxy without ports', webDefinition({ proxyConfiguration: proxy({ properties: [] }) }), 'Ingress port not found'],
  [
    'too little storage',
    webDefinition({ ephemeralStorage: { sizeInGiB: 20 } }),
    'EphemeralStorage size should be at least 21.',
  ],
  [
    'too much storage',
    webDefinition({ ephemeralStorage: { sizeInGiB: 201 } }),
    'EphemeralStorage size should be at most 200.',
  ],
  [
    'storage on EC2',
    onEc2({}, { ephemeralStorage: { sizeInGiB: 30 } }),
    'Tasks using the EC2 launch type do not support EphemeralStorage.',
  ],
])('RegisterTaskDefinition refuses %s, and keeps nothing of it', (_what, input, message) => {
  const world = createTestWorld()
  expect(world.refusal('RegisterTaskDefinition', input)).toEqual({ code: 'ClientException', message })
  expect(world.call('ListTaskDefinitionFamilies', {})).toEqual({ families: [] })
})

test('RegisterTaskDefinition refuses more than 64 KiB, counted in its own form', () => {
  const { message } = createTestWorld().refusal(
    'RegisterTaskDefinition',
    onEc2({ environment: [{ name: 'A', value: 'x'.repeat(65_300) }] }),
  )
  expect(message).toMatch(/^Actual length: '6\d\d\d\d'\. Max allowed length is '65536' bytes\.$/)
})

// No source shows that AWS refuses these, and some show that it does not: a project may hold them.
test.each<[string, JsonObject]>([
  ['a port by TCP and UDP', webDefinition({}, ports(port(53), port(53, { protocol: 'udp' })))],
  ['a port behind several of the host', onEc2(ports(port(80, { hostPort: 80 }), port(80, { hostPort: 8080 })))],
  ['a port behind any of the host', onEc2(ports(port(80), port(80)))],
  [
    'a variable twice',
    onEc2({
      environment: [
        { name: 'A', value: '1' },
        { name: 'A', value: '2' },
      ],
    }),
  ],
  ['an empty value', onEc2({ environment: [{ name: 'A', value: '' }] })],
  ['a check that is no CMD', webDefinition({}, { healthCheck: { command: ['/healthcheck'] } })],
  ['unlimited limits', onEc2({ ulimits: [{ name: 'memlock', softLimit: -1, hardLimit: -1 }] })],
  [
    'environment files without an execution role',
    onEc2({ environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::files/a.env' }] }),
  ],
  [
    'an access point at the root',
    efs({
      transitEncryption: 'ENABLED',
      rootDirectory: '/',
      authorizationConfig: { accessPointId: 'fsap-1', iam: 'ENABLED' },
    }),
  ],
  ['a proxy', webDefinition({ proxyConfiguration: proxy() })],
  ['a role twice', webDefinition({ taskRoleArn: role, executionRoleArn: role })],
  ['storage of 21 GiB', webDefinition({ ephemeralStorage: { sizeInGiB: 21 } })],
])('RegisterTaskDefinition takes %s', (_what, input) => {
  expect(createTestWorld().call('RegisterTaskDefinition', input)).toMatchObject({ taskDefinition: { revision: 1 } })
})

import * as logs from '@aws-sdk/client-cloudwatch-logs'
import * as ecr from '@aws-sdk/client-ecr'
import * as ecs from '@aws-sdk/client-ecs'
import * as iam from '@aws-sdk/client-iam'
import * as secrets from '@aws-sdk/client-secrets-manager'
import * as ssm from '@aws-sdk/client-ssm'

/** One call of the comparison. `name` says which it is, where an operation is called more than once. */
export interface ComparedCall {
  readonly name: string
  send(clients: Clients): Promise<object>
}

/** The clients of one server. */
export interface Clients {
  readonly ecs: ecs.ECSClient
  readonly ecr: ecr.ECRClient
  readonly iam: iam.IAMClient
  readonly logs: logs.CloudWatchLogsClient
  readonly secrets: secrets.SecretsManagerClient
  readonly ssm: ssm.SSMClient
}

/** What clients are made with. */
export interface ClientConfiguration {
  readonly region: string
  readonly endpoint?: string
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }
}

/** The clients of one server. */
export function clientsFor(configuration: ClientConfiguration): Clients {
  return {
    ecs: new ecs.ECSClient(configuration),
    ecr: new ecr.ECRClient(configuration),
    iam: new iam.IAMClient(configuration),
    logs: new logs.CloudWatchLogsClient(configuration),
    secrets: new secrets.SecretsManagerClient(configuration),
    ssm: new ssm.SSMClient(configuration),
  }
}

function call<Input, Output extends object>(
  name: string,
  client: (clients: Clients) => { send(command: Input): Promise<Output> },
  command: Input,
): ComparedCall {
  return { name, send: (clients) => client(clients).send(command) }
}

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
})
const service = { cluster: 'app', service: 'web' }
const containerDefinitions = [{ name: 'app', image: 'example/web:1', memory: 128 }]

/** The calls of the subset that all servers serve, in the order in which they are made. */
export const calls: readonly ComparedCall[] = [
  call(
    'iam:CreateRole',
    (one) => one.iam,
    new iam.CreateRoleCommand({ RoleName: 'task', AssumeRolePolicyDocument: trust }),
  ),
  call('iam:GetRole, unknown', (one) => one.iam, new iam.GetRoleCommand({ RoleName: 'ghost' })),
  call('ecs:CreateCluster', (one) => one.ecs, new ecs.CreateClusterCommand({ clusterName: 'app' })),
  call('ecs:DescribeClusters, unknown', (one) => one.ecs, new ecs.DescribeClustersCommand({ clusters: ['ghost'] })),
  call(
    'ecs:RegisterTaskDefinition',
    (one) => one.ecs,
    new ecs.RegisterTaskDefinitionCommand({ family: 'web', containerDefinitions }),
  ),
  call(
    'ecs:RegisterTaskDefinition, without containers',
    (one) => one.ecs,
    new ecs.RegisterTaskDefinitionCommand({ family: 'web', containerDefinitions: [] }),
  ),
  call(
    'ecs:DescribeTaskDefinition, unknown',
    (one) => one.ecs,
    new ecs.DescribeTaskDefinitionCommand({ taskDefinition: 'ghost' }),
  ),
  call(
    'ecs:CreateService',
    (one) => one.ecs,
    new ecs.CreateServiceCommand({ cluster: 'app', serviceName: 'web', taskDefinition: 'web', desiredCount: 1 }),
  ),
  call(
    'ecs:CreateService, again',
    (one) => one.ecs,
    new ecs.CreateServiceCommand({ cluster: 'app', serviceName: 'web', taskDefinition: 'web', desiredCount: 2 }),
  ),
  call(
    'ecs:CreateService, unknown cluster',
    (one) => one.ecs,
    new ecs.CreateServiceCommand({ cluster: 'ghost', serviceName: 'web', taskDefinition: 'web', desiredCount: 1 }),
  ),
  call(
    'ecs:DescribeServices',
    (one) => one.ecs,
    new ecs.DescribeServicesCommand({ cluster: 'app', services: ['web'] }),
  ),
  call(
    'ecs:DescribeServices, unknown',
    (one) => one.ecs,
    new ecs.DescribeServicesCommand({ cluster: 'app', services: ['ghost'] }),
  ),
  call('ecs:ListServices', (one) => one.ecs, new ecs.ListServicesCommand({ cluster: 'app' })),
  call('ecs:UpdateService', (one) => one.ecs, new ecs.UpdateServiceCommand({ ...service, desiredCount: 2 })),
  call(
    'ecs:UpdateService, unknown',
    (one) => one.ecs,
    new ecs.UpdateServiceCommand({ cluster: 'app', service: 'ghost', desiredCount: 2 }),
  ),
  call(
    'ecs:RunTask, unknown definition',
    (one) => one.ecs,
    new ecs.RunTaskCommand({ cluster: 'app', taskDefinition: 'ghost' }),
  ),
  call('ecs:DeleteService, not scaled to 0', (one) => one.ecs, new ecs.DeleteServiceCommand(service)),
  call(
    'ecs:DeleteService, unknown',
    (one) => one.ecs,
    new ecs.DeleteServiceCommand({ cluster: 'app', service: 'ghost' }),
  ),
  call('ecs:DeleteService', (one) => one.ecs, new ecs.DeleteServiceCommand({ ...service, force: true })),
  call(
    'ecs:DeregisterTaskDefinition',
    (one) => one.ecs,
    new ecs.DeregisterTaskDefinitionCommand({ taskDefinition: 'web:1' }),
  ),
  call('logs:CreateLogGroup', (one) => one.logs, new logs.CreateLogGroupCommand({ logGroupName: '/web' })),
  call('logs:CreateLogGroup, again', (one) => one.logs, new logs.CreateLogGroupCommand({ logGroupName: '/web' })),
  call(
    'logs:GetLogEvents, unknown stream',
    (one) => one.logs,
    new logs.GetLogEventsCommand({ logGroupName: '/web', logStreamName: 'ghost' }),
  ),
  call('ssm:PutParameter', (one) => one.ssm, new ssm.PutParameterCommand({ Name: '/a', Value: 'v', Type: 'String' })),
  call(
    'ssm:PutParameter, again',
    (one) => one.ssm,
    new ssm.PutParameterCommand({ Name: '/a', Value: 'v', Type: 'String' }),
  ),
  call('ssm:GetParameter', (one) => one.ssm, new ssm.GetParameterCommand({ Name: '/a' })),
  call('ssm:GetParameter, unknown', (one) => one.ssm, new ssm.GetParameterCommand({ Name: '/ghost' })),
  call(
    'secretsmanager:CreateSecret',
    (one) => one.secrets,
    new secrets.CreateSecretCommand({ Name: 'key', SecretString: 'v' }),
  ),
  call('secretsmanager:GetSecretValue', (one) => one.secrets, new secrets.GetSecretValueCommand({ SecretId: 'key' })),
  call(
    'secretsmanager:GetSecretValue, unknown',
    (one) => one.secrets,
    new secrets.GetSecretValueCommand({ SecretId: 'ghost' }),
  ),
  call('ecr:CreateRepository', (one) => one.ecr, new ecr.CreateRepositoryCommand({ repositoryName: 'web' })),
  call(
    'ecr:DescribeImages, unknown repository',
    (one) => one.ecr,
    new ecr.DescribeImagesCommand({ repositoryName: 'ghost' }),
  ),
]

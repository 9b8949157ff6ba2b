import { describe, expect, test } from 'vitest'
import { type JsonObject, ServiceError } from '../../../service.ts'
import { findRole } from '../../iam/index.ts'
import { createKey } from '../../kms/operations/create-key.ts'
import { seed as seedSecrets } from '../../secretsmanager/seed.ts'
import { seed as seedParameters } from '../../ssm/seed.ts'
import { createTestWorld, network, type TestWorld, webDefinition } from '../test-world.ts'

// One task that needs all that a start may need, and one right at a time that its execution role has not.

const image = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1'
const at = 'eu-west-1:111122223333'

const rights = [
  'ecr:GetAuthorizationToken',
  'ecr:BatchGetImage',
  'ecr:GetDownloadUrlForLayer',
  'secretsmanager:GetSecretValue',
  'ssm:GetParameters',
  'kms:Decrypt',
  's3:GetObject',
  's3:ListBucket',
  'logs:CreateLogStream',
  'logs:CreateLogGroup',
] as const

interface Setting {
  readonly without?: (typeof rights)[number]
  /** Of the execution role's rights only these; none at all where it is empty. */
  readonly policies?: Readonly<Record<string, string>>
  readonly container?: JsonObject
}

function begin({ without, policies, container = {} }: Setting): TestWorld {
  const world = createTestWorld()
  const { KeyMetadata: made } = createKey.handle({}, world.context) as { KeyMetadata: JsonObject }
  const keyId = String(made['KeyId'])
  seedSecrets({ secrets: [{ name: 'sealed', suffix: 'AbCdEf', value: '{"json":"x"}', keyId }] }, world.context)
  seedParameters({ parameters: [{ name: '/app/sealed', value: 'x', type: 'SecureString', keyId }] }, world.context)
  const role = findRole(world.context.state, 'execution')
  if (!role) throw new Error('there is no execution role')
  const Action = rights.filter((right) => right !== without)
  role.policies = policies ?? { main: JSON.stringify({ Statement: { Effect: 'Allow', Action, Resource: '*' } }) }
  delete role.open
  const options = {
    'awslogs-group': '/ecs/new',
    'awslogs-region': 'eu-west-1',
    'awslogs-stream-prefix': 'ecs',
    'awslogs-create-group': 'true',
  }
  world.call(
    'RegisterTaskDefinition',
    webDefinition(
      {},
      {
        image,
        secrets: [
          { name: 'SEALED', valueFrom: `arn:aws:secretsmanager:${at}:secret:sealed-AbCdEf:json::` },
          { name: 'PARAMETER', valueFrom: '/app/sealed' },
        ],
        environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::app-files/app.env' }],
        logConfiguration: { logDriver: 'awslogs', options },
        ...container,
      },
    ),
  )
  return world
}

function stopOf(setting: Setting): { code: unknown; reason: string } {
  const world = begin(setting)
  const { tasks } = world.call('RunTask', {
    cluster: 'app',
    taskDefinition: 'web',
    launchType: 'FARGATE',
    networkConfiguration: network,
  })
  const arn = (tasks as JsonObject[])[0]?.['taskArn'] ?? null
  world.settle()
  const { tasks: described } = world.call('DescribeTasks', { cluster: 'app', tasks: [arn] })
  const [task = {}] = described as JsonObject[]
  const anonymous = String(task['stoppedReason'])
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'UUID')
    .replace(/[0-9a-f]{32}/g, 'TASK')
  return { code: task['stopCode'], reason: anonymous }
}

const denied = (action: string, resource: string) =>
  `User: arn:aws:sts::111122223333:assumed-role/execution/TASK is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`
const sdk = (service: string, operation: string, message: string) =>
  `operation error ${service}: ${operation}, https response error StatusCode: 400, RequestID: UUID, api error AccessDeniedException: ${message}`
const retrieval =
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed'
const manifest =
  'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ' +
  `${image}: pulling from host 111122223333.dkr.ecr.eu-west-1.amazonaws.com failed with status code [manifests]: 403 Forbidden`
const repository = `arn:aws:ecr:${at}:repository/web`
const secret = `arn:aws:secretsmanager:${at}:secret:sealed-AbCdEf`

describe('an execution role', () => {
  test('that has every right lets the task start', () => {
    expect(stopOf({})).toEqual({ code: 'EssentialContainerExited', reason: 'Essential container in task exited' })
  })

  test.each<[NonNullable<Setting['without']>, string]>([
    [
      'ecr:GetAuthorizationToken',
      `${retrieval}: unable to retrieve ecr registry auth: service call has been retried 1 time(s): ${sdk('ECR', 'GetAuthorizationToken', denied('ecr:GetAuthorizationToken', '*'))}`,
    ],
    ['ecr:BatchGetImage', `${manifest}: ${denied('ecr:BatchGetImage', repository)}`],
    ['ecr:GetDownloadUrlForLayer', `${manifest}: ${denied('ecr:GetDownloadUrlForLayer', repository)}`],
    [
      'secretsmanager:GetSecretValue',
      `${retrieval}: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${secret} from secrets manager: ${sdk('Secrets Manager', 'GetSecretValue', denied('secretsmanager:GetSecretValue', secret))}`,
    ],
    [
      'kms:Decrypt',
      `${retrieval}: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${secret} from secrets manager: ${sdk('Secrets Manager', 'GetSecretValue', 'Access to KMS is not allowed')}`,
    ],
    [
      'ssm:GetParameters',
      `${retrieval}: unable to retrieve secrets from ssm: service call has been retried 1 time(s): ${sdk('SSM', 'GetParameters', denied('ssm:GetParameters', `arn:aws:ssm:${at}:parameter/app/sealed`))}`,
    ],
    [
      's3:GetObject',
      'ResourceInitializationError: failed to download env files: service call has been retried 1 time(s): operation error S3: HeadObject, https response error StatusCode: 403, RequestID: UUID, api error Forbidden: Forbidden',
    ],
  ])('that lacks %s stops it with these words', (without, reason) => {
    expect(stopOf({ without })).toEqual({ code: 'TaskFailedToStart', reason })
  })

  test.each([
    ['logs:CreateLogStream', /^ResourceInitializationError: .*AccessDeniedException.*logs:CreateLogStream/],
    ['logs:CreateLogGroup', /^ResourceInitializationError: .*AccessDeniedException.*logs:CreateLogGroup/],
  ] as const)('that lacks %s stops it for its logs', (without, reason) => {
    expect(stopOf({ without })).toMatchObject({ code: 'TaskFailedToStart', reason: expect.stringMatching(reason) })
  })

  test('that may not decrypt a SecureString stops it as well', () => {
    const container = { secrets: [{ name: 'PARAMETER', valueFrom: '/app/sealed' }] }
    expect(stopOf({ without: 'kms:Decrypt', container }).reason).toMatch(
      /unable to retrieve secrets from ssm: .*kms:Decrypt on resource: arn:aws:kms:/,
    )
  })

  test.each<[string, JsonObject]>([
    [
      'options of a log driver',
      { logConfiguration: { logDriver: 'splunk', options: {}, secretOptions: [{ name: 'token', valueFrom: secret }] } },
    ],
    [
      'credentials of a registry',
      { image: 'registry.example/web:1', repositoryCredentials: { credentialsParameter: secret } },
    ],
  ])('reads %s like any secret', (_what, more) => {
    const container = { secrets: [], environmentFiles: [], ...more }
    expect(stopOf({ container }).reason).toBe('Essential container in task exited')
    expect(stopOf({ container, without: 'secretsmanager:GetSecretValue' }).reason).toContain(
      `failed to fetch secret ${secret}`,
    )
  })

  test.each<[string, string, RegExp]>([
    ['key', `${secret}:ghost::`, /ghost/],
    ['stage', `${secret}:json:AWSPENDING:`, /ResourceNotFoundException/],
    ['version', `${secret}:json::00000000-0000-0000-0000-000000000000`, /ResourceNotFoundException/],
  ])('does not help where a secret has no such %s', (_what, valueFrom, reason) => {
    const { code, reason: said } = stopOf({ container: { secrets: [{ name: 'A', valueFrom }] } })
    expect([code, said]).toEqual(['TaskFailedToStart', expect.stringMatching(reason)])
    expect(said).toMatch(/unable to retrieve secret from asm/)
  })

  test('without any policy may do nothing, where a request has made it', () => {
    expect(stopOf({ policies: {} }).reason).toContain('ecr:GetAuthorizationToken')
  })

  test('is denied by a policy that says so', () => {
    const statement = {
      Statement: [
        { Effect: 'Allow', Action: '*', Resource: '*' },
        { Effect: 'Deny', Action: 'ssm:*', Resource: '*' },
      ],
    }
    expect(stopOf({ policies: { main: JSON.stringify(statement) } }).reason).toContain(
      'with an explicit deny in an identity-based policy',
    )
  })

  // Pulling asks for no more: https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html (checked 2026-11); the layers
  // that are there are asked for when an image is pushed.
  test('needs no ecr:BatchCheckLayerAvailability', () => {
    expect([...rights]).not.toContain('ecr:BatchCheckLayerAvailability')
  })
})

describe('a role that tasks cannot take up', () => {
  test.each(['taskRoleArn', 'executionRoleArn'])('%s: RunTask is refused', (member) => {
    const world = createTestWorld()
    world.call('RegisterTaskDefinition', webDefinition({ [member]: 'arn:aws:iam::111122223333:role/stranger' }))
    const input = { cluster: 'app', taskDefinition: 'web', launchType: 'FARGATE', networkConfiguration: network }
    expect(() => world.call('RunTask', input)).toThrow(ServiceError)
    expect(world.refusal('RunTask', input)).toEqual({
      code: 'ClientException',
      message:
        "ECS was unable to assume the role 'arn:aws:iam::111122223333:role/stranger' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.",
    })
  })
})

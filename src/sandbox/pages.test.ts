import { describe, expect, test } from 'vitest'
import { createSandbox, type JsonObject, type Sandbox, ServiceError, seed } from './index.ts'
import { loadModel } from './models/load.ts'
import { shapeNamed } from './models/model.ts'
import { services } from './services/index.ts'

// Every list that has pages: what it says of a token that is none, or of another list, and of a size that it has not.

const tokens = ['nextToken', 'NextToken', 'Marker', 'NextMarker'] as const
/** Theirs are keys, or places in a stream. */
const otherwise = ['s3:ListObjects', 's3:ListObjectsV2', 's3:ListObjectVersions', 'logs:GetLogEvents']
/** A deployment has one target, and so no second page. */
const ofOne = ['codedeploy:ListDeploymentTargets']

const account = '111122223333'

/** What a list needs to be asked for, beyond its token. */
const needed: Readonly<Record<string, JsonObject>> = {
  ...Object.fromEntries(
    ['ScalableTargets', 'ScalingActivities', 'ScalingPolicies', 'ScheduledActions'].map((what) => [
      `application-autoscaling:Describe${what}`,
      { ServiceNamespace: 'ecs' },
    ]),
  ),
  'codedeploy:ListDeploymentGroups': { applicationName: 'app' },
  'codedeploy:ListDeploymentTargets': { deploymentId: 'd-ABCDEFGHI' },
  'ecr:DescribeImages': { repositoryName: 'web' },
  'ecr:ListImages': { repositoryName: 'web' },
  'ecs:ListAttributes': { cluster: 'app', targetType: 'container-instance' },
  ...Object.fromEntries(
    ['Services', 'Tasks', 'ContainerInstances'].map((what) => [`ecs:List${what}`, { cluster: 'app' }]),
  ),
  'ecs:ListServiceDeployments': { cluster: 'app', service: 'web' },
  'ecs:ListServicesByNamespace': { namespace: 'ns' },
  'events:ListRuleNamesByTarget': { TargetArn: `arn:aws:lambda:eu-west-1:${account}:function:web` },
  'events:ListTargetsByRule': { Rule: 'rule' },
  'iam:ListAttachedRolePolicies': { RoleName: 'web' },
  'iam:ListAttachedUserPolicies': { UserName: 'person' },
  'iam:ListEntitiesForPolicy': { PolicyArn: `arn:aws:iam::${account}:policy/web` },
  'iam:ListOpenIDConnectProviderTags': { OpenIDConnectProviderArn: `arn:aws:iam::${account}:oidc-provider/ci.example` },
  'iam:ListPolicyTags': { PolicyArn: `arn:aws:iam::${account}:policy/web` },
  'iam:ListPolicyVersions': { PolicyArn: `arn:aws:iam::${account}:policy/web` },
  'iam:ListRolePolicies': { RoleName: 'web' },
  'iam:ListRoleTags': { RoleName: 'web' },
  'iam:ListUserPolicies': { UserName: 'person' },
  'iam:SimulatePrincipalPolicy': { PolicySourceArn: `arn:aws:iam::${account}:role/web`, ActionNames: ['s3:GetObject'] },
  'iam:SimulateCustomPolicy': {
    PolicyInputList: ['{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}'],
    ActionNames: ['s3:GetObject'],
  },
  'kms:ListGrants': { KeyId: 'alias/web' },
  'logs:DescribeLogStreams': { logGroupName: '/web' },
  'logs:FilterLogEvents': { logGroupName: '/web' },
  'secretsmanager:ListSecretVersionIds': { SecretId: 'key' },
  'ssm:GetParameterHistory': { Name: '/a' },
  'ssm:GetParametersByPath': { Path: '/' },
}

/** The code of the refusal of a token that is none, service by service. */
const refusals: Readonly<Record<string, string>> = {
  'application-autoscaling': 'InvalidNextTokenException',
  cloudformation: 'ValidationError',
  cloudwatch: 'InvalidNextToken',
  codedeploy: 'InvalidNextTokenException',
  ec2: 'InvalidNextToken',
  ecr: 'InvalidParameterException',
  ecs: 'InvalidParameterException',
  elasticloadbalancing: 'ValidationError',
  events: 'ValidationException',
  iam: 'ValidationError',
  kms: 'InvalidMarkerException',
  lambda: 'InvalidParameterValueException',
  logs: 'InvalidParameterException',
  scheduler: 'ValidationException',
  secretsmanager: 'InvalidNextTokenException',
  servicediscovery: 'InvalidInput',
  ssm: 'InvalidNextToken',
}

/** The largest page that may be asked for, by service, and of lists that differ: AWS's reference of each operation, checked 2026-11. */
const maxima: Readonly<Record<string, number>> = {
  'application-autoscaling': 50,
  cloudwatch: 100,
  ec2: 1000,
  ecr: 1000,
  ecs: 100,
  'ecs:DescribeCapacityProviders': 10,
  elasticloadbalancing: 400,
  events: 100,
  iam: 1000,
  kms: 100,
  'kms:ListKeys': 1000,
  lambda: 10_000,
  logs: 50,
  'logs:FilterLogEvents': 10_000,
  scheduler: 100,
  secretsmanager: 100,
  servicediscovery: 100,
  ssm: 50,
  'ssm:GetParametersByPath': 10,
}

function inhabited(): Sandbox {
  const sandbox = createSandbox({ realNow: () => Date.UTC(2026, 10, 24, 9), account, region: 'eu-west-1' })
  const container = { name: 'app', image: 'example/web:1', memory: 64 }
  seed(sandbox, {
    clusters: ['app', 'second'],
    roles: [{ name: 'web' }, { name: 'second' }],
    logGroups: ['/web', '/web/second'],
    secrets: [{ name: 'key', value: 'x' }],
    parameters: [
      { name: '/a', value: '1' },
      { name: '/b', value: '2' },
    ],
    repositories: [{ name: 'web', images: [{ tag: 'v1' }, { tag: 'v2' }] }, { name: 'second' }],
    namespaces: ['ns'],
    taskDefinitions: ['web', 'second'].map((family) => ({ family, containerDefinitions: [container] })),
    services: ['web', 'second'].map((serviceName) => ({
      cluster: 'app',
      serviceName,
      taskDefinition: 'web',
      desiredCount: 1,
    })),
  })
  const PolicyDocument = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}'
  sandbox.perform('iam:CreatePolicy', { PolicyName: 'web', PolicyDocument })
  const { KeyMetadata: key } = sandbox.perform('kms:CreateKey', {})
  sandbox.perform('kms:CreateAlias', { AliasName: 'alias/web', TargetKeyId: String(Object(key)['KeyId']) })
  sandbox.perform('iam:CreateUser', { UserName: 'person' })
  sandbox.perform('codedeploy:CreateApplication', { applicationName: 'app', computePlatform: 'ECS' })
  sandbox.perform('iam:CreateOpenIDConnectProvider', { Url: 'https://ci.example', ClientIDList: ['x'] })
  sandbox.perform('events:PutRule', { Name: 'rule', ScheduleExpression: 'rate(1 day)' })
  return sandbox
}

/** The operations that take a token, with the member that it is. */
async function pagedOperations(): Promise<{ name: string; member: string; size: string | undefined }[]> {
  const found = []
  for (const service of services) {
    const model = await loadModel(service.name)
    for (const { name, withoutEffect = [] } of service.operations) {
      const structure = model?.operations[name.slice(service.name.length + 1)]
      const shape = model && structure != null ? shapeNamed(model, structure) : undefined
      if (!model || shape?.kind !== 'structure' || [...otherwise, ...ofOne].includes(name)) continue
      const member = tokens.find((token) => Object.hasOwn(shape.members, token))
      // What has one page alone says so on the page of coverage.
      if (member === undefined || withoutEffect.includes(member)) continue
      const size = ['maxResults', 'MaxResults', 'MaxItems', 'MaxRecords', 'PageSize', 'Limit', 'limit'].find((one) =>
        Object.hasOwn(shape.members, one),
      )
      found.push({ name, member, size })
    }
  }
  return found
}

const paged = await pagedOperations()

function refusal(sandbox: Sandbox, name: string, input: JsonObject): string {
  try {
    sandbox.perform(name as Parameters<Sandbox['perform']>[0], { ...needed[name], ...input })
  } catch (error) {
    if (error instanceof ServiceError) return error.code
    throw error
  }
  return 'taken'
}

test('there are lists of every service', () => {
  expect(paged.length).toBeGreaterThan(50)
  const of = new Set(paged.map(({ name }) => name.split(':')[0]))
  expect([...of].filter((service) => !Object.hasOwn(refusals, service ?? ''))).toEqual([])
})

describe.each(paged)('$name', ({ name, member, size }) => {
  const code = refusals[name.split(':')[0] ?? '']

  test.each(['garbage', 'YWZ0ZXIgeA', 'b'.repeat(100)])('refuses the token %s', (token) => {
    expect(refusal(inhabited(), name, { [member]: token })).toBe(code)
  })

  test('refuses the token of another list, and its own that was changed', () => {
    const sandbox = inhabited()
    const other = name === 'ecs:ListClusters' ? 'iam:ListRoles' : 'ecs:ListClusters'
    const foreign = sandbox.perform(other, { maxResults: 1, MaxItems: 1 })
    expect(refusal(sandbox, name, { [member]: String(foreign['nextToken'] ?? foreign['Marker']) })).toBe(code)
  })

  test('begins without a token, and refuses sizes that it has not', () => {
    const sandbox = inhabited()
    expect(refusal(sandbox, name, {})).toBe('taken')
    if (size === undefined) return
    const most = maxima[name] ?? maxima[name.split(':')[0] ?? ''] ?? 0
    expect(refusal(sandbox, name, { [size]: most })).toBe('taken')
    for (const wrong of [0, -1, most + 1])
      expect([wrong, refusal(sandbox, name, { [size]: wrong })]).not.toContain('taken')
  })
})

describe('pages of a size that nobody asked for', () => {
  test('hold as many as on AWS', () => {
    const sandbox = inhabited()
    const container = { name: 'app', image: 'example/web:1', memory: 64 }
    for (let count = 0; count < 120; count += 1) {
      sandbox.perform('ecs:CreateCluster', { clusterName: `cluster-${count}` })
      sandbox.perform('ecs:RegisterTaskDefinition', { family: `family-${count}`, containerDefinitions: [container] })
      sandbox.perform('ssm:PutParameter', { Name: `/many/${count}`, Value: 'x', Type: 'String' })
      sandbox.perform('logs:CreateLogGroup', { logGroupName: `/many/${count}` })
      sandbox.perform('ecr:CreateRepository', { repositoryName: `many/${count}` })
      sandbox.perform('secretsmanager:CreateSecret', { Name: `many/${count}`, SecretString: 'x' })
      sandbox.perform('iam:CreateUser', { UserName: `user-${count}` })
      sandbox.perform('kms:CreateKey', {})
    }
    for (let count = 0; count < 30; count += 1)
      sandbox.perform('ecs:CreateService', {
        cluster: 'app',
        serviceName: `s-${count}`,
        taskDefinition: 'web',
        desiredCount: 0,
      })
    const sizeOf = (name: Parameters<Sandbox['perform']>[0], member: string, input: JsonObject = {}): unknown => {
      const page = sandbox.perform(name, input)
      expect(
        tokens.some((token) => typeof page[token] === 'string'),
        name,
      ).toBe(true)
      const items = page[member]
      return Array.isArray(items) ? items.length : items
    }
    expect({
      clusters: sizeOf('ecs:ListClusters', 'clusterArns'),
      definitions: sizeOf('ecs:ListTaskDefinitions', 'taskDefinitionArns'),
      families: sizeOf('ecs:ListTaskDefinitionFamilies', 'families'),
      services: sizeOf('ecs:ListServices', 'serviceArns', { cluster: 'app' }),
      parameters: sizeOf('ssm:GetParametersByPath', 'Parameters', { Path: '/many' }),
      described: sizeOf('ssm:DescribeParameters', 'Parameters'),
      groups: sizeOf('logs:DescribeLogGroups', 'logGroups'),
      repositories: sizeOf('ecr:DescribeRepositories', 'repositories'),
      secrets: sizeOf('secretsmanager:ListSecrets', 'SecretList'),
      users: sizeOf('iam:ListUsers', 'Users'),
      keys: sizeOf('kms:ListKeys', 'Keys'),
    }).toEqual({
      clusters: 100,
      definitions: 100,
      families: 100,
      services: 10,
      parameters: 10,
      described: 10,
      groups: 50,
      repositories: 100,
      secrets: 100,
      users: 100,
      keys: 100,
    })
  })
})

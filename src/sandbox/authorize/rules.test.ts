import { beforeAll, describe, expect, test } from 'vitest'

import {
  actionExists,
  conditionKeysOf,
  findAction,
  globalConditionKey,
  isSameKey,
  resourceTypesOf,
} from '../../iam/service-reference/index.ts'
import { matchesGlob } from '../glob.ts'
import { createSandbox, type JsonObject, type Sandbox, seed } from '../index.ts'
import type { AccessCheck } from '../service.ts'
import { services } from '../services/index.ts'

// What the sandbox asks of IAM is compared with what AWS publishes about its actions: neither was made from the other.

const account = '111122223333'
const region = 'eu-west-1'
function ecs(resource: string) {
  return `arn:aws:ecs:${region}:${account}:${resource}`
}
const roleArn = `arn:aws:iam::${account}:role/execution`
const tags = [{ key: 'team', value: 'ferry' }]
const iamTags = [{ Key: 'team', Value: 'ferry' }]
const service = { cluster: 'app', service: 'web' }
const policy = {
  RoleName: 'execution',
  UserName: 'administrator',
  PolicyName: 'main',
  PolicyDocument: '{}',
  PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
}
const networkConfiguration = {
  awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'], assignPublicIp: 'ENABLED' },
}

const definition = {
  family: 'web',
  cpu: '256',
  memory: '512',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  executionRoleArn: roleArn,
  taskRoleArn: roleArn,
  containerDefinitions: [{ name: 'main', image: 'nginx' }],
}

/** For each operation the inputs that have it ask for as much as it can. */
const inputs: Readonly<Record<string, JsonObject>> = {
  CreateCluster: { clusterName: 'other', tags },
  DescribeClusters: { clusters: ['app'] },
  DeleteCluster: { cluster: 'app' },
  RegisterTaskDefinition: { ...definition, tags },
  DescribeTaskDefinition: { taskDefinition: 'web' },
  DeregisterTaskDefinition: { taskDefinition: 'web:1' },
  DeleteTaskDefinitions: { taskDefinitions: ['web:1'] },
  CreateService: {
    cluster: 'app',
    serviceName: 'other',
    taskDefinition: 'web',
    desiredCount: 1,
    launchType: 'FARGATE',
    networkConfiguration,
    enableExecuteCommand: true,
    enableECSManagedTags: true,
    propagateTags: 'SERVICE',
    tags,
  },
  UpdateService: { ...service, taskDefinition: 'web', enableExecuteCommand: true, networkConfiguration },
  CreateExpressGatewayService: {
    cluster: 'app',
    serviceName: 'express',
    infrastructureRoleArn: roleArn,
    executionRoleArn: roleArn,
    primaryContainer: { image: 'nginx' },
    networkConfiguration: { subnets: ['subnet-1'] },
    cpu: '256',
    memory: '512',
    tags,
  },
  UpdateExpressGatewayService: { serviceArn: ecs('service/app/express'), cpu: '512', executionRoleArn: roleArn },
  DescribeExpressGatewayService: { serviceArn: ecs('service/app/express') },
  DeleteExpressGatewayService: { serviceArn: ecs('service/app/express') },
  DescribeServices: { cluster: 'app', services: ['web'] },
  ListServices: { cluster: 'app' },
  DeleteService: { ...service, force: true },
  ListServiceDeployments: service,
  CreateTaskSet: { ...service, taskDefinition: 'web', launchType: 'FARGATE', networkConfiguration, tags },
  UpdateTaskSet: { ...service, taskSet: 'ecs-svc/1' },
  DeleteTaskSet: { ...service, taskSet: 'ecs-svc/1' },
  DescribeTaskSets: { ...service, taskSets: ['ecs-svc/1'] },
  UpdateServicePrimaryTaskSet: { ...service, primaryTaskSet: 'ecs-svc/1' },
  ExecuteCommand: { cluster: 'app', task: 'abc', container: 'main', command: 'sh', interactive: true },
  GetTaskProtection: { cluster: 'app', tasks: ['abc'] },
  UpdateTaskProtection: { cluster: 'app', tasks: ['abc'], protectionEnabled: true },
  ListContainerInstances: { cluster: 'app' },
  DescribeContainerInstances: { cluster: 'app', containerInstances: ['abc'] },
  ListServicesByNamespace: { namespace: 'shop' },
  PutAccountSetting: { name: 'containerInsights', value: 'enabled' },
  PutAccountSettingDefault: { name: 'containerInsights', value: 'enabled' },
  DeleteAccountSetting: { name: 'containerInsights' },
  DescribeCapacityProviders: { capacityProviders: ['FARGATE'] },
  CreateCapacityProvider: {
    name: 'spare',
    managedInstancesProvider: { infrastructureRoleArn: roleArn },
    tags,
  },
  UpdateCapacityProvider: { name: 'spare', managedInstancesProvider: { infrastructureRoleArn: roleArn } },
  DeleteCapacityProvider: { capacityProvider: 'spare' },
  UpdateContainerInstancesState: { cluster: 'app', containerInstances: ['abc'] },
  PutAttributes: { cluster: 'app', attributes: [{ name: 'a', targetId: 'abc' }] },
  DeleteAttributes: { cluster: 'app', attributes: [{ name: 'a', targetId: 'abc' }] },
  RegisterDaemonTaskDefinition: { family: 'agent', cpu: '1', memory: '2', executionRoleArn: roleArn, tags },
  DescribeDaemonTaskDefinition: { daemonTaskDefinition: 'agent:1' },
  DeleteDaemonTaskDefinition: { daemonTaskDefinition: 'agent:1' },
  PutClusterCapacityProviders: { cluster: 'app', capacityProviders: ['FARGATE'] },
  RunTask: {
    cluster: 'app',
    taskDefinition: 'web',
    launchType: 'FARGATE',
    networkConfiguration,
    enableExecuteCommand: true,
    tags,
  },
  StartTask: { cluster: 'app', taskDefinition: 'web', containerInstances: ['i'], enableExecuteCommand: true, tags },
  ListTasks: { cluster: 'app', family: 'web' },
  TagResource: { resourceArn: ecs('service/app/web'), tags },
  UntagResource: { resourceArn: ecs('service/app/web'), tagKeys: ['team'] },
  ListTagsForResource: { resourceArn: ecs('service/app/web') },
  CreateLogGroup: { logGroupName: '/web', tags: { team: 'ferry' } },
  PutObject: { Bucket: 'yard-files', Key: 'item', Body: '' },
  CreateBucket: { Bucket: 'other-files' },
  CreateRole: { RoleName: 'new', AssumeRolePolicyDocument: '{}', Tags: iamTags },
  CreateUser: { UserName: 'new', Tags: iamTags },
  GetPolicy: { PolicyArn: `arn:aws:iam::${account}:policy/main` },
  DeletePolicy: { PolicyArn: `arn:aws:iam::${account}:policy/main` },
  AssumeRole: { RoleArn: roleArn, RoleSessionName: 'me', ExternalId: 'x', SourceIdentity: 'someone', Tags: iamTags },
}

function balancing(resource: string) {
  return `arn:aws:elasticloadbalancing:${region}:${account}:${resource}`
}

const scalable = {
  ServiceNamespace: 'ecs',
  ResourceId: 'service/app/web',
  ScalableDimension: 'ecs:service:DesiredCount',
}

const oidcProvider = { OpenIDConnectProviderArn: `arn:aws:iam::${account}:oidc-provider/tokens.example.com` }

const lambdaArn = `arn:aws:lambda:${region}:${account}:function:hook`
const ofSchedules = { ResourceArn: `arn:aws:scheduler:${region}:${account}:schedule-group/jobs` }
const ofDeployments = { ResourceArn: `arn:aws:codedeploy:${region}:${account}:deploymentgroup:app/group` }
const ofDiscovery = { ResourceARN: `arn:aws:servicediscovery:${region}:${account}:service/srv-1` }
const ofAlarms = { ResourceARN: `arn:aws:cloudwatch:${region}:${account}:alarm:errors` }
const ofTargets = { ResourceARN: `arn:aws:application-autoscaling:${region}:${account}:scalable-target/1` }
const ofRepositories = { resourceArn: `arn:aws:ecr:${region}:${account}:repository/web` }
const ofLogGroups = { resourceArn: `arn:aws:logs:${region}:${account}:log-group:/web` }
const ofParameters = { ResourceId: '/app/x', ResourceType: 'Parameter' }
const ofBalancers = { ResourceArns: [balancing('loadbalancer/app/web/1'), balancing('listener-rule/app/web/1/2/3')] }

/** Those of operations whose names several services have. */
const inputsOfServices: Readonly<Record<string, JsonObject>> = {
  'scheduler:TagResource': { ...ofSchedules, Tags: iamTags },
  'scheduler:UntagResource': { ...ofSchedules, TagKeys: ['team'] },
  'scheduler:ListTagsForResource': ofSchedules,
  'codedeploy:TagResource': { ...ofDeployments, Tags: iamTags },
  'codedeploy:UntagResource': { ...ofDeployments, TagKeys: ['team'] },
  'codedeploy:ListTagsForResource': ofDeployments,
  'servicediscovery:TagResource': { ...ofDiscovery, Tags: iamTags },
  'servicediscovery:UntagResource': { ...ofDiscovery, TagKeys: ['team'] },
  'servicediscovery:ListTagsForResource': ofDiscovery,
  'cloudwatch:TagResource': { ...ofAlarms, Tags: iamTags },
  'cloudwatch:UntagResource': { ...ofAlarms, TagKeys: ['team'] },
  'cloudwatch:ListTagsForResource': ofAlarms,
  'cloudwatch:EnableAlarmActions': { AlarmNames: ['errors'] },
  'cloudwatch:DisableAlarmActions': { AlarmNames: ['errors'] },
  'application-autoscaling:TagResource': { ...ofTargets, Tags: { team: 'ferry' } },
  'application-autoscaling:UntagResource': { ...ofTargets, TagKeys: ['team'] },
  'application-autoscaling:ListTagsForResource': ofTargets,
  'ecr:TagResource': { ...ofRepositories, tags: iamTags },
  'ecr:UntagResource': { ...ofRepositories, tagKeys: ['team'] },
  'ecr:ListTagsForResource': ofRepositories,
  'logs:TagResource': { ...ofLogGroups, tags: { team: 'ferry' } },
  'logs:UntagResource': { ...ofLogGroups, tagKeys: ['team'] },
  'logs:ListTagsForResource': ofLogGroups,
  'ssm:AddTagsToResource': { ...ofParameters, Tags: iamTags },
  'ssm:RemoveTagsFromResource': { ...ofParameters, TagKeys: ['team'] },
  'ssm:DeleteParameters': { Names: ['/app/x'] },
  'kms:TagResource': { KeyId: 'alias/app', Tags: [{ TagKey: 'team', TagValue: 'ferry' }] },
  'kms:UntagResource': { KeyId: 'alias/app', TagKeys: ['team'] },
  'kms:UpdateAlias': { AliasName: 'alias/app', TargetKeyId: 'alias/app' },
  'ec2:CreateVpc': { TagSpecification: [{ Tag: iamTags }] },
  'ec2:CreateTags': { ResourceId: ['vpc-0123456789abcdef0'], Tag: iamTags },
  'ec2:DeleteTags': { ResourceId: ['vpc-0123456789abcdef0'], Tag: iamTags },
  'elasticloadbalancing:AddTags': { ...ofBalancers, Tags: iamTags },
  'elasticloadbalancing:RemoveTags': { ...ofBalancers, TagKeys: ['team'] },
  'elasticloadbalancing:CreateListener': { LoadBalancerArn: balancing('loadbalancer/app/web/1'), Tags: iamTags },
  'elasticloadbalancing:CreateRule': { ListenerArn: balancing('listener/app/web/1/2'), Tags: iamTags },
  'elasticloadbalancing:SetRulePriorities': {
    RulePriorities: [{ RuleArn: balancing('listener-rule/app/web/1/2/3'), Priority: '1' }],
  },
  's3:CopyObject': { Bucket: 'yard-files', Key: 'copy', CopySource: 'yard-files/item', Tagging: 'team=ferry' },
  's3:CreateMultipartUpload': { Bucket: 'yard-files', Key: 'item', Tagging: 'team=ferry' },
  's3:DeleteObjects': { Bucket: 'yard-files', Delete: { Objects: [{ Key: 'item' }, { Key: 'item', VersionId: '1' }] } },
  'iam:CreatePolicy': { PolicyName: 'new', Tags: iamTags },
  'iam:TagRole': { RoleName: 'execution', Tags: iamTags },
  'iam:TagUser': { UserName: 'administrator', Tags: iamTags },
  'iam:TagPolicy': { PolicyArn: `arn:aws:iam::${account}:policy/main`, Tags: iamTags },
  'iam:UntagPolicy': { PolicyArn: `arn:aws:iam::${account}:policy/main`, TagKeys: ['team'] },
  'iam:TagOpenIDConnectProvider': { ...oidcProvider, Tags: iamTags },
  'iam:UntagOpenIDConnectProvider': { ...oidcProvider, TagKeys: ['team'] },
  'iam:ListOpenIDConnectProviderTags': oidcProvider,
  'iam:AddClientIDToOpenIDConnectProvider': oidcProvider,
  'iam:RemoveClientIDFromOpenIDConnectProvider': oidcProvider,
  'iam:UpdateOpenIDConnectProviderThumbprint': oidcProvider,
  'kms:CreateKey': { Tags: [{ TagKey: 'team', TagValue: 'ferry' }] },
  'kms:CreateAlias': { AliasName: 'alias/other', TargetKeyId: 'alias/app' },
  'kms:DeleteAlias': { AliasName: 'alias/app' },
  'kms:Decrypt': { CiphertextBlob: Buffer.from('{"keyId":"1","plaintext":"","context":{}}').toString('base64') },
  'ssm:PutParameter': { Name: '/app/x', Value: 'y', Type: 'String', Overwrite: true, Tags: iamTags },
  'ssm:GetParameters': { Names: ['/app/x'], WithDecryption: true },
  'ssm:GetParametersByPath': { Path: '/app', Recursive: true, WithDecryption: true },
  'ssm:ListTagsForResource': { ResourceId: '/app/x', ResourceType: 'Parameter' },
  'secretsmanager:CreateSecret': { Name: 'other', Tags: iamTags },
  'cloudformation:CreateStack': { StackName: 'other', Tags: iamTags },
  'cloudformation:CreateChangeSet': { StackName: 'base', ChangeSetName: 'next', Tags: iamTags },
  'cloudformation:DescribeChangeSet': { StackName: 'base', ChangeSetName: 'next' },
  'cloudformation:ExecuteChangeSet': { StackName: 'base', ChangeSetName: 'next' },
  'cloudformation:DeleteChangeSet': { StackName: 'base', ChangeSetName: 'next' },
  'lambda:TagResource': { Resource: lambdaArn, Tags: { team: 'ferry' } },
  'lambda:UntagResource': { Resource: lambdaArn, TagKeys: ['team'] },
  'lambda:ListTags': { Resource: lambdaArn },
  'codedeploy:CreateApplication': { applicationName: 'other', computePlatform: 'ECS', tags: iamTags },
  'codedeploy:CreateDeploymentGroup': {
    applicationName: 'app',
    deploymentGroupName: 'other',
    serviceRoleArn: roleArn,
    tags: iamTags,
  },
  'codedeploy:BatchGetApplications': { applicationNames: ['app'] },
  'codedeploy:BatchGetDeploymentGroups': { applicationName: 'app', deploymentGroupNames: ['group'] },
  'codedeploy:BatchGetDeployments': { deploymentIds: ['d-ABCDEFGH1'] },
  'cloudwatch:DeleteAlarms': { AlarmNames: ['errors'] },
  'elasticloadbalancing:CreateLoadBalancer': { Name: 'web', Tags: iamTags },
  'elasticloadbalancing:CreateTargetGroup': { Name: 'web', Tags: iamTags },
  'events:PutRule': { Name: 'nightly', RoleArn: roleArn, Tags: iamTags },
  'events:PutTargets': { Rule: 'nightly', Targets: [{ Id: '1', Arn: ecs('cluster/app'), RoleArn: roleArn }] },
  'events:TagResource': { ResourceARN: `arn:aws:events:${region}:${account}:rule/nightly`, Tags: iamTags },
  'events:UntagResource': { ResourceARN: `arn:aws:events:${region}:${account}:rule/nightly`, TagKeys: ['team'] },
  'scheduler:CreateSchedule': { Name: 'nightly', Target: { Arn: ecs('cluster/app'), RoleArn: roleArn } },
  'scheduler:UpdateSchedule': { Name: 'nightly', Target: { Arn: ecs('cluster/app'), RoleArn: roleArn } },
  'scheduler:CreateScheduleGroup': { Name: 'jobs', Tags: iamTags },
  'ecr:CreateRepository': { repositoryName: 'web', tags: iamTags },
  'iam:SimulatePrincipalPolicy': { PolicySourceArn: roleArn },
  'iam:SimulateCustomPolicy': {},
  'iam:GetPolicyVersion': { PolicyArn: `arn:aws:iam::${account}:policy/main` },
  'iam:ListPolicyVersions': { PolicyArn: `arn:aws:iam::${account}:policy/main` },
  'iam:CreatePolicyVersion': { PolicyArn: `arn:aws:iam::${account}:policy/main` },
  'iam:SetDefaultPolicyVersion': { PolicyArn: `arn:aws:iam::${account}:policy/main` },
  'iam:DeletePolicyVersion': { PolicyArn: `arn:aws:iam::${account}:policy/main` },
  'iam:CreateOpenIDConnectProvider': { Url: 'https://tokens.example.com', Tags: iamTags },
  'iam:GetOpenIDConnectProvider': oidcProvider,
  'iam:DeleteOpenIDConnectProvider': oidcProvider,
  'servicediscovery:CreateHttpNamespace': { Name: 'local', Tags: iamTags },
  'servicediscovery:CreatePrivateDnsNamespace': { Name: 'local', Vpc: 'vpc-1' },
  'lambda:CreateFunction': { FunctionName: 'hook', Role: roleArn, Tags: { team: 'ferry' } },
  'application-autoscaling:RegisterScalableTarget': { ...scalable, Tags: { team: 'ferry' } },
}

/** What those name that need no more than one name. */
const commonOfServices: Readonly<Record<string, JsonObject>> = {
  kms: { KeyId: 'alias/app' },
  ssm: { Name: '/app/x', WithDecryption: true },
  secretsmanager: { SecretId: 'app' },
  cloudformation: { StackName: 'base' },
  'application-autoscaling': scalable,
  lambda: { FunctionName: 'hook' },
  servicediscovery: { Id: 'srv-1', NamespaceId: 'ns-1', OperationId: 'o' },
  cloudwatch: { AlarmName: 'errors' },
  ecr: { repositoryName: 'web' },
  events: { Name: 'nightly', Rule: 'nightly', ResourceARN: `arn:aws:events:${region}:${account}:rule/nightly` },
  scheduler: { Name: 'nightly' },
  'ecr-registry': { name: 'web', reference: 'v1' },
  'vpc-lattice': { targetGroupIdentifier: 'tg-0123456789abcdef0' },
  ec2: { VpcId: 'vpc-1', SubnetId: 'subnet-1', GroupId: 'sg-1' },
  elasticloadbalancing: {
    LoadBalancerArn: balancing('loadbalancer/app/web/1'),
    TargetGroupArn: balancing('targetgroup/web/1'),
    ListenerArn: balancing('listener/app/web/1/2'),
    RuleArn: balancing('listener-rule/app/web/1/2/3'),
  },
  codedeploy: {
    applicationName: 'app',
    deploymentGroupName: 'group',
    currentDeploymentGroupName: 'group',
    deploymentId: 'd-ABCDEFGH1',
    deploymentConfigName: 'CodeDeployDefault.ECSAllAtOnce',
  },
}

/** Inputs of all the others. */
const common: JsonObject = {
  ...policy,
  logGroupName: '/web',
  logStreamName: 'app/main/1',
  Bucket: 'yard-files',
  Key: 'missing',
  Prefix: 'a',
  Delimiter: '/',
  MaxKeys: '1',
  IfMatch: '"x"',
  IfNoneMatch: '*',
}

let sandbox: Sandbox

beforeAll(() => {
  sandbox = createSandbox({ realNow: Date.now, account, region })
  seed(sandbox, {
    clusters: ['app'],
    roles: [{ name: 'execution' }],
    subnets: ['subnet-1'],
    securityGroups: ['sg-1'],
    buckets: [{ name: 'yard-files' }],
    taskDefinitions: [definition],
    services: [
      {
        cluster: 'app',
        serviceName: 'web',
        taskDefinition: 'web',
        desiredCount: 1,
        launchType: 'FARGATE',
        networkConfiguration,
      },
    ],
  })
  sandbox.clock.settle()
  const { KeyMetadata: key } = sandbox.perform('kms:CreateKey', {}) as { KeyMetadata: { KeyId: string } }
  sandbox.perform('kms:CreateAlias', { AliasName: 'alias/app', TargetKeyId: key.KeyId })
  seed(sandbox, {
    parameters: [{ name: '/app/x', value: 'y', type: 'SecureString', keyId: 'alias/app' }],
    secrets: [{ name: 'app', value: 'y', keyId: 'alias/app' }],
    stacks: [{ name: 'base' }],
  })
})

/** Inputs that name what got its id only when it was made. */
function inputOf(operation: string): JsonObject {
  const [service = '', name = ''] = operation.split(':')
  const own = inputsOfServices[operation] ?? commonOfServices[service]
  if (own) return own
  if (name === 'StopTask' || name === 'DescribeTasks') {
    const { taskArns } = sandbox.perform('ecs:ListTasks', { cluster: 'app' }) as { taskArns: string[] }
    return { cluster: 'app', task: taskArns[0], tasks: taskArns }
  }
  if (/ServiceDeployment|ServiceRevision/.test(name) && name !== 'ListServiceDeployments') {
    const { serviceDeployments } = sandbox.perform('ecs:ListServiceDeployments', {
      cluster: 'app',
      service: 'web',
    }) as {
      serviceDeployments: { serviceDeploymentArn: string; targetServiceRevisionArn: string }[]
    }
    const [first] = serviceDeployments
    return {
      serviceDeploymentArns: [first?.serviceDeploymentArn ?? ''],
      serviceDeploymentArn: first?.serviceDeploymentArn,
      serviceRevisionArns: [first?.targetServiceRevisionArn ?? ''],
    }
  }
  return inputs[name] ?? common
}

/** Where AWS was seen to ask for a resource of another form than it publishes. */
const observed: readonly { readonly action: string; readonly resource: string; readonly source: string }[] = [
  // The table has a log group for these, and real denials end in `:log-stream:` and an empty name.
  { action: 'logs:*', resource: 'arn:aws:logs:*:*:log-group:*:log-stream:*', source: 'test/vectors/iam/denials.json' },
  // Tagging a definition that is registered is checked on the family alone.
  {
    action: 'ecs:TagResource',
    resource: 'arn:aws:ecs:*:*:task-definition/web',
    source: 'https://github.com/aws/aws-cdk/issues/25768',
  },
  // The table says that a container instance is required, but it is optional.
  {
    action: 'ecs:ListTasks',
    resource: '*',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html',
  },
  // Its policies are written for `arn:aws:s3:::*` in AWS's own guide.
  {
    action: 's3:ListAllMyBuckets',
    resource: 'arn:aws:s3:::*',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/walkthrough1.html',
  },
  // Target groups, listeners and rules are tagged by the same actions as load balancers, though the table has only those.
  {
    action: 'elasticloadbalancing:*Tags',
    resource: 'arn:aws:elasticloadbalancing:*:*:*',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AddTags.html',
  },
  // A denial names the path that is listed: `iam:ListRoles on resource: arn:aws:iam::…:role/`.
  {
    action: 'iam:ListRoles',
    resource: 'arn:aws:iam::*:role/',
    source: 'denials that users report',
  },
]

/** Published as keys of one value, though a call names several. */
const severalInFact = new Set(['ecs:container-instances'])

function isPublished({ action, resource }: AccessCheck): boolean {
  if (observed.some((known) => matchesGlob(known.action, action) && matchesGlob(known.resource, resource))) return true
  const types = resourceTypesOf(action) ?? []
  if (resource === '*') return !types.some(({ required }) => required)
  return types.some(({ arnFormat }) => matchesGlob(arnFormat.replaceAll(/\{\w+\}/g, '*'), resource))
}

const operations = services.flatMap((one) => one.operations)

describe('what the sandbox asks of IAM, compared with what AWS publishes', () => {
  test.each(operations)('$name', (operation) => {
    const checks = sandbox.change((context) => operation.checks(inputOf(operation.name), context))
    expect(checks.length > 0).toBe(operation.open !== true)
    for (const check of checks) {
      // iam:PassRole and the like have no operation, but they are in the table.
      expect([check.action, actionExists(check.action)]).toEqual([check.action, 'listed'])
      expect([check.action, check.resource, isPublished(check)]).toEqual([check.action, check.resource, true])
      const published = conditionKeysOf(check.action) ?? []
      for (const [key, value] of Object.entries(check.context ?? {})) {
        const found = published.find((one) => isSameKey(one.key, key.toLowerCase())) ?? globalConditionKey(key)
        expect([check.action, key, found !== undefined]).toEqual([check.action, key, true])
        expect([key, Array.isArray(value)]).toEqual([key, severalInFact.has(key) || found?.isMultiValued])
      }
    }
  })

  test('a read asks for no action that writes', () => {
    for (const operation of operations.filter(({ access, open }) => access === 'read' && !open)) {
      const checks = sandbox.change((context) => operation.checks(inputOf(operation.name), context))
      // AWS counts decrypting among writes; that secrets are read means nothing to the clock.
      for (const { action } of checks.filter((check) => check.action !== 'kms:Decrypt'))
        expect([action, findAction(action)?.level]).toEqual([action, expect.stringMatching(/^(Read|List)$/)])
    }
  })
})

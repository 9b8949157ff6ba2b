import {
  CloudWatchClient,
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch'
import {
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSubnetsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2'
import {
  BatchGetImageCommand,
  CreateRepositoryCommand,
  DescribeImagesCommand,
  ECRClient,
  PutImageCommand,
} from '@aws-sdk/client-ecr'
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  DescribeRulesCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  ModifyRuleCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import {
  CreateAccountAliasCommand,
  IAMClient,
  ListAccountAliasesCommand,
  SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam'
import {
  CreateHttpNamespaceCommand,
  CreateServiceCommand,
  GetOperationCommand,
  GetServiceCommand,
  ServiceDiscoveryClient,
} from '@aws-sdk/client-servicediscovery'
import { beforeEach, describe, expect, test } from 'vitest'

import { createRoleWithPolicy, createSandbox, openSession, type Sandbox, seed } from '../../src/sandbox/index.ts'
import { sdkConfiguration } from './sdk-configuration.ts'

let sandbox: Sandbox

beforeEach(() => {
  sandbox = createSandbox({ account: '111122223333', region: 'eu-west-1' })
})

const definition = {
  family: 'web',
  cpu: '256',
  memory: '512',
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  containerDefinitions: [{ name: 'm', image: 'x', portMappings: [{ containerPort: 8080 }] }],
}

describe('a service behind a load balancer', () => {
  test('is set up by requests alone, and its tasks are healthy targets with interfaces of their own', async () => {
    const ec2 = new EC2Client(sdkConfiguration(sandbox))
    const elb = new ElasticLoadBalancingV2Client(sdkConfiguration(sandbox))
    const { Vpc: vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.1.0.0/16' }))
    const { Subnet: subnet } = await ec2.send(new CreateSubnetCommand({ VpcId: vpc?.VpcId, CidrBlock: '10.1.1.0/24' }))
    const { GroupId: group = '' } = await ec2.send(
      new CreateSecurityGroupCommand({ GroupName: 'web', Description: 'web', VpcId: vpc?.VpcId }),
    )
    const { TargetGroups: groups } = await elb.send(
      new CreateTargetGroupCommand({ Name: 'web', TargetType: 'ip', Port: 8080, Protocol: 'HTTP', VpcId: vpc?.VpcId }),
    )
    const targetGroup = groups?.[0]?.TargetGroupArn ?? ''
    seed(sandbox, { clusters: ['app'], taskDefinitions: [definition] })
    const service = (subnets: string[]) => ({
      cluster: 'app',
      serviceName: 'web',
      taskDefinition: 'web',
      desiredCount: 2,
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups: [group] } },
      loadBalancers: [{ targetGroupArn: targetGroup, containerName: 'm', containerPort: 8080 }],
    })
    expect(() => sandbox.perform('ecs:CreateService', service(['subnet-0123456789abcdef0']))).toThrow('does not exist')
    const { LoadBalancers: balancers } = await elb.send(
      new CreateLoadBalancerCommand({ Name: 'web', Subnets: [subnet?.SubnetId ?? ''] }),
    )
    await elb.send(
      new CreateListenerCommand({
        LoadBalancerArn: balancers?.[0]?.LoadBalancerArn,
        Port: 80,
        Protocol: 'HTTP',
        DefaultActions: [{ Type: 'forward', TargetGroupArn: targetGroup }],
      }),
    )
    sandbox.perform('ecs:CreateService', service([subnet?.SubnetId ?? '']))
    sandbox.clock.settle()
    const { TargetHealthDescriptions: health } = await elb.send(
      new DescribeTargetHealthCommand({ TargetGroupArn: targetGroup }),
    )
    expect(health).toMatchObject([
      { Target: { Port: 8080 }, TargetHealth: { State: 'healthy' } },
      { Target: { Port: 8080 }, TargetHealth: { State: 'healthy' } },
    ])
    const { NetworkInterfaces: interfaces } = await ec2.send(
      new DescribeNetworkInterfacesCommand({ Filters: [{ Name: 'subnet-id', Values: [subnet?.SubnetId ?? ''] }] }),
    )
    expect(interfaces?.map((one) => one.PrivateIpAddress).sort()).toEqual(health?.map((one) => one.Target?.Id).sort())
    const described = await elb.send(new DescribeTargetGroupsCommand({ Names: ['web'] }))
    expect(described.TargetGroups).toMatchObject([{ LoadBalancerArns: [balancers?.[0]?.LoadBalancerArn], Port: 8080 }])
  })

  test('a rule has weights, and a listener a default rule', async () => {
    const elb = new ElasticLoadBalancingV2Client(sdkConfiguration(sandbox))
    const arns: string[] = []
    for (const Name of ['blue', 'green']) {
      const { TargetGroups: made } = await elb.send(new CreateTargetGroupCommand({ Name, TargetType: 'ip', Port: 80 }))
      arns.push(made?.[0]?.TargetGroupArn ?? '')
    }
    const { LoadBalancers: balancers } = await elb.send(new CreateLoadBalancerCommand({ Name: 'web' }))
    const { Listeners: listeners } = await elb.send(
      new CreateListenerCommand({
        LoadBalancerArn: balancers?.[0]?.LoadBalancerArn,
        Port: 80,
        DefaultActions: [{ Type: 'forward', TargetGroupArn: arns[0] }],
      }),
    )
    const listener = listeners?.[0]?.ListenerArn
    const forward = (...weights: number[]) => ({
      Type: 'forward' as const,
      ForwardConfig: { TargetGroups: weights.map((Weight, i) => ({ TargetGroupArn: arns[i], Weight })) },
    })
    const { Rules: rules } = await elb.send(
      new CreateRuleCommand({
        ListenerArn: listener,
        Priority: 1,
        Conditions: [{ Field: 'path-pattern', Values: ['/*'] }],
        Actions: [forward(100, 0)],
      }),
    )
    await elb.send(new ModifyRuleCommand({ RuleArn: rules?.[0]?.RuleArn, Actions: [forward(10, 90)] }))
    expect((await elb.send(new DescribeRulesCommand({ ListenerArn: listener }))).Rules).toMatchObject([
      {
        Priority: '1',
        Actions: [{ ForwardConfig: { TargetGroups: [{ Weight: 10 }, { Weight: 90 }] } }],
        IsDefault: false,
      },
      { Priority: 'default', IsDefault: true, Actions: [{ TargetGroupArn: arns[0] }] },
    ])
    await expect(elb.send(new DescribeTargetGroupsCommand({ Names: ['nope'] }))).rejects.toMatchObject({
      name: 'TargetGroupNotFoundException',
    })
  })
})

test('EC2 refuses in words of its own', async () => {
  // Of a kind that nobody listed, every id is taken as there.
  seed(sandbox, { subnets: [] }, { as: 'scenario' })
  const ec2 = new EC2Client(sdkConfiguration(sandbox))
  await expect(ec2.send(new DescribeSubnetsCommand({ SubnetIds: ['subnet-0'] }))).rejects.toMatchObject({
    name: 'InvalidSubnetID.NotFound',
  })
  const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'ecs:*', Resource: '*' }] }
  const session = openSession(sandbox, createRoleWithPolicy(sandbox, 'reader', policy), 'sdk')
  await expect(
    new EC2Client(sdkConfiguration(sandbox, session)).send(new DescribeSubnetsCommand({})),
  ).rejects.toMatchObject({ name: 'UnauthorizedOperation' })
})

test('Cloud Map has namespaces and services', async () => {
  const client = new ServiceDiscoveryClient(sdkConfiguration(sandbox))
  const { OperationId } = await client.send(new CreateHttpNamespaceCommand({ Name: 'local' }))
  const { Operation: made } = await client.send(new GetOperationCommand({ OperationId }))
  const NamespaceId = made?.Targets?.NAMESPACE
  const { Service: service } = await client.send(new CreateServiceCommand({ Name: 'web', NamespaceId }))
  expect(await client.send(new GetServiceCommand({ Id: service?.Id }))).toMatchObject({
    Service: { Name: 'web', NamespaceId },
  })
  await expect(client.send(new GetServiceCommand({ Id: 'srv-none' }))).rejects.toMatchObject({
    name: 'ServiceNotFound',
  })
})

test('an alarm has the state that is set', async () => {
  const client = new CloudWatchClient(sdkConfiguration(sandbox))
  await client.send(
    new PutMetricAlarmCommand({
      AlarmName: 'errors',
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
      Threshold: 1,
    }),
  )
  const state = async () =>
    (await client.send(new DescribeAlarmsCommand({ AlarmNames: ['errors'] }))).MetricAlarms?.[0]?.StateValue
  expect(await state()).toBe('INSUFFICIENT_DATA')
  await client.send(new SetAlarmStateCommand({ AlarmName: 'errors', StateValue: 'ALARM', StateReason: 'test' }))
  expect(await state()).toBe('ALARM')
})

test('ECR keeps manifests by digest and tag', async () => {
  const client = new ECRClient(sdkConfiguration(sandbox))
  const repositoryName = 'team/web'
  await client.send(new CreateRepositoryCommand({ repositoryName }))
  const { image } = await client.send(
    new PutImageCommand({ repositoryName, imageManifest: '{"schemaVersion":2}', imageTag: 'v1' }),
  )
  expect(image?.imageId?.imageDigest).toMatch(/^sha256:[0-9a-f]{64}$/)
  expect(
    await client.send(new BatchGetImageCommand({ repositoryName, imageIds: [{ imageTag: 'v1' }, { imageTag: 'v2' }] })),
  ).toMatchObject({ images: [{ imageManifest: '{"schemaVersion":2}' }], failures: [{ failureCode: 'ImageNotFound' }] })
  await expect(
    client.send(new DescribeImagesCommand({ repositoryName, imageIds: [{ imageTag: 'v2' }] })),
  ).rejects.toMatchObject({ name: 'ImageNotFoundException' })
})

test('IAM simulates what a role may, and tells the alias of the account', async () => {
  const iam = new IAMClient(sdkConfiguration(sandbox))
  const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'ecs:Run*', Resource: '*' }] }
  const PolicySourceArn = createRoleWithPolicy(sandbox, 'deploy', policy)
  const { EvaluationResults } = await iam.send(
    new SimulatePrincipalPolicyCommand({ PolicySourceArn, ActionNames: ['ecs:RunTask', 'ecs:StopTask'] }),
  )
  expect(EvaluationResults?.map((one) => one.EvalDecision)).toEqual(['allowed', 'implicitDeny'])
  await iam.send(new CreateAccountAliasCommand({ AccountAlias: 'example' }))
  expect((await iam.send(new ListAccountAliasesCommand({}))).AccountAliases).toEqual(['example'])
})

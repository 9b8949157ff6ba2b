import {
  ApplicationAutoScalingClient,
  DeregisterScalableTargetCommand,
  DescribeScalableTargetsCommand,
  DescribeScalingPoliciesCommand,
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
} from '@aws-sdk/client-application-auto-scaling'
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  paginateListExports,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation'
import { beforeEach, describe, expect, test } from 'vitest'

import { createRoleWithPolicy, createSandbox, openSession, type Sandbox, seed } from '../../src/sandbox/index.ts'
import { sdkConfiguration } from './sdk-configuration.ts'

let sandbox: Sandbox

beforeEach(() => {
  sandbox = createSandbox({ realNow: Date.now, account: '111122223333', region: 'eu-west-1' })
})

const template = `
Parameters:
  Stage: { Type: String, Default: test }
Resources:
  Topic: { Type: AWS::SNS::Topic }
Outputs:
  Subnets:
    Value: !Join [',', [subnet-1, !Ref Stage]]
    Export: { Name: !Sub 'net-\${AWS::Region}-\${Stage}' }
  Plain: { Value: x, Description: a value }
`

describe('CloudFormation', () => {
  test('a template gives its outputs and exports', async () => {
    const client = new CloudFormationClient(sdkConfiguration(sandbox))
    const { StackId: id } = await client.send(new CreateStackCommand({ StackName: 'net', TemplateBody: template }))
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: 'net' }))
    expect(Stacks).toMatchObject([
      {
        StackId: id,
        StackStatus: 'CREATE_COMPLETE',
        CreationTime: expect.any(Date),
        Parameters: [{ ParameterKey: 'Stage', ParameterValue: 'test' }],
        Outputs: [
          { OutputKey: 'Subnets', OutputValue: 'subnet-1,test', ExportName: 'net-eu-west-1-test' },
          { OutputKey: 'Plain', OutputValue: 'x', Description: 'a value' },
        ],
      },
    ])
    await expect(
      client.send(new CreateStackCommand({ StackName: 'two', TemplateBody: template })),
    ).rejects.toMatchObject({ message: 'Export with name net-eu-west-1-test is already exported by stack net.' })
    await client.send(
      new UpdateStackCommand({
        StackName: 'net',
        TemplateBody: template,
        Parameters: [{ ParameterKey: 'Stage', ParameterValue: 'prod' }],
      }),
    )
    expect(await exportsOf(client)).toEqual(['net-eu-west-1-prod'])
    await client.send(new DeleteStackCommand({ StackName: 'net' }))
    await expect(client.send(new DescribeStacksCommand({ StackName: 'net' }))).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Stack with id net does not exist',
    })
    expect(await client.send(new DescribeStacksCommand({ StackName: id }))).toMatchObject({
      Stacks: [{ StackStatus: 'DELETE_COMPLETE' }],
    })
  })

  test('an output that needs a resource is refused, and nothing is made', async () => {
    const client = new CloudFormationClient(sdkConfiguration(sandbox))
    const body = template.replace('Value: x', 'Value: !GetAtt Topic.TopicName')
    await expect(client.send(new CreateStackCommand({ StackName: 'net', TemplateBody: body }))).rejects.toMatchObject({
      message: expect.stringContaining('The sandbox makes no resources of templates: output Plain needs Fn::GetAtt'),
    })
    expect((await client.send(new DescribeStacksCommand({}))).Stacks ?? []).toEqual([])
  })

  test('exports come by pages', async () => {
    const stacks = Array.from({ length: 130 }, (_, i) => ({
      name: `s${i}`,
      outputs: { a: 'v' },
      exports: { a: `e${i}` },
    }))
    seed(sandbox, { stacks })
    expect(new Set(await exportsOf(new CloudFormationClient(sdkConfiguration(sandbox)))).size).toBe(130)
  })

  test('a stack that is not there is denied with `*` for its id', async () => {
    const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'ecs:*', Resource: '*' }] }
    const session = openSession(sandbox, createRoleWithPolicy(sandbox, 'r', policy), 'sdk')
    await expect(
      new CloudFormationClient(sdkConfiguration(sandbox, session)).send(new DescribeStacksCommand({ StackName: 'x' })),
    ).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('on resource: arn:aws:cloudformation:eu-west-1:111122223333:stack/x/*'),
    })
  })
})

async function exportsOf(client: CloudFormationClient): Promise<string[]> {
  const names: string[] = []
  for await (const page of paginateListExports({ client }, {}))
    names.push(...(page.Exports ?? []).map(({ Name = '' }) => Name))
  return names
}

describe('Application Auto Scaling', () => {
  const target = {
    ServiceNamespace: 'ecs',
    ResourceId: 'service/app/web',
    ScalableDimension: 'ecs:service:DesiredCount',
  } as const

  beforeEach(() => {
    seed(sandbox, {
      clusters: ['app'],
      taskDefinitions: [{ family: 'web', containerDefinitions: [{ name: 'm', image: 'x', memory: 64 }] }],
      services: [{ cluster: 'app', serviceName: 'web', taskDefinition: 'web', desiredCount: 1, launchType: 'EC2' }],
    })
  })

  test('a target is registered, suspended and resumed, and has policies', async () => {
    const client = new ApplicationAutoScalingClient(sdkConfiguration(sandbox))
    const { ScalableTargetARN: arn } = await client.send(
      new RegisterScalableTargetCommand({ ...target, MinCapacity: 1, MaxCapacity: 5, Tags: { team: 'ferry' } }),
    )
    expect(arn).toMatch(/^arn:aws:application-autoscaling:eu-west-1:111122223333:scalable-target\/\w{34}$/)
    await client.send(
      new RegisterScalableTargetCommand({ ...target, SuspendedState: { DynamicScalingInSuspended: true } }),
    )
    const { ScalableTargets } = await client.send(new DescribeScalableTargetsCommand({ ServiceNamespace: 'ecs' }))
    expect(ScalableTargets).toMatchObject([
      {
        ...target,
        MinCapacity: 1,
        MaxCapacity: 5,
        SuspendedState: { DynamicScalingInSuspended: true, DynamicScalingOutSuspended: false },
      },
    ])
    const configuration = {
      TargetValue: 50,
      PredefinedMetricSpecification: { PredefinedMetricType: 'ECSServiceAverageCPUUtilization' as const },
    }
    await client.send(
      new PutScalingPolicyCommand({
        ...target,
        PolicyName: 'cpu',
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingScalingPolicyConfiguration: configuration,
      }),
    )
    const { ScalingPolicies } = await client.send(new DescribeScalingPoliciesCommand({ ServiceNamespace: 'ecs' }))
    expect(ScalingPolicies).toMatchObject([
      { PolicyName: 'cpu', TargetTrackingScalingPolicyConfiguration: configuration },
    ])
    await client.send(new DeregisterScalableTargetCommand(target))
    await expect(client.send(new DeregisterScalableTargetCommand(target))).rejects.toMatchObject({
      name: 'ObjectNotFoundException',
    })
  })

  test('a service that is not there, and bounds that cross, are refused', async () => {
    const client = new ApplicationAutoScalingClient(sdkConfiguration(sandbox))
    const register = (more: object) =>
      client.send(new RegisterScalableTargetCommand({ ...target, MinCapacity: 1, MaxCapacity: 5, ...more }))
    await expect(register({ ResourceId: 'service/app/nope' })).rejects.toMatchObject({
      message: "ECS service doesn't exist: service/app/nope",
    })
    await expect(register({ MinCapacity: 9 })).rejects.toMatchObject({ name: 'ValidationException' })
  })
})

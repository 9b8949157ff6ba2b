import {
  CodeDeployClient,
  ContinueDeploymentCommand,
  CreateApplicationCommand,
  CreateDeploymentCommand,
  CreateDeploymentGroupCommand,
  type CreateDeploymentGroupCommandInput,
  GetDeploymentCommand,
  GetDeploymentTargetCommand,
  ListDeploymentsCommand,
  StopDeploymentCommand,
  waitUntilDeploymentSuccessful,
} from '@aws-sdk/client-codedeploy'
import { GetFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { beforeEach, describe, expect, test } from 'vitest'

import { createSandbox, type Sandbox, seed } from '../../src/sandbox/index.ts'
import { sdkConfiguration } from './sdk-configuration.ts'

const account = '111122223333'
const role = `arn:aws:iam::${account}:role/codedeploy`
function definition(revision: number) {
  return `arn:aws:ecs:eu-west-1:${account}:task-definition/web:${revision}`
}

let sandbox: Sandbox
let client: CodeDeployClient

beforeEach(() => {
  sandbox = createSandbox({
    realNow: Date.now,
    account,
    region: 'eu-west-1',
    behaviours: [{ image: 'bad', crashAfterSeconds: 1 }],
  })
  const portMappings = [{ containerPort: 80 }]
  const web = (image: string) => ({
    family: 'web',
    containerDefinitions: [{ name: 'm', image, memory: 64, portMappings }],
  })
  seed(sandbox, {
    clusters: ['app'],
    roles: [{ name: 'codedeploy', trust: 'codedeploy.amazonaws.com' }],
    taskDefinitions: [web('good')],
    services: [
      {
        cluster: 'app',
        serviceName: 'web',
        taskDefinition: 'web',
        desiredCount: 2,
        launchType: 'EC2',
        deploymentController: { type: 'CODE_DEPLOY' },
        loadBalancers: [
          {
            targetGroupArn: `arn:aws:elasticloadbalancing:eu-west-1:${account}:targetgroup/blue/0123456789abcdef`,
            containerName: 'm',
            containerPort: 80,
          },
        ],
      },
    ],
    functions: [{ name: 'smoke' }, { name: 'sour', hookAnswer: 'Failed' }],
  })
  for (const image of ['good', 'bad']) sandbox.perform('ecs:RegisterTaskDefinition', web(image))
  sandbox.clock.settle()
  client = new CodeDeployClient(sdkConfiguration(sandbox))
})

async function group(more: Partial<CreateDeploymentGroupCommandInput> = {}) {
  await client.send(new CreateApplicationCommand({ applicationName: 'app', computePlatform: 'ECS' }))
  await client.send(
    new CreateDeploymentGroupCommand({
      applicationName: 'app',
      deploymentGroupName: 'web',
      serviceRoleArn: role,
      ecsServices: [{ clusterName: 'app', serviceName: 'web' }],
      loadBalancerInfo: { targetGroupPairInfoList: [{ targetGroups: [{ name: 'blue' }, { name: 'green' }] }] },
      deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
      ...more,
    }),
  )
}

function appSpec(revision: number, hooks: object[] = []): string {
  const properties = {
    TaskDefinition: definition(revision),
    LoadBalancerInfo: { ContainerName: 'm', ContainerPort: 80 },
  }
  const resource = { TargetService: { Type: 'AWS::ECS::Service', Properties: properties } }
  return JSON.stringify({ version: 0.0, Resources: [resource], Hooks: hooks })
}

async function create(revision: number, more: object = {}, hooks: object[] = []): Promise<string> {
  const { deploymentId = '' } = await client.send(
    new CreateDeploymentCommand({
      applicationName: 'app',
      deploymentGroupName: 'web',
      revision: { revisionType: 'AppSpecContent', appSpecContent: { content: appSpec(revision, hooks) } },
      ...more,
    }),
  )
  return deploymentId
}

async function get(deploymentId: string) {
  return (await client.send(new GetDeploymentCommand({ deploymentId }))).deploymentInfo
}

async function targetOf(deploymentId: string) {
  const { deploymentTarget } = await client.send(new GetDeploymentTargetCommand({ deploymentId, targetId: 'app:web' }))
  const target = deploymentTarget?.ecsTarget
  return {
    events: target?.lifecycleEvents?.map(({ lifecycleEventName, status }) => `${lifecycleEventName} ${status}`),
    weight: target?.taskSetsInfo?.find(({ taskSetLabel }) => taskSetLabel === 'Green')?.trafficWeight ?? 0,
  }
}

function running(): string {
  const { services } = sandbox.perform('ecs:DescribeServices', { cluster: 'app', services: ['web'] })
  return (services as { taskDefinition: string }[])[0]?.taskDefinition ?? ''
}

describe('a CodeDeploy deployment', () => {
  test('goes through its lifecycle and ends with the replacement', async () => {
    await group()
    const id = await create(2, {}, [{ BeforeAllowTraffic: 'smoke' }])
    expect(id).toMatch(/^d-[A-Z0-9]{9}$/)
    expect((await get(id))?.status).toBe('Created')
    await expect(create(2)).rejects.toMatchObject({ name: 'DeploymentLimitExceededException' })
    sandbox.clock.settle()
    await waitUntilDeploymentSuccessful({ client, maxWaitTime: 20 }, { deploymentId: id })
    expect(await targetOf(id)).toEqual({
      events: [
        'BeforeInstall Succeeded',
        'Install Succeeded',
        'AfterInstall Succeeded',
        'AllowTestTraffic Succeeded',
        'AfterAllowTestTraffic Succeeded',
        'BeforeAllowTraffic Succeeded',
        'AllowTraffic Succeeded',
        'AfterAllowTraffic Succeeded',
      ],
      weight: 100,
    })
    expect(running()).toBe(definition(2))
    const { services } = sandbox.perform('ecs:DescribeServices', { cluster: 'app', services: ['web'] })
    expect(services).toMatchObject([
      { deployments: [], taskSets: [{ status: 'PRIMARY', taskDefinition: definition(2), runningCount: 2 }] },
    ])
    expect(() =>
      sandbox.perform('ecs:UpdateService', { cluster: 'app', service: 'web', taskDefinition: 'web' }),
    ).toThrow('Unable to update task definition on services with a CODE_DEPLOY deployment controller.')
  })

  test('shifts traffic in steps', async () => {
    await group({ deploymentConfigName: 'CodeDeployDefault.ECSCanary10Percent5Minutes' })
    const id = await create(2)
    const seen = new Set<number>()
    for (let i = 0; i < 100 && (await get(id))?.status !== 'Succeeded'; i++) {
      sandbox.clock.advance(10_000)
      seen.add((await targetOf(id)).weight)
    }
    expect([...seen]).toEqual([0, 10, 100])
  })

  test('whose hook fails is rolled back where the group says so', async () => {
    await group({ autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_FAILURE'] } })
    const id = await create(2, {}, [{ AfterInstall: 'sour' }])
    sandbox.clock.settle()
    const failed = await get(id)
    expect(failed).toMatchObject({ status: 'Failed', errorInformation: { code: 'HOOK_EXECUTION_FAILURE' } })
    const rollback = await get(failed?.rollbackInfo?.rollbackDeploymentId ?? '')
    expect(rollback).toMatchObject({
      status: 'Succeeded',
      creator: 'codeDeployRollback',
      rollbackInfo: { rollbackTriggeringDeploymentId: id },
    })
    expect(running()).toBe(definition(1))
  })

  test('whose tasks crash fails within its hour, and the original is back', async () => {
    await group()
    const id = await create(3)
    sandbox.clock.advance(3_800_000)
    expect(await get(id)).toMatchObject({ status: 'Failed', errorInformation: { code: 'ECS_UPDATE_ERROR' } })
    expect(running()).toBe(definition(1))
  })

  test('can be stopped, and then begins no more', async () => {
    await group()
    const id = await create(2)
    sandbox.clock.advance(4000)
    await client.send(new StopDeploymentCommand({ deploymentId: id, autoRollbackEnabled: true }))
    expect(await get(id)).toMatchObject({
      status: 'Stopped',
      rollbackInfo: { rollbackDeploymentId: expect.any(String) },
    })
    sandbox.clock.settle()
    expect(running()).toBe(definition(1))
    await expect(client.send(new StopDeploymentCommand({ deploymentId: id }))).rejects.toMatchObject({
      name: 'DeploymentAlreadyCompletedException',
    })
    const { deployments } = await client.send(
      new ListDeploymentsCommand({
        applicationName: 'app',
        deploymentGroupName: 'web',
        includeOnlyStatuses: ['Created', 'InProgress', 'Ready'],
      }),
    )
    expect(deployments).toEqual([])
  })

  test('waits to be continued where the group says so, and is stopped when nobody does', async () => {
    const ready = { actionOnTimeout: 'STOP_DEPLOYMENT', waitTimeInMinutes: 60 } as const
    await group({ blueGreenDeploymentConfiguration: { deploymentReadyOption: ready } })
    const first = await create(2)
    sandbox.clock.settle()
    expect((await get(first))?.status).toBe('Ready')
    await client.send(new ContinueDeploymentCommand({ deploymentId: first, deploymentWaitType: 'READY_WAIT' }))
    sandbox.clock.settle()
    expect((await get(first))?.status).toBe('Succeeded')
    const second = await create(2)
    sandbox.clock.settle()
    sandbox.clock.advance(3_700_000)
    expect(await get(second)).toMatchObject({ status: 'Stopped', errorInformation: { code: 'TIMEOUT' } })
  })

  test('of an AppSpec or a group that is none is refused', async () => {
    await expect(create(2)).rejects.toMatchObject({ name: 'ApplicationDoesNotExistException' })
    await group()
    const revision = { revisionType: 'AppSpecContent', appSpecContent: { content: '{"Resources":[]}' } }
    await expect(create(2, { revision })).rejects.toMatchObject({ name: 'InvalidRevisionException' })
  })
})

test('Lambda tells functions that are there from those that are not', async () => {
  const lambda = new LambdaClient(sdkConfiguration(sandbox))
  expect(await lambda.send(new GetFunctionCommand({ FunctionName: 'smoke' }))).toMatchObject({
    Configuration: { FunctionArn: `arn:aws:lambda:eu-west-1:${account}:function:smoke` },
  })
  await expect(lambda.send(new GetFunctionCommand({ FunctionName: 'nope' }))).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: `Function not found: arn:aws:lambda:eu-west-1:${account}:function:nope`,
  })
})

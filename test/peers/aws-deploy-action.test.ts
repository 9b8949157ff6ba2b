import {
  CodeDeployClient,
  CreateApplicationCommand,
  CreateDeploymentCommand,
  CreateDeploymentGroupCommand,
  GetDeploymentGroupCommand,
  waitUntilDeploymentSuccessful,
} from '@aws-sdk/client-codedeploy'
import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  UpdateServiceCommand,
  waitUntilServicesStable,
  waitUntilTasksStopped,
} from '@aws-sdk/client-ecs'
import { beforeEach, describe, expect, test } from 'vitest'

import { createSandbox, type Sandbox, seed } from '../../src/sandbox/index.ts'
import { sdkConfiguration } from './sdk-configuration.ts'

// The calls that aws-actions/amazon-ecs-deploy-task-definition makes, in its order and with its waiters.
// https://github.com/aws-actions/amazon-ecs-deploy-task-definition/blob/master/index.js (checked 2026-11)

const account = '111122223333'
const key = { cluster: 'app', services: ['web'] }
const balancer = {
  targetGroupArn: `arn:aws:elasticloadbalancing:eu-west-1:${account}:targetgroup/blue/0123456789abcdef`,
  containerName: 'web',
  containerPort: 80,
}
const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'] } }

let sandbox: Sandbox
let ecs: ECSClient

function definition(image: string) {
  return {
    family: 'web',
    requiresCompatibilities: ['FARGATE' as const],
    networkMode: 'awsvpc' as const,
    cpu: '256',
    memory: '512',
    executionRoleArn: `arn:aws:iam::${account}:role/execution`,
    containerDefinitions: [{ name: 'web', image, portMappings: [{ containerPort: 80 }] }],
  }
}

function begin(deploymentController: 'ECS' | 'CODE_DEPLOY'): void {
  sandbox = createSandbox({
    account,
    region: 'eu-west-1',
    clock: 'settle',
    behaviours: [{ image: '*:migrate', exitAfterSeconds: 3, exitCode: 0 }],
  })
  seed(sandbox, {
    clusters: ['app'],
    roles: [{ name: 'execution' }, { name: 'codedeploy', trust: 'codedeploy.amazonaws.com' }],
    taskDefinitions: [definition('example/web:1')],
    services: [
      {
        cluster: 'app',
        serviceName: 'web',
        taskDefinition: 'web',
        desiredCount: 2,
        launchType: 'FARGATE',
        networkConfiguration,
        deploymentController: { type: deploymentController },
        ...(deploymentController === 'ECS' ? {} : { loadBalancers: [balancer] }),
      },
    ],
  })
  ecs = new ECSClient(sdkConfiguration(sandbox))
}

async function register(image: string): Promise<string> {
  const { taskDefinition } = await ecs.send(new RegisterTaskDefinitionCommand(definition(image)))
  return taskDefinition?.taskDefinitionArn ?? ''
}

describe('a service that ECS deploys', () => {
  beforeEach(() => begin('ECS'))

  test('is registered, its one-off task run and waited for, updated and waited for', async () => {
    const migration = await register('example/web:migrate')
    const run = await ecs.send(
      new RunTaskCommand({
        cluster: 'app',
        taskDefinition: migration,
        startedBy: 'GitHub-Actions',
        launchType: 'FARGATE',
        networkConfiguration,
      }),
    )
    const tasks = run.tasks?.map(({ taskArn }) => taskArn ?? '') ?? []
    await waitUntilTasksStopped({ client: ecs, minDelay: 1, maxWaitTime: 60 }, { cluster: 'app', tasks })
    const stopped = await ecs.send(new DescribeTasksCommand({ cluster: 'app', tasks }))
    expect(stopped.tasks?.[0]?.containers?.map(({ exitCode }) => exitCode)).toEqual([0])

    const taskDefinition = await register('example/web:2')
    const before = await ecs.send(new DescribeServicesCommand(key))
    expect([before.failures, before.services?.[0]?.status]).toEqual([[], 'ACTIVE'])
    await ecs.send(
      new UpdateServiceCommand({ cluster: 'app', service: 'web', taskDefinition, forceNewDeployment: false }),
    )
    await waitUntilServicesStable({ client: ecs, minDelay: 1, maxWaitTime: 60 }, key)
    const { services } = await ecs.send(new DescribeServicesCommand(key))
    expect(services?.[0]).toMatchObject({
      taskDefinition,
      runningCount: 2,
      deployments: [{ rolloutState: 'COMPLETED' }],
    })
  })
})

describe('a service that CodeDeploy deploys', () => {
  beforeEach(() => begin('CODE_DEPLOY'))

  test('is handed to its deployment group as an AppSpec and waited for', async () => {
    const codeDeploy = new CodeDeployClient(sdkConfiguration(sandbox))
    const names = { applicationName: 'AppECS-app-web', deploymentGroupName: 'DgpECS-app-web' }
    await codeDeploy.send(new CreateApplicationCommand({ ...names, computePlatform: 'ECS' }))
    await codeDeploy.send(
      new CreateDeploymentGroupCommand({
        ...names,
        serviceRoleArn: `arn:aws:iam::${account}:role/codedeploy`,
        deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
        blueGreenDeploymentConfiguration: {
          terminateBlueInstancesOnDeploymentSuccess: { action: 'TERMINATE', terminationWaitTimeInMinutes: 0 },
          deploymentReadyOption: { actionOnTimeout: 'CONTINUE_DEPLOYMENT', waitTimeInMinutes: 0 },
        },
        loadBalancerInfo: {
          targetGroupPairInfoList: [
            {
              targetGroups: [{ name: 'blue' }, { name: 'green' }],
              prodTrafficRoute: {
                listenerArns: [`arn:aws:elasticloadbalancing:eu-west-1:${account}:listener/app/web/1/2`],
              },
            },
          ],
        },
        ecsServices: [{ clusterName: 'app', serviceName: 'web' }],
      }),
    )
    const taskDefinition = await register('example/web:2')
    const { deploymentGroupInfo } = await codeDeploy.send(new GetDeploymentGroupCommand(names))
    expect(deploymentGroupInfo?.computePlatform).toBe('ECS')
    const Properties = {
      TaskDefinition: taskDefinition,
      LoadBalancerInfo: { ContainerName: 'web', ContainerPort: 80 },
    }
    const content = JSON.stringify({ Resources: [{ TargetService: { Type: 'AWS::ECS::Service', Properties } }] })
    const revision = { revisionType: 'AppSpecContent' as const, appSpecContent: { content } }
    const { deploymentId } = await codeDeploy.send(new CreateDeploymentCommand({ ...names, revision }))
    await waitUntilDeploymentSuccessful({ client: codeDeploy, minDelay: 1, maxWaitTime: 60 }, { deploymentId })
    const { services } = await ecs.send(new DescribeServicesCommand(key))
    expect(services?.[0]?.taskSets).toMatchObject([{ status: 'PRIMARY', taskDefinition }])
  })
})

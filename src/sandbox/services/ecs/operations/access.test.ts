import { describe, expect, test } from 'vitest'
import type { AccessCheck, JsonObject } from '../../../service.ts'
import { ecs } from '../index.ts'
import { createTestWorld, expressService, network, type TestWorld, webDefinition, webService } from '../test-world.ts'

// What IAM is asked before each operation. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html

const prefix = 'arn:aws:ecs:eu-west-1:111122223333:'
const roles = 'arn:aws:iam::111122223333:role/'

function begin(): TestWorld {
  const world = createTestWorld()
  world.call('RegisterTaskDefinition', webDefinition({ tags: [{ key: 'team', value: 'a' }] }))
  world.call('RegisterTaskDefinition', webDefinition())
  world.call('CreateService', webService({ tags: [{ key: 'stage', value: 'prod' }] }))
  world.call('CreateExpressGatewayService', expressService())
  return world
}

function checksOf(world: TestWorld, name: string, input: JsonObject): readonly AccessCheck[] {
  const operation = ecs.operations.find((one) => one.name === `ecs:${name}`)
  if (!operation) throw new Error(name)
  return operation.checks(input, world.context)
}

/** Each check on a line, ARNs without what they have in common. */
function lines(name: string, input: JsonObject): string[] {
  return checksOf(begin(), name, input).map(({ action, resource }) => {
    const short = resource.replace(prefix, '').replace(roles, 'role/')
    return `${action.replace('ecs:', '')} ${short}`
  })
}

const pass = ['iam:PassRole role/task', 'iam:PassRole role/execution']
const tags = [{ key: 'a', value: 'b' }]
const run = { cluster: 'app', taskDefinition: 'web', launchType: 'FARGATE', networkConfiguration: network }
const serviceDeployment = `${prefix}service-deployment/app/web/abc`
const express = `${prefix}service/app/express`
const serviceRevision = `${prefix}service-revision/app/web/123`

describe('checks()', () => {
  test.each<[string, JsonObject, string[]]>([
    ['RegisterTaskDefinition', webDefinition(), ['RegisterTaskDefinition task-definition/web:*', ...pass]],
    [
      'RegisterTaskDefinition',
      webDefinition({ tags }),
      ['RegisterTaskDefinition task-definition/web:*', 'TagResource task-definition/web', ...pass],
    ],
    [
      'RegisterTaskDefinition',
      webDefinition({ taskRoleArn: `${roles}execution` }),
      ['RegisterTaskDefinition task-definition/web:*', 'iam:PassRole role/execution'],
    ],
    [
      'RegisterTaskDefinition',
      webDefinition({ taskRoleArn: null, executionRoleArn: null }),
      ['RegisterTaskDefinition task-definition/web:*'],
    ],
    [
      'RegisterTaskDefinition',
      webDefinition({ taskRoleArn: 'task', executionRoleArn: null }),
      ['RegisterTaskDefinition task-definition/web:*', 'iam:PassRole role/task'],
    ],
    ['DescribeTaskDefinition', { taskDefinition: 'web' }, ['DescribeTaskDefinition *']],
    ['DeregisterTaskDefinition', { taskDefinition: 'web:1' }, ['DeregisterTaskDefinition *']],
    [
      'DeleteTaskDefinitions',
      { taskDefinitions: ['web:1', `${prefix}task-definition/api:1`] },
      ['DeleteTaskDefinitions task-definition/web:1', 'DeleteTaskDefinitions task-definition/api:1'],
    ],
    ['ListTaskDefinitions', {}, ['ListTaskDefinitions *']],
    [
      'CreateExpressGatewayService',
      expressService({ taskRoleArn: `${roles}task`, tags }),
      [
        'CreateExpressGatewayService service/app/express',
        'TagResource service/app/express',
        ...pass,
        'iam:PassRole role/infrastructure',
      ],
    ],
    [
      'CreateExpressGatewayService',
      { cluster: 'app', infrastructureRoleArn: `${roles}infrastructure`, taskDefinitionArn: 'web:1' },
      ['CreateExpressGatewayService service/app/*', ...pass, 'iam:PassRole role/infrastructure'],
    ],
    [
      'UpdateExpressGatewayService',
      { serviceArn: express, primaryContainer: { image: 'web:2' } },
      ['UpdateExpressGatewayService service/app/express', 'iam:PassRole role/execution'],
    ],
    [
      'UpdateExpressGatewayService',
      { serviceArn: express, taskDefinitionArn: 'web:1' },
      ['UpdateExpressGatewayService service/app/express', ...pass],
    ],
    ['DescribeExpressGatewayService', { serviceArn: express }, ['DescribeExpressGatewayService service/app/express']],
    ['DeleteExpressGatewayService', { serviceArn: express }, ['DeleteExpressGatewayService service/app/express']],
    ['RunTask', run, ['RunTask task-definition/web:2', ...pass]],
    [
      'RunTask',
      { ...run, taskDefinition: 'web:1', tags },
      ['RunTask task-definition/web:1', 'TagResource task/app/*', ...pass],
    ],
    [
      'RunTask',
      { ...run, enableECSManagedTags: true },
      ['RunTask task-definition/web:2', 'TagResource task/app/*', ...pass],
    ],
    [
      'RunTask',
      { ...run, overrides: { taskRoleArn: `${roles}admin` } },
      ['RunTask task-definition/web:2', 'iam:PassRole role/admin', 'iam:PassRole role/execution'],
    ],
    ['CreateService', webService({ serviceName: 'new' }), ['CreateService service/app/new', ...pass]],
    ['CreateService', webService({ tags }), ['CreateService service/app/web', 'TagResource service/app/web', ...pass]],
    ['UpdateService', { cluster: 'app', service: 'web', desiredCount: 2 }, ['UpdateService service/app/web']],
    ['UpdateService', { cluster: 'app', service: 'web', forceNewDeployment: true }, ['UpdateService service/app/web']],
    [
      'UpdateService',
      { cluster: 'app', service: 'web', taskDefinition: 'web:2' },
      ['UpdateService service/app/web', ...pass],
    ],
    [
      'UpdateService',
      {
        cluster: 'app',
        service: 'web',
        loadBalancers: [{ advancedConfiguration: { roleArn: `${roles}balancer` } }],
        volumeConfigurations: [{ managedEBSVolume: { roleArn: `${roles}disk` } }],
      },
      ['UpdateService service/app/web', 'iam:PassRole role/balancer', 'iam:PassRole role/disk'],
    ],
    ['DeleteService', { cluster: 'app', service: 'web' }, ['DeleteService service/app/web']],
    [
      'DescribeServices',
      { cluster: 'app', services: ['web', `${prefix}service/app/ghost`] },
      ['DescribeServices service/app/web', 'DescribeServices service/app/ghost'],
    ],
    [
      'DescribeServices',
      { cluster: 'arn:aws:ecs:eu-west-1:444455556666:cluster/app', services: ['web'] },
      ['DescribeServices arn:aws:ecs:eu-west-1:444455556666:service/app/web'], // assumed
    ],
    ['ListServices', { cluster: 'app' }, ['ListServices *']],
    ['DescribeClusters', {}, ['DescribeClusters cluster/default']],
    ['DescribeTasks', { cluster: 'app', tasks: ['abc'] }, ['DescribeTasks task/app/abc']],
    ['StopTask', { cluster: 'app', task: 'abc' }, ['StopTask task/app/abc']],
    ['ListTasks', { cluster: 'app' }, ['ListTasks *']],
    ['ListTasks', { cluster: 'app', containerInstance: 'abc' }, ['ListTasks container-instance/app/abc']],
    ['ListServiceDeployments', { service: `${prefix}service/app/web` }, ['ListServiceDeployments service/app/web']],
    [
      'DescribeServiceDeployments',
      { serviceDeploymentArns: [serviceDeployment] },
      ['DescribeServiceDeployments service/app/web', 'DescribeServiceDeployments service-deployment/app/web/abc'],
    ],
    [
      'DescribeServiceRevisions',
      { serviceRevisionArns: [serviceRevision] },
      ['DescribeServiceRevisions service/app/web', 'DescribeServiceRevisions service-revision/app/web/123'],
    ],
    [
      'StopServiceDeployment',
      { serviceDeploymentArn: serviceDeployment },
      ['StopServiceDeployment service/app/web', 'StopServiceDeployment service-deployment/app/web/abc'],
    ],
    ['TagResource', { resourceArn: `${prefix}service/app/web`, tags }, ['TagResource service/app/web']],
  ])('%s of %j', (name, input, expected) => {
    expect(lines(name, input)).toEqual(expected)
  })

  test('tell the size and kind of a definition', () => {
    expect(
      checksOf(begin(), 'RegisterTaskDefinition', webDefinition({ cpu: '1 vCPU', memory: '2 GB' }))[0]?.context,
    ).toEqual({
      'ecs:compute-compatibility': ['FARGATE'],
      'ecs:privileged': 'false',
      'ecs:task-cpu': '1024',
      'ecs:task-memory': '2048',
    })
  })

  test('tell where a task runs, and what the definition is tagged with', () => {
    const [check, tagging, passing] = checksOf(begin(), 'RunTask', {
      ...run,
      cluster: null,
      taskDefinition: 'web:1',
      tags,
    })
    expect(check?.context).toEqual({
      'ecs:cluster': `${prefix}cluster/default`,
      'ecs:enable-execute-command': 'false',
      'ecs:enable-ebs-volumes': 'false',
      'ecs:task-cpu': '256',
      'ecs:task-memory': '512',
      'aws:RequestTag/a': 'b',
      'aws:TagKeys': ['a'],
      'aws:ResourceTag/team': 'a',
      'ecs:ResourceTag/team': 'a',
    })
    expect(tagging?.context).toMatchObject({ 'ecs:CreateAction': 'RunTask', 'aws:TagKeys': ['a'] })
    expect(passing?.context).toEqual({ 'iam:PassedToService': 'ecs-tasks.amazonaws.com' })
  })

  test('tell of a service only what the request has', () => {
    const world = begin()
    const [scaling] = checksOf(world, 'UpdateService', { cluster: 'app', service: 'web', desiredCount: 2 })
    const known = {
      'ecs:cluster': `${prefix}cluster/app`,
      'aws:ResourceTag/stage': 'prod',
      'ecs:ResourceTag/stage': 'prod',
    }
    expect(scaling?.context).toEqual(known)
    const change = { taskDefinition: 'web', enableExecuteCommand: true, networkConfiguration: network }
    const [deploying] = checksOf(world, 'UpdateService', { cluster: 'app', service: 'web', ...change })
    expect(deploying?.context).toEqual({
      ...known,
      'ecs:task-definition': `${prefix}task-definition/web:2`,
      'ecs:task-cpu': '256',
      'ecs:task-memory': '512',
      'ecs:enable-execute-command': 'true',
      'ecs:auto-assign-public-ip': 'false',
      'ecs:subnet': ['subnet-0aaa'],
    })
  })

  test('know the service only on its deployment', () => {
    const [service, deployment] = checksOf(begin(), 'DescribeServiceDeployments', {
      serviceDeploymentArns: [serviceDeployment],
    })
    expect(service?.context).not.toHaveProperty('ecs:service')
    expect(deployment?.context).toMatchObject({ 'ecs:service': `${prefix}service/app/web` })
  })

  test('pass infrastructure roles to ECS itself', () => {
    const hooks = { deploymentConfiguration: { lifecycleHooks: [{ roleArn: `${roles}hook` }] } }
    const checks = checksOf(begin(), 'UpdateService', { cluster: 'app', service: 'web', ...hooks })
    expect(checks.at(-1)).toEqual({
      action: 'iam:PassRole',
      resource: `${roles}hook`,
      context: { 'iam:PassedToService': 'ecs.amazonaws.com' },
    })
  })
})

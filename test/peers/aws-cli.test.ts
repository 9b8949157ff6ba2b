import { afterAll, beforeAll, expect, test } from 'vitest'

import { createSandbox, type Sandbox, type Served } from '../../src/sandbox/index.ts'
import { describePeer } from './describe-peer.ts'
import { findAwsCli } from './find-peer.ts'
import { type CliKeys, cliOf } from './served-cli.ts'

const account = '111122223333'
const region = 'eu-west-1'

const aws = findAwsCli()
const program = 'program' in aws ? aws.program : 'aws'

let sandbox: Sandbox
let served: Served

function cli(args: readonly string[], keys: CliKeys = served): Promise<unknown> {
  return cliOf(program, served, keys)(args)
}

const network = 'awsvpcConfiguration={subnets=[subnet-1],securityGroups=[sg-1]}'

const trust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' }],
})

function definition(image: string): string {
  const options = { 'awslogs-group': '/web', 'awslogs-region': region, 'awslogs-stream-prefix': 'app' }
  return JSON.stringify([{ name: 'main', image, logConfiguration: { logDriver: 'awslogs', options } }])
}

function register(family: string, image: string): Promise<unknown> {
  return cli([
    ...['ecs', 'register-task-definition', '--family', family, '--requires-compatibilities', 'FARGATE'],
    ...['--network-mode', 'awsvpc', '--cpu', '256', '--memory', '512', '--container-definitions', definition(image)],
    ...[
      '--execution-role-arn',
      `arn:aws:iam::${account}:role/execution`,
      '--query',
      'taskDefinition.taskDefinitionArn',
    ],
  ])
}

describePeer('the AWS CLI against the sandbox', aws, () => {
  beforeAll(async () => {
    sandbox = createSandbox({
      realNow: Date.now,
      account,
      region,
      clock: 'settle',
      behaviours: [
        {
          image: '*/migrate:*',
          exitAfterSeconds: 5,
          exitCode: 3,
          logLines: ['migrating', { afterSeconds: 4, message: 'done' }],
        },
        { image: '*/web:crash', crashAfterSeconds: 2 },
      ],
    })
    served = await sandbox.serve()
  })

  afterAll(() => served.close())

  test('sets up a story alone', async () => {
    await cli(['ecs', 'create-cluster', '--cluster-name', 'app'])
    await cli(['iam', 'create-role', '--role-name', 'execution', '--assume-role-policy-document', trust])
    const policy = 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy'
    await cli(['iam', 'attach-role-policy', '--role-name', 'execution', '--policy-arn', policy])
    await cli(['logs', 'create-log-group', '--log-group-name', '/web'])
    await cli([
      ...['s3api', 'create-bucket', '--bucket', 'yard-files'],
      '--create-bucket-configuration',
      `LocationConstraint=${region}`,
    ])
    await cli(['s3api', 'put-object', '--bucket', 'yard-files', '--key', 'a b/c+d.txt', '--content-type', 'text/plain'])
    const listed = await cli(['s3api', 'list-objects-v2', '--bucket', 'yard-files', '--query', 'Contents[].Key'])
    expect(listed).toEqual(['a b/c+d.txt'])
    expect(await cli(['sts', 'get-caller-identity', '--query', 'Arn'])).toBe(
      `arn:aws:iam::${account}:user/administrator`,
    )
  })

  test('creates a service and waits until it is stable, then deploys over it', async () => {
    expect(await register('web', 'example/web:1')).toBe(`arn:aws:ecs:${region}:${account}:task-definition/web:1`)
    await cli([
      ...['ecs', 'create-service', '--cluster', 'app', '--service-name', 'web', '--task-definition', 'web'],
      ...['--desired-count', '2', '--launch-type', 'FARGATE', '--network-configuration', network],
      ...['--deployment-configuration', 'deploymentCircuitBreaker={enable=true,rollback=true}'],
    ])
    await cli(['ecs', 'wait', 'services-stable', '--cluster', 'app', '--services', 'web'])
    await register('web', 'example/web:2')
    await cli(['ecs', 'update-service', '--cluster', 'app', '--service', 'web', '--task-definition', 'web:2'])
    await cli(['ecs', 'wait', 'services-stable', '--cluster', 'app', '--services', 'web'])
    const service = await cli([
      ...['ecs', 'describe-services', '--cluster', 'app', '--services', 'web', '--query'],
      'services[0].[taskDefinition,runningCount,deployments[].rolloutState]',
    ])
    expect(service).toEqual([`arn:aws:ecs:${region}:${account}:task-definition/web:2`, 2, ['COMPLETED']])
  })

  test('deploys what crashes, and sees it rolled back', async () => {
    await register('web', 'example/web:crash')
    await cli(['ecs', 'update-service', '--cluster', 'app', '--service', 'web', '--task-definition', 'web:3'])
    await cli(['ecs', 'wait', 'services-stable', '--cluster', 'app', '--services', 'web'])
    const service = await cli([
      ...['ecs', 'describe-services', '--cluster', 'app', '--services', 'web', '--query'],
      'services[0].[taskDefinition,runningCount,deployments[].rolloutState]',
    ])
    expect(service).toEqual([`arn:aws:ecs:${region}:${account}:task-definition/web:2`, 2, ['COMPLETED']])
    const deployments = await cli([
      ...['ecs', 'list-service-deployments', '--cluster', 'app', '--service', 'web'],
      ...['--query', 'serviceDeployments[].status'],
    ])
    expect(deployments).toEqual(['ROLLBACK_SUCCESSFUL', 'SUCCESSFUL', 'SUCCESSFUL'])
  })

  test('runs a task to its end and reads its log', async () => {
    await register('migrate', 'example/migrate:1')
    const task = await cli([
      ...['ecs', 'run-task', '--cluster', 'app', '--task-definition', 'migrate', '--launch-type', 'FARGATE'],
      ...['--network-configuration', network, '--query', 'tasks[0].taskArn'],
    ])
    await cli(['ecs', 'wait', 'tasks-stopped', '--cluster', 'app', '--tasks', String(task)])
    const query = 'tasks[0].[lastStatus,containers[0].exitCode]'
    const stopped = await cli(['ecs', 'describe-tasks', '--cluster', 'app', '--tasks', String(task), '--query', query])
    expect(stopped).toEqual(['STOPPED', 3])
    const stream = `app/main/${String(task).split('/').at(-1)}`
    const lines = await cli([
      ...['logs', 'get-log-events', '--log-group-name', '/web', '--log-stream-name', stream],
      ...['--query', 'events[].message'],
    ])
    expect(lines).toEqual(['migrating', 'done'])
  })

  test('is denied what its policy does not allow', async () => {
    await cli(['iam', 'create-user', '--user-name', 'reader'])
    const policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'ecs:DescribeServices', Resource: `arn:aws:ecs:*:*:service/app/*` }],
    })
    await cli([
      ...['iam', 'put-user-policy', '--user-name', 'reader', '--policy-name', 'main', '--policy-document', policy],
    ])
    const key = (await cli(['iam', 'create-access-key', '--user-name', 'reader', '--query', 'AccessKey'])) as Record<
      string,
      string
    >
    const keys = { accessKeyId: key['AccessKeyId'] ?? '', secretAccessKey: key['SecretAccessKey'] ?? '' }
    await cli(['ecs', 'describe-services', '--cluster', 'app', '--services', 'web'], keys)
    await expect(
      cli(['ecs', 'update-service', '--cluster', 'app', '--service', 'web', '--desired-count', '1'], keys),
    ).rejects.toThrow(
      `An error occurred (AccessDeniedException) when calling the UpdateService operation: User: arn:aws:iam::${account}:user/reader is not authorized to perform: ecs:UpdateService on resource: arn:aws:ecs:${region}:${account}:service/app/web because no identity-based policy allows the ecs:UpdateService action`,
    )
  })

  test('deletes what it set up', async () => {
    await cli(['ecs', 'delete-service', '--cluster', 'app', '--service', 'web', '--force'])
    await cli(['ecs', 'wait', 'services-inactive', '--cluster', 'app', '--services', 'web'])
    const named = ['--cluster', 'app', '--services', 'web', '--query', 'services[].[status,runningCount]']
    expect(await cli(['ecs', 'describe-services', ...named])).toEqual([['INACTIVE', 0]])
    await cli(['ecs', 'deregister-task-definition', '--task-definition', 'web:3'])
    await cli(['ecs', 'delete-cluster', '--cluster', 'app'])
    expect(await cli(['ecs', 'list-clusters', '--query', 'clusterArns'])).toEqual([])
    await expect(cli(['ecs', 'list-services', '--cluster', 'app'])).rejects.toThrow(/Cluster was not ACTIVE/)
  })
})

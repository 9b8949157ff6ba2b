import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
  paginateDescribeLogGroups,
} from '@aws-sdk/client-cloudwatch-logs'
import {
  CreateServiceCommand,
  DeleteServiceCommand,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  ListServicesCommand,
  paginateListTasks,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  UpdateServiceCommand,
  waitUntilServicesInactive,
  waitUntilServicesStable,
  waitUntilTasksStopped,
} from '@aws-sdk/client-ecs'
import {
  AttachRolePolicyCommand,
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeletePolicyCommand,
  DetachRolePolicyCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam'
import {
  CreateBucketCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { beforeEach, describe, expect, test } from 'vitest'

import { createRoleWithPolicy, createSandbox, openSession, type Sandbox, seed } from '../../src/sandbox/index.ts'
import { sdkConfiguration } from './sdk-configuration.ts'

const account = '111122223333'
const region = 'eu-west-1'

let sandbox: Sandbox

beforeEach(() => {
  sandbox = createSandbox({ realNow: Date.now, account, region })
})

function configuration(credentials?: Parameters<typeof sdkConfiguration>[1]) {
  return sdkConfiguration(sandbox, credentials)
}

describe('IAM and STS', () => {
  test('a user with a policy of its own', async () => {
    const iam = new IAMClient(configuration())
    const created = await iam.send(new CreateUserCommand({ UserName: 'ops', Tags: [{ Key: 'team', Value: 'ferry' }] }))
    expect(created.User).toMatchObject({
      Arn: `arn:aws:iam::${account}:user/ops`,
      Tags: [{ Key: 'team', Value: 'ferry' }],
    })
    await iam.send(
      new PutUserPolicyCommand({
        UserName: 'ops',
        PolicyName: 'main',
        PolicyDocument: allow('iam:GetRole', `arn:aws:iam::${account}:role/ferry`),
      }),
    )
    const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ops' }))
    const asOps = new IAMClient(
      configuration({ accessKeyId: key?.AccessKeyId ?? '', secretAccessKey: key?.SecretAccessKey ?? '' }),
    )
    await expect(asOps.send(new GetRoleCommand({ RoleName: 'ferry' }))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: 'The role with name ferry cannot be found.',
      $metadata: { httpStatusCode: 404 },
    })
    await expect(asOps.send(new GetRoleCommand({ RoleName: 'other' }))).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: arn:aws:iam::${account}:user/ops is not authorized to perform: iam:GetRole on resource: role other because no identity-based policy allows the iam:GetRole action`,
      $metadata: { httpStatusCode: 403 },
    })
  })

  test('a session is limited by the role, by the session policy and by nothing else', async () => {
    await createDeployRole(allow('logs:*', '*'))
    const sts = new STSClient(configuration())
    const { Credentials: credentials, AssumedRoleUser: user } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${account}:role/deploy`,
        RoleSessionName: 'web',
        Policy: allow('logs:CreateLogGroup', '*'),
      }),
    )
    expect(user?.Arn).toBe(`arn:aws:sts::${account}:assumed-role/deploy/web`)
    const session = {
      accessKeyId: credentials?.AccessKeyId ?? '',
      secretAccessKey: credentials?.SecretAccessKey ?? '',
      sessionToken: credentials?.SessionToken ?? '',
    }
    const logs = new CloudWatchLogsClient(configuration(session))
    await logs.send(new CreateLogGroupCommand({ logGroupName: '/web' }))
    await expect(
      logs.send(new CreateLogStreamCommand({ logGroupName: '/web', logStreamName: 'a' })),
    ).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `User: arn:aws:sts::${account}:assumed-role/deploy/web is not authorized to perform: logs:CreateLogStream on resource: arn:aws:logs:${region}:${account}:log-group:/web:log-stream:a because no session policy allows the logs:CreateLogStream action`,
    })
    const identity = await new STSClient(configuration(session)).send(new GetCallerIdentityCommand({}))
    expect(identity).toMatchObject({ Account: account, Arn: `arn:aws:sts::${account}:assumed-role/deploy/web` })
    await expect(
      new STSClient(configuration({ ...session, sessionToken: 'other' })).send(new GetCallerIdentityCommand({})),
    ).rejects.toMatchObject({ name: 'InvalidClientTokenId' })
  })

  test('a trust policy that names someone else lets no one in', async () => {
    const iam = new IAMClient(configuration())
    await iam.send(
      new CreateRoleCommand({ RoleName: 'task', AssumeRolePolicyDocument: trust('ecs-tasks.amazonaws.com') }),
    )
    const assume = new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${account}:role/task`, RoleSessionName: 'me' })
    await expect(new STSClient(configuration()).send(assume)).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: arn:aws:iam::${account}:user/administrator is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::${account}:role/task`,
    })
  })

  test('a trust policy that names the user is enough, one that names the account is not', async () => {
    const iam = new IAMClient(configuration())
    await iam.send(new CreateUserCommand({ UserName: 'ops' }))
    const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ops' }))
    const sts = new STSClient(
      configuration({ accessKeyId: key?.AccessKeyId ?? '', secretAccessKey: key?.SecretAccessKey ?? '' }),
    )
    const assume = (name: string, externalId?: string) =>
      sts.send(
        new AssumeRoleCommand({
          RoleArn: `arn:aws:iam::${account}:role/${name}`,
          RoleSessionName: 'me',
          ExternalId: externalId,
        }),
      )
    const create = (name: string, who: string, condition?: object) => {
      const statement = {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${account}:${who}` },
        Action: 'sts:AssumeRole',
      }
      const document = { Version: '2012-10-17', Statement: [{ ...statement, ...condition }] }
      return iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: JSON.stringify(document) }))
    }
    await create('open', 'root')
    await create('named', 'user/ops')
    await create('external', 'user/ops', { Condition: { StringEquals: { 'sts:ExternalId': 'ticket' } } })
    await expect(assume('open')).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: arn:aws:iam::${account}:user/ops is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::${account}:role/open`,
    })
    expect((await assume('named')).AssumedRoleUser?.Arn).toBe(`arn:aws:sts::${account}:assumed-role/named/me`)
    await expect(assume('external')).rejects.toMatchObject({ name: 'AccessDenied' })
    await expect(assume('external', 'ticket')).resolves.toBeDefined()
    await expect(assume('none')).rejects.toMatchObject({ name: 'AccessDenied' })
  })

  test('managed policies count while they are attached', async () => {
    const iam = new IAMClient(configuration())
    await createDeployRole(allow('s3:GetObject', '*'))
    const { Policy: policy } = await iam.send(
      new CreatePolicyCommand({ PolicyName: 'logs', Path: '/ci/', PolicyDocument: allow('logs:*', '*') }),
    )
    const attached = { RoleName: 'deploy', PolicyArn: policy?.Arn ?? '' }
    expect(attached.PolicyArn).toBe(`arn:aws:iam::${account}:policy/ci/logs`)
    const session = openSession(sandbox, `arn:aws:iam::${account}:role/deploy`, 'me')
    const createGroup = (logGroupName: string) =>
      new CloudWatchLogsClient(configuration(session)).send(new CreateLogGroupCommand({ logGroupName }))
    await expect(createGroup('/one')).rejects.toMatchObject({ name: 'AccessDeniedException' })
    await iam.send(new AttachRolePolicyCommand(attached))
    await expect(createGroup('/one')).resolves.toBeDefined()
    const { AttachedPolicies: list } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName: 'deploy' }))
    expect(list).toEqual([{ PolicyName: 'logs', PolicyArn: attached.PolicyArn }])
    await expect(iam.send(new DeletePolicyCommand(attached))).rejects.toMatchObject({ name: 'DeleteConflictException' })
    await iam.send(new DetachRolePolicyCommand(attached))
    await expect(createGroup('/two')).rejects.toMatchObject({ name: 'AccessDeniedException' })
    await iam.send(new DeletePolicyCommand(attached))
    await expect(iam.send(new AttachRolePolicyCommand(attached))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
    })
    const managed = 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy'
    await iam.send(new AttachRolePolicyCommand({ RoleName: 'deploy', PolicyArn: managed }))
  })

  test('role policies come back as they were written', async () => {
    await createDeployRole(allow('s3:GetObject', '*'))
    const iam = new IAMClient(configuration())
    const named = { RoleName: 'deploy', PolicyName: 'main' }
    const { PolicyDocument: document } = await iam.send(new GetRolePolicyCommand(named))
    expect(decodeURIComponent(document ?? '')).toBe(allow('s3:GetObject', '*'))
    expect((await iam.send(new ListRolePoliciesCommand({ RoleName: 'deploy' }))).PolicyNames).toEqual(['main'])
    await expect(iam.send(new PutRolePolicyCommand({ ...named, PolicyDocument: '{' }))).rejects.toMatchObject({
      name: 'MalformedPolicyDocumentException',
    })
  })
})

describe('CloudWatch Logs', () => {
  test('streams are read to their end by tokens', async () => {
    const logs = new CloudWatchLogsClient(configuration())
    const [logGroupName, logStreamName] = ['/web', 'app/main/1']
    await logs.send(new CreateLogGroupCommand({ logGroupName }))
    await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }))
    const now = Date.now()
    const logEvents = ['one', 'two', 'three'].map((message, index) => ({ message, timestamp: now + index }))
    await logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }))

    const read = (nextToken?: string) =>
      logs.send(
        new GetLogEventsCommand({
          logGroupName,
          logStreamName,
          startFromHead: true,
          limit: 2,
          ...(nextToken !== undefined && { nextToken }),
        }),
      )
    const first = await read()
    expect(first.events?.map(({ message }) => message)).toEqual(['one', 'two'])
    const second = await read(first.nextForwardToken)
    expect(second.events?.map(({ message }) => message)).toEqual(['three'])
    const third = await read(second.nextForwardToken)
    expect(third.events).toEqual([])
    expect(third.nextForwardToken).toBe(second.nextForwardToken)
    const back = await read(second.nextBackwardToken)
    expect(back.events?.map(({ message }) => message)).toEqual(['one', 'two'])

    const found = await logs.send(new FilterLogEventsCommand({ logGroupName, filterPattern: '?one ?three' }))
    expect(found.events?.map(({ message }) => message)).toEqual(['one', 'three'])
    expect(found.nextToken).toBeUndefined()
  })

  test('the SDK pages through groups', async () => {
    const logs = new CloudWatchLogsClient(configuration())
    for (let number = 0; number < 5; number++)
      await logs.send(new CreateLogGroupCommand({ logGroupName: `/g${number}` }))
    const names: (string | undefined)[] = []
    for await (const page of paginateDescribeLogGroups({ client: logs, pageSize: 2 }, {})) {
      names.push(...(page.logGroups ?? []).map(({ logGroupName }) => logGroupName))
    }
    expect(names).toEqual(['/g0', '/g1', '/g2', '/g3', '/g4'])
  })
})

describe('ECS', () => {
  const service = { cluster: 'app', serviceName: 'web' }
  const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] } }
  const log = {
    logDriver: 'awslogs' as const,
    options: { 'awslogs-group': '/web', 'awslogs-region': region, 'awslogs-stream-prefix': 'app' },
  }

  beforeEach(() => {
    sandbox = createSandbox({
      realNow: Date.now,
      account,
      region,
      clock: 'settle',
      behaviours: [
        { image: 'web:bad', crashAfterSeconds: 1, exitCode: 1 },
        { image: 'job', exitAfterSeconds: 2, exitCode: 3, logLines: ['working', 'done'] },
      ],
    })
    seed(sandbox, { clusters: ['app'], logGroups: ['/web'], roles: [{ name: 'execution' }] })
  })

  async function register(ecs: ECSClient, family: string, image: string): Promise<string> {
    const { taskDefinition } = await ecs.send(
      new RegisterTaskDefinitionCommand({
        family,
        cpu: '256',
        memory: '512',
        networkMode: 'awsvpc',
        requiresCompatibilities: ['FARGATE'],
        executionRoleArn: `arn:aws:iam::${account}:role/execution`,
        containerDefinitions: [{ name: 'main', image, logConfiguration: log }],
      }),
    )
    return taskDefinition?.taskDefinitionArn ?? ''
  }

  test('a deployment, one that is rolled back, and the waiter', { timeout: 60_000 }, async () => {
    const ecs = new ECSClient(configuration())
    const good = await register(ecs, 'web', 'web:good')
    await ecs.send(
      new CreateServiceCommand({
        ...service,
        taskDefinition: good,
        desiredCount: 2,
        launchType: 'FARGATE',
        networkConfiguration,
        deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
      }),
    )
    const wait = { client: ecs, maxWaitTime: 50, minDelay: 1, maxDelay: 1 }
    await waitUntilServicesStable(wait, { cluster: 'app', services: ['web'] })
    const bad = await register(ecs, 'web', 'web:bad')
    const update = new UpdateServiceCommand({ cluster: 'app', service: 'web', taskDefinition: bad })
    const { service: updated } = await ecs.send(update)
    expect(updated?.deployments?.map(({ status, taskDefinition }) => [status, taskDefinition])).toEqual([
      ['PRIMARY', bad],
      ['ACTIVE', good],
    ])
    await waitUntilServicesStable(wait, { cluster: 'app', services: ['web'] })
    const { services } = await ecs.send(new DescribeServicesCommand({ cluster: 'app', services: ['web'] }))
    expect(services?.[0]).toMatchObject({
      taskDefinition: good,
      runningCount: 2,
      deployments: [{ rolloutState: 'COMPLETED' }],
    })
    // Times come as numbers of seconds: the SDK makes dates of them.
    expect(services?.[0]?.events?.[0]?.createdAt).toBeInstanceOf(Date)
    const tasks: string[] = []
    for await (const page of paginateListTasks({ client: ecs, pageSize: 1 }, service))
      tasks.push(...(page.taskArns ?? []))
    expect(tasks).toHaveLength(2)
    await ecs.send(new DeleteServiceCommand({ cluster: 'app', service: 'web', force: true }))
    await waitUntilServicesInactive(wait, { cluster: 'app', services: ['web'] })
    const { serviceArns } = await ecs.send(new ListServicesCommand({ cluster: 'app' }))
    expect(serviceArns).toEqual([])
  })

  test('a task that ends, with its log', async () => {
    const ecs = new ECSClient(configuration())
    const taskDefinition = await register(ecs, 'job', 'job')
    const run = new RunTaskCommand({ cluster: 'app', taskDefinition, launchType: 'FARGATE', networkConfiguration })
    const arn = (await ecs.send(run)).tasks?.[0]?.taskArn ?? ''
    await waitUntilTasksStopped({ client: ecs, maxWaitTime: 50 }, { cluster: 'app', tasks: [arn] })
    const { tasks } = await ecs.send(new DescribeTasksCommand({ cluster: 'app', tasks: [arn] }))
    expect(tasks?.[0]).toMatchObject({ lastStatus: 'STOPPED', containers: [{ name: 'main', exitCode: 3 }] })
    const { events } = await new CloudWatchLogsClient(configuration()).send(
      new GetLogEventsCommand({ logGroupName: '/web', logStreamName: `app/main/${arn.split('/').at(-1)}` }),
    )
    expect(events?.map(({ message }) => message)).toEqual(['working', 'done'])
  })

  test('who is refused pulls no time', async () => {
    const ecs = new ECSClient(configuration())
    const role = createRoleWithPolicy(sandbox, 'reader', JSON.parse(allow('ecs:ListClusters', '*')))
    await register(ecs, 'job', 'job')
    await ecs.send(
      new RunTaskCommand({ cluster: 'app', taskDefinition: 'job', launchType: 'FARGATE', networkConfiguration }),
    )
    const before = sandbox.clock.now()
    const reader = new ECSClient(configuration(openSession(sandbox, role, 'me')))
    await expect(reader.send(new DescribeServicesCommand({ cluster: 'app', services: ['web'] }))).rejects.toMatchObject(
      {
        name: 'AccessDeniedException',
        message: `User: arn:aws:sts::${account}:assumed-role/reader/me is not authorized to perform: ecs:DescribeServices on resource: arn:aws:ecs:${region}:${account}:service/app/web because no identity-based policy allows the ecs:DescribeServices action`,
      },
    )
    expect(sandbox.clock.now() - before).toBeLessThan(5000)
    expect(sandbox.journal.entries.at(-1)).toMatchObject({
      principal: `arn:aws:sts::${account}:assumed-role/reader/me`,
      operation: 'ecs:DescribeServices',
      status: 400,
      checks: [{ action: 'ecs:DescribeServices', decision: 'Deny', kind: 'implicit', statements: [] }],
    })
  })
})

describe('S3', () => {
  for (const forcePathStyle of [true, false]) {
    test(`objects, ${forcePathStyle ? 'path' : 'virtual host'} style`, async () => {
      const s3 = new S3Client({ ...configuration(), forcePathStyle })
      await s3.send(new CreateBucketCommand({ Bucket: 'yard-files' }))
      const object = { Bucket: 'yard-files', Key: 'state/übung (1)+&=.tfstate' }
      const put = await s3.send(
        new PutObjectCommand({
          ...object,
          Body: 'hello world',
          ContentType: 'application/json',
          Metadata: { kind: 'x' },
        }),
      )
      expect(put.ETag).toBe('"5eb63bbbe01eeed093cb22bb8f5acdc3"')
      const got = await s3.send(new GetObjectCommand({ ...object, ChecksumMode: 'ENABLED' }))
      expect(await got.Body?.transformToString()).toBe('hello world')
      expect(got).toMatchObject({
        ContentType: 'application/json',
        Metadata: { kind: 'x' },
        ChecksumCRC32: put.ChecksumCRC32,
      })
      const part = await s3.send(new GetObjectCommand({ ...object, Range: 'bytes=-5' }))
      expect(await part.Body?.transformToString()).toBe('world')
      expect(part.ContentRange).toBe('bytes 6-10/11')
      const head = await s3.send(new HeadObjectCommand(object))
      expect(head.ContentLength).toBe(11)
      const listed = await s3.send(new ListObjectsV2Command({ Bucket: 'yard-files', Prefix: 'state/' }))
      expect(listed.Contents?.map(({ Key }) => Key)).toEqual([object.Key])
      expect((await s3.send(new GetBucketLocationCommand({ Bucket: 'yard-files' }))).LocationConstraint).toBe(region)

      await expect(s3.send(new GetObjectCommand({ ...object, IfNoneMatch: put.ETag }))).rejects.toMatchObject({
        $metadata: { httpStatusCode: 304 },
      })
      await expect(s3.send(new GetObjectCommand({ ...object, IfMatch: '"x"' }))).rejects.toMatchObject({
        name: 'PreconditionFailed',
      })
      await expect(s3.send(new GetObjectCommand({ ...object, Range: 'bytes=11-' }))).rejects.toMatchObject({
        name: 'InvalidRange',
        $metadata: { httpStatusCode: 416 },
      })
      await expect(s3.send(new HeadObjectCommand({ ...object, Key: 'none' }))).rejects.toMatchObject({
        name: 'NotFound',
      })
      await expect(s3.send(new GetObjectCommand({ Bucket: 'no-such', Key: 'none' }))).rejects.toMatchObject({
        name: 'NoSuchBucket',
      })
    })
  }

  test('a missing key is told to those who may list the bucket', async () => {
    await createDeployRole(allow('s3:GetObject', 'arn:aws:s3:::yard-files/*'))
    const admin = new S3Client(configuration())
    await admin.send(new CreateBucketCommand({ Bucket: 'yard-files' }))
    const { Credentials: credentials } = await new STSClient(configuration()).send(
      new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${account}:role/deploy`, RoleSessionName: 'web' }),
    )
    const s3 = new S3Client(
      configuration({
        accessKeyId: credentials?.AccessKeyId ?? '',
        secretAccessKey: credentials?.SecretAccessKey ?? '',
        sessionToken: credentials?.SessionToken ?? '',
      }),
    )
    const missing = { Bucket: 'yard-files', Key: 'none' }
    await expect(s3.send(new GetObjectCommand(missing))).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining(
        's3:ListBucket on resource: "arn:aws:s3:::yard-files" because no identity-based',
      ),
    })
    await expect(admin.send(new GetObjectCommand(missing))).rejects.toMatchObject({ name: 'NoSuchKey' })
    await expect(s3.send(new HeadBucketCommand({ Bucket: 'yard-files' }))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 403 },
    })
  })

  test('the region of a bucket is told to anyone', async () => {
    await new S3Client(configuration()).send(new CreateBucketCommand({ Bucket: 'yard-files' }))
    const head = (bucket: string) =>
      sandbox.fetch(new Request(`https://s3.us-east-1.amazonaws.com/${bucket}`, { method: 'HEAD' }))
    const found = await head('yard-files')
    expect([found.status, found.headers.get('x-amz-bucket-region'), await found.text()]).toEqual([403, region, ''])
    expect((await head('no-such')).status).toBe(404)
  })
})

function allow(action: string, resource: string): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: resource }] })
}

function trust(service: string): string {
  const statement = { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
}

async function createDeployRole(policy: string): Promise<void> {
  const iam = new IAMClient(configuration())
  const statement = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'sts:AssumeRole' }
  const document = JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
  await iam.send(new CreateRoleCommand({ RoleName: 'deploy', AssumeRolePolicyDocument: document }))
  await iam.send(new PutRolePolicyCommand({ RoleName: 'deploy', PolicyName: 'main', PolicyDocument: policy }))
}

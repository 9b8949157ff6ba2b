import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { createSandbox, type Sandbox, type Served } from '../../src/sandbox/index.ts'
import { addAccessKey, addRole, addUser } from '../../src/sandbox/services/iam/index.ts'
import { temporaryProject } from '../support/files.ts'
import { describePeer } from './describe-peer.ts'
import { findAwsCli } from './find-peer.ts'
import { type Cli, cliOf } from './served-cli.ts'

// Every service can be set up, read and taken down by the AWS CLI alone.

const account = '111122223333'
const otherAccount = '444455556666'
const region = 'eu-west-1'
const aws = findAwsCli()

let sandbox: Sandbox
let served: Served
let cli: Cli

/** One call, its arguments as they are typed; arguments with blanks stand apart. */
function call(line: string, ...more: string[]): Promise<unknown> {
  return cli([...line.split(' '), ...more])
}

function trust(service: string): string {
  const statement = { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
}

function roleArn(name: string): string {
  return `arn:aws:iam::${account}:role/${name}`
}

const accountTrust = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' }],
})

const everything = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
})

/** Answers are only asked for what a test looks at. */
const nothing = ['--query', '@.none']

describePeer('the AWS CLI sets up', aws, (peer) => {
  beforeAll(async () => {
    sandbox = createSandbox({ account, region, clock: 'settle' })
    served = await sandbox.serve()
    cli = cliOf(peer.program, served)
    for (const [name, service] of Object.entries({
      execution: 'ecs-tasks.amazonaws.com',
      infrastructure: 'ecs.amazonaws.com',
      schedule: 'scheduler.amazonaws.com',
    })) {
      await call(`iam create-role --role-name ${name}`, '--assume-role-policy-document', trust(service))
    }
    const start = 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy'
    await call(`iam attach-role-policy --role-name execution --policy-arn ${start}`)
  }, 60_000)

  afterAll(() => served.close())

  test('an Express gateway service', async () => {
    const create = ['ecs', 'create-express-gateway-service', '--service-name', 'site', '--primary-container']
    const arn = await cli([
      ...[...create, JSON.stringify({ image: 'example/site:1', containerPort: 8080 })],
      ...['--execution-role-arn', roleArn('execution'), '--infrastructure-role-arn', roleArn('infrastructure')],
      ...['--query', 'service.serviceArn'],
    ])
    expect(arn).toBe(`arn:aws:ecs:${region}:${account}:service/default/site`)
    await call(`ecs wait services-stable --services site`)
    const image = JSON.stringify({ image: 'example/site:2' })
    await call(`ecs update-express-gateway-service --service-arn ${arn}`, '--primary-container', image)
    await call(`ecs wait services-stable --services site`)
    const query = 'service.[status.statusCode,activeConfigurations[].primaryContainer.[image,containerPort]]'
    const seen = await call(`ecs describe-express-gateway-service --service-arn ${arn}`, '--query', query)
    expect(seen).toEqual(['ACTIVE', [['example/site:2', 8080]]])
    await call(`ecs delete-express-gateway-service --service-arn ${arn}`)
    await call('ecs wait services-inactive --services site')
  })

  test('rules of EventBridge', async () => {
    await call('events put-rule --name nightly --schedule-expression', 'cron(0 3 * * ? *)')
    const target = {
      Id: 'task',
      Arn: `arn:aws:ecs:${region}:${account}:cluster/app`,
      RoleArn: roleArn('execution'),
      EcsParameters: { TaskDefinitionArn: `arn:aws:ecs:${region}:${account}:task-definition/job:1`, TaskCount: 1 },
    }
    await call('events put-targets --rule nightly --targets', JSON.stringify([target]))
    await call('events disable-rule --name nightly')
    expect(await call('events list-rules --query Rules[].[Name,State]')).toEqual([['nightly', 'DISABLED']])
    expect(await call('events list-targets-by-rule --rule nightly --query Targets')).toEqual([target])
    await expect(call('events delete-rule --name nightly')).rejects.toThrow(/since it has targets/)
    await call('events remove-targets --rule nightly --ids task')
    await call('events delete-rule --name nightly')
    await expect(call('events describe-rule --name nightly')).rejects.toThrow(/does not exist on EventBus default/)
  })

  test('schedules of EventBridge Scheduler', async () => {
    const target = (role: string): string =>
      JSON.stringify({
        Arn: `arn:aws:ecs:${region}:${account}:cluster/app`,
        RoleArn: roleArn(role),
        EcsParameters: { TaskDefinitionArn: `arn:aws:ecs:${region}:${account}:task-definition/job`, TaskCount: 1 },
      })
    await call('scheduler create-schedule-group --name jobs')
    const create = ['scheduler', 'create-schedule', '--group-name', 'jobs', '--name', 'nightly']
    const when = ['--schedule-expression', 'rate(1 hour)', '--flexible-time-window', 'Mode=OFF', '--target']
    await expect(cli([...create, ...when, target('execution')])).rejects.toThrow(/to assume the role/)
    await cli([...create, ...when, target('schedule')])
    await expect(cli([...create, ...when, target('schedule')])).rejects.toThrow(/already exists/)
    await cli(['scheduler', 'update-schedule', ...create.slice(2), ...when, target('schedule'), '--state', 'DISABLED'])
    const seen = await call('scheduler get-schedule --group-name jobs --name nightly --query [State,Target.RoleArn]')
    expect(seen).toEqual(['DISABLED', roleArn('schedule')])
    const names = 'Schedules[].[GroupName,Name]'
    expect(await call('scheduler list-schedules --query', names)).toEqual([['jobs', 'nightly']])
    await call('scheduler delete-schedule-group --name jobs')
    expect(await call('scheduler list-schedules --query', names)).toEqual([])
  })

  test('two accounts and two regions on one endpoint, by profiles', async () => {
    const visitor = sandbox.change(
      (context) => {
        addRole(context, { name: 'deploy', trustPolicy: accountTrust }).policies = { all: everything }
        const user = addUser(context, { name: 'visitor' })
        user.policies = { all: everything }
        return addAccessKey(context, user.name)
      },
      { account: otherAccount },
    )
    const own = { id: served.accessKeyId, secret: served.secretAccessKey }
    const keys = (one: { readonly id: string; readonly secret: string }): string =>
      `aws_access_key_id = ${one.id}\naws_secret_access_key = ${one.secret}`
    const directory = await temporaryProject({
      config: [
        `[profile own]\nregion = eu-west-1\n${keys(own)}`,
        `[profile far]\nregion = us-east-1\n${keys(own)}`,
        `[profile other]\nregion = eu-west-1\n${keys(visitor)}`,
        `[profile assumed]\nregion = eu-west-1\nsource_profile = own\nrole_arn = arn:aws:iam::${otherAccount}:role/deploy`,
      ].join('\n'),
    })
    // The CLI keeps sessions of roles under HOME, and an earlier sandbox's are no good here.
    const environment = { AWS_CONFIG_FILE: join(directory, 'config'), HOME: directory }
    const bare = Object.fromEntries(
      ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_REGION', 'AWS_DEFAULT_REGION'].map((name) => [name, '']),
    )
    const as = (profile: string, line: string): Promise<unknown> =>
      cli([...line.split(' '), '--profile', profile], { ...bare, ...environment })
    for (const profile of ['own', 'far', 'other']) await as(profile, `ecs create-cluster --cluster-name of-${profile}`)
    const query = 'ecs list-clusters --query clusterArns'
    expect(await as('far', query)).toEqual([`arn:aws:ecs:us-east-1:${account}:cluster/of-far`])
    expect(await as('assumed', query)).toEqual([`arn:aws:ecs:eu-west-1:${otherAccount}:cluster/of-other`])
    expect(await as('own', query)).toContain(`arn:aws:ecs:eu-west-1:${account}:cluster/of-own`)
  })

  describe('what other services keep', () => {
    test.each<[string, string[][], string[], unknown, string[][]]>([
      [
        'a parameter',
        [['ssm put-parameter --name /a --value v --type String']],
        ['ssm get-parameter --name /a --query Parameter.Value'],
        'v',
        [['ssm delete-parameter --name /a']],
      ],
      [
        'a secret',
        [['secretsmanager create-secret --name a --secret-string v']],
        ['secretsmanager get-secret-value --secret-id a --query SecretString'],
        'v',
        [['secretsmanager delete-secret --secret-id a --force-delete-without-recovery']],
      ],
      [
        'a repository',
        [['ecr create-repository --repository-name web']],
        ['ecr describe-repositories --query repositories[].repositoryName'],
        ['web'],
        [['ecr delete-repository --repository-name web']],
      ],
      [
        'an alarm',
        [
          [
            'cloudwatch put-metric-alarm --alarm-name errors --metric-name m --namespace n --statistic Sum --period 60 ' +
              '--evaluation-periods 1 --threshold 1 --comparison-operator GreaterThanThreshold',
          ],
          ['cloudwatch set-alarm-state --alarm-name errors --state-value ALARM --state-reason test'],
        ],
        ['cloudwatch describe-alarms --query MetricAlarms[].StateValue'],
        ['ALARM'],
        [['cloudwatch delete-alarms --alarm-names errors']],
      ],
      [
        'a namespace',
        [['servicediscovery create-http-namespace --name shop']],
        ['servicediscovery list-namespaces --query Namespaces[].Name'],
        ['shop'],
        [],
      ],
      [
        'a target group',
        [['elbv2 create-target-group --name web --protocol HTTP --port 80 --vpc-id vpc-1 --target-type ip']],
        ['elbv2 describe-target-groups --query TargetGroups[].TargetGroupName'],
        ['web'],
        [],
      ],
      [
        'an application of CodeDeploy',
        [['deploy create-application --application-name web --compute-platform ECS']],
        ['deploy list-applications --query applications'],
        ['web'],
        [['deploy delete-application --application-name web']],
      ],
      [
        'a stack',
        [
          [
            'cloudformation create-stack --stack-name net --template-body',
            JSON.stringify({ Resources: {}, Outputs: { A: { Value: 'x', Export: { Name: 'a' } } } }),
          ],
        ],
        ['cloudformation list-exports --query Exports[].Value'],
        ['x'],
        [['cloudformation delete-stack --stack-name net']],
      ],
      [
        'a policy',
        [['iam create-policy --policy-name p --policy-document', trustless()]],
        ['iam list-account-aliases --query AccountAliases'],
        [],
        [[`iam delete-policy --policy-arn arn:aws:iam::${account}:policy/p`]],
      ],
    ])('%s', async (_what, before, look, seen, after) => {
      for (const [line = '', ...more] of before) await call(line, ...more)
      expect(await call(...(look as [string]))).toEqual(seen)
      for (const [line = '', ...more] of after) await call(line, ...more, ...nothing)
    })
  })
})

function trustless(): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'ecs:ListTasks', Resource: '*' }],
  })
}

import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { compilePolicy, evaluate, lintText } from '../../src/iam/index.ts'
import type { Tree } from '../support/files.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { createStage, webProject } from './stage.ts'

const account = '111122223333'
const image = `${account}.dkr.ecr.ap-northeast-1.amazonaws.com/team/web:{{ must_env \`TAG\` }}`

/** A project that uses all that roles are made of. */
const wholeProject: Tree = {
  ...webProject,
  'ecs-service-def.json': JSON.stringify({
    ...JSON.parse(String(webProject['ecs-service-def.json'])),
    enableExecuteCommand: true,
    loadBalancers: [
      {
        targetGroupArn: `arn:aws:elasticloadbalancing:ap-northeast-1:${account}:targetgroup/a/0123456789abcdef`,
        containerName: 'app',
        containerPort: 80,
        advancedConfiguration: { roleArn: `arn:aws:iam::${account}:role/ecs-infrastructure` },
      },
    ],
  }),
  'ecs-task-def.json': JSON.stringify({
    ...JSON.parse(String(webProject['ecs-task-def.json'])),
    containerDefinitions: [
      {
        name: 'app',
        image,
        essential: true,
        portMappings: [{ containerPort: 80 }],
        secrets: [
          {
            name: 'PASSWORD',
            valueFrom: `arn:aws:secretsmanager:ap-northeast-1:${account}:secret:db-AbCdEf:password::`,
          },
          { name: 'TOKEN', valueFrom: `arn:aws:secretsmanager:ap-northeast-1:${account}:secret:token` },
          { name: 'FLAG', valueFrom: '/web/flag' },
        ],
        environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::files/web.env' }],
        repositoryCredentials: {
          credentialsParameter: `arn:aws:secretsmanager:ap-northeast-1:${account}:secret:hub-AbCdEf`,
        },
        logConfiguration: {
          logDriver: 'awslogs',
          options: {
            'awslogs-group': '/ecs/web',
            'awslogs-region': 'ap-northeast-1',
            'awslogs-stream-prefix': 'ecs',
            'awslogs-create-group': 'true',
          },
        },
      },
    ],
  }),
}

function generate(flags: readonly string[], files: Tree = wholeProject) {
  return runTestCommand(['policy', 'generate', ...flags], testPorts({ files, env: { TAG: 'v1' } }))
}

async function documentOf(role: string, flags: readonly string[] = [], files: Tree = wholeProject) {
  const { stdout, stderr, exitCode } = await generate(['--role', role, '--format', 'json', ...flags], files)
  expect(exitCode, stderr).toBe(0)
  return JSON.parse(stdout)
}

/** `action on resource`, for each pair. */
function grants(document: { Statement: { Action: string | string[]; Resource: string | string[] }[] }): string[] {
  return document.Statement.flatMap(({ Action, Resource }) =>
    [Action].flat().flatMap((action) => [Resource].flat().map((resource) => `${action} on ${resource}`)),
  ).sort()
}

const logs = `arn:aws:logs:ap-northeast-1:${account}:log-group:/ecs/web`
const secret = `arn:aws:secretsmanager:ap-northeast-1:${account}:secret`
const repository = `arn:aws:ecr:ap-northeast-1:${account}:repository/team/web`

describe('policy generate --role', () => {
  test('execution: what ECS does before the containers run', async () => {
    const { execution } = { execution: await documentOf('execution') }
    expect(grants(execution)).toEqual(
      [
        'ecr:GetAuthorizationToken on *',
        `ecr:BatchCheckLayerAvailability on ${repository}`,
        `ecr:BatchGetImage on ${repository}`,
        `ecr:GetDownloadUrlForLayer on ${repository}`,
        `logs:CreateLogGroup on ${logs}`,
        `logs:CreateLogGroup on ${logs}:*`,
        `logs:CreateLogStream on ${logs}:log-stream:ecs/app/*`,
        `logs:PutLogEvents on ${logs}:log-stream:ecs/app/*`,
        's3:GetBucketLocation on arn:aws:s3:::files',
        's3:GetObject on arn:aws:s3:::files/web.env',
        `secretsmanager:GetSecretValue on ${secret}:db-AbCdEf`,
        `secretsmanager:GetSecretValue on ${secret}:hub-AbCdEf`,
        `secretsmanager:GetSecretValue on ${secret}:token-??????`,
        `ssm:GetParameters on arn:aws:ssm:ap-northeast-1:${account}:parameter/web/flag`,
      ].sort(),
    )
  })

  test('execution: a key of KMS for each service that decrypts with it, and a note without', async () => {
    const key = `arn:aws:kms:ap-northeast-1:${account}:key/11112222-3333-4444-5555-666677778888`
    const { Statement } = await documentOf('execution', ['--kms-key', key])
    const found = Statement.filter(({ Action }: { Action: string }) => Action === 'kms:Decrypt')
    expect(found.map((one: { Condition: object }) => one.Condition)).toEqual(
      ['s3', 'secretsmanager', 'ssm'].map((service) => ({
        StringEquals: { 'kms:ViaService': `${service}.ap-northeast-1.amazonaws.com` },
      })),
    )
    expect((await generate(['--role', 'execution', '--format', 'json'])).stderr).toContain('kms:Decrypt is left out')
  })

  test('task: what deploying implies, and nothing of the application', async () => {
    expect(grants(await documentOf('task'))).toEqual([
      'ssmmessages:CreateControlChannel on *',
      'ssmmessages:CreateDataChannel on *',
      'ssmmessages:OpenControlChannel on *',
      'ssmmessages:OpenDataChannel on *',
    ])
    expect((await documentOf('task', [], webProject)).Statement).toEqual([])
  })

  test("infrastructure: AWS's own policy, and who may assume the role", async () => {
    const { infrastructure } = await documentOf('infrastructure')
    expect(infrastructure).toEqual({
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers'],
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: 'ecs.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      },
    })
  })

  test('ecr-push: the repositories of the project, not those of the account', async () => {
    const pushed = grants(await documentOf('ecr-push'))
    expect(pushed).toHaveLength(7)
    expect(pushed).toContain(`ecr:PutImage on ${repository}`)
  })

  test('exec: for people, and never in that of the pipeline', async () => {
    const shell = grants(await documentOf('exec'))
    expect(shell.filter((one) => one.startsWith('ecs:ExecuteCommand'))).toHaveLength(2)
    expect(JSON.stringify(await documentOf('ci'))).not.toContain('ExecuteCommand')
  })

  test('all: each under its name; a policy lints clean, and so does who may assume the role', async () => {
    const all = await documentOf('all')
    expect(Object.keys(all)).toEqual(['ci', 'execution', 'task', 'infrastructure', 'ecr-push', 'exec'])
    for (const whole of Object.values<Record<string, object>>(all)) {
      const documents = [
        whole['PolicyDocument'] ?? (whole['Statement'] ? whole : undefined),
        whole['AssumeRolePolicyDocument'],
      ]
      for (const document of documents) {
        if (document === undefined) continue
        const { findings } = await lintText(JSON.stringify(document))
        expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([])
      }
    }
  })
})

describe('policy generate --format', () => {
  test('yaml and compact JSON say what JSON says', async () => {
    const json = await documentOf('ci')
    expect(parseYaml((await generate(['--format', 'yaml'])).stdout)).toEqual(json)
    expect(JSON.parse((await generate(['--format', 'compact-json'])).stdout)).toEqual(json)
  })

  test.each(['terraform', 'cloudformation', 'cdk'])('%s, with what has to be filled in', async (format) => {
    const files = {
      ...webProject,
      'ecs-task-def.json': String(webProject['ecs-task-def.json']).replace(
        /"(executionRoleArn|taskRoleArn)":"[^"]*",/g,
        '"$1":"web",',
      ),
    }
    const { stdout, exitCode } = await generate(['--format', format, '--for', 'deploy'], files)
    expect(exitCode).toBe(0)
    expect(stdout).toMatchSnapshot()
  })

  test.each(['json', 'yaml'])('%s takes no blanks', async (format) => {
    const files = {
      ...webProject,
      'ecs-task-def.json': String(webProject['ecs-task-def.json']).replace(
        /"(executionRoleArn|taskRoleArn)":"[^"]*",/g,
        '"$1":"web",',
      ),
    }
    const told = await generate(['--format', format, '--for', 'deploy'], files)
    expect(told).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining('--account ID') })
  })
})

describe('policy generate with more or less', () => {
  test('--compact grants the same', async () => {
    const all = grants(await documentOf('ci'))
    const compact = await documentOf('ci', ['--compact'])
    expect(grants(compact)).toEqual(all)
    expect(JSON.stringify(compact)).not.toContain('Sid')
  })

  test('--bootstrap adds what the first service of an account needs', async () => {
    const { Statement } = await documentOf('ci', ['--bootstrap'])
    expect(Statement).toContainEqual({
      Sid: 'CreateServiceLinkedRole',
      Effect: 'Allow',
      Action: 'iam:CreateServiceLinkedRole',
      Resource: `arn:aws:iam::${account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`,
      Condition: { StringEquals: { 'iam:AWSServiceName': 'ecs.amazonaws.com' } },
    })
  })

  test('--hardened denies what the project does not do, and lets pass what it does', async () => {
    const stage = createStage()
    const policy = await stage.policyOf(['register', 'run', 'deploy'], ['--hardened'])
    expect([policy.Statement].flat().flatMap(({ Effect, Sid }) => (Effect === 'Deny' ? [Sid] : []))).toEqual([
      'DenyShells',
      'DenyExecuteCommand',
      'DenyPublicAddress',
      'DenyPrivileged',
      'DenyOtherSubnets',
      'DenyOtherServices',
    ])
    for (const line of ['deploy', 'run --no-wait', 'deploy --force-new-deployment'])
      expect((await stage.run(line, { policy })).exitCode).toBe(0)
    const open = String(webProject['ecs-service-def.json'])
    for (const [from, to] of [
      ['"DISABLED"', '"ENABLED"'],
      ['subnet-0a1b2c3d', 'subnet-0aaaaaaa'],
      ['{"desiredCount"', '{"enableExecuteCommand":true,"desiredCount"'],
    ] as const) {
      const other = createStage({ files: { 'ecs-service-def.json': open.replace(from, to) } })
      const { stderr, exitCode } = await other.run('deploy --no-wait', { policy })
      expect(exitCode).not.toBe(0)
      expect(stderr).toContain('denies it explicitly')
    }
  })

  test('--hardened holds for a role that is given more one day', async () => {
    const denies = [(await createStage().policyOf(['status'], ['--hardened'])).Statement].flat()
    const policy = {
      Version: '2012-10-17' as const,
      Statement: [
        ...denies.filter(({ Effect }) => Effect === 'Deny'),
        { Effect: 'Allow' as const, Action: ['ecs:*', 'iam:PassRole', 'logs:*'], Resource: '*' },
      ],
    }
    const stage = createStage()
    const told = await stage.run('deploy --no-wait', { policy })
    expect(told.exitCode).not.toBe(0)
    expect(told.stderr).toMatch(/iam:PassRole .*\n?.*denies it explicitly/s)
    const decide = (action: string) =>
      evaluate(
        { principal: `arn:aws:iam::${account}:role/deployer`, action, resource: '*', context: {} },
        { identityPolicies: [compilePolicy(policy)] },
      ).decision
    expect(decide('ecs:ExecuteCommand')).toBe('Deny')
    expect(decide('ecs:ListTasks')).toBe('Allow')
  })

  test('a policy longer than IAM takes is split, with all roles that are passed in one part', async () => {
    const roles = Array.from(
      { length: 60 },
      (_, i) => `arn:aws:ecs:ap-northeast-1:${account}:service/app/web-${'x'.repeat(80)}-${i}`,
    )
    const { splitPolicy } = await import('../../src/permissions/index.ts')
    const parts = splitPolicy(roles.map((Resource) => ({ Effect: 'Allow', Action: 'ecs:UpdateService', Resource })))
    expect(parts.length).toBeGreaterThan(1)
    for (const part of parts) expect(JSON.stringify(part).length).toBeLessThanOrEqual(6144)
    expect(parts.flatMap(({ Statement }) => Statement)).toHaveLength(60)
  })
})

import { describe, expect, test } from 'vitest'
import { compilePolicy, evaluate, type PolicyDocument, type StatementDocument } from '../../src/iam/index.ts'
import type { Tree } from '../support/files.ts'
import { addDeploymentGroup } from './deployment-group.ts'
import { account, createStage, region, type Stage, webProject, webProjectWithLookup } from './stage.ts'

// What a command loses with one right less, and what its policy holds and does not: CodeDeploy, auto scaling, lookups, verify, other
// partitions. That ECS's own calls ask for what they ask for, src/sandbox/authorize/expansion.test.ts says.

const targetGroup = `arn:aws:elasticloadbalancing:${region}:${account}:targetgroup/blue/0123456789abcdef`
const task = JSON.parse(String(webProject['ecs-task-def.json']))

function statementsIn({ Statement }: PolicyDocument): StatementDocument[] {
  return [Statement].flat()
}

function actionsIn(policy: PolicyDocument): string[] {
  return statementsIn(policy).flatMap(({ Action }) => [Action ?? []].flat())
}

/** The policy without an action. */
function without(policy: PolicyDocument, action: string): PolicyDocument {
  const left = statementsIn(policy).flatMap((statement) => {
    const Action = [statement.Action ?? []].flat().filter((one) => one !== action)
    return Action.length === 0 ? [] : [{ ...statement, Action }]
  })
  return { ...policy, Statement: left }
}

describe('a service that CodeDeploy deploys', () => {
  const byCodeDeploy: Tree = {
    'ecspresso.yml': `${webProject['ecspresso.yml']}codedeploy:\n  application_name: shop\n  deployment_group_name: web\n`,
    'ecs-service-def.json': JSON.stringify({
      ...JSON.parse(String(webProject['ecs-service-def.json'])),
      deploymentConfiguration: { maximumPercent: 200, minimumHealthyPercent: 100 },
      deploymentController: { type: 'CODE_DEPLOY' },
      loadBalancers: [{ targetGroupArn: targetGroup, containerName: 'app', containerPort: 80 }],
    }),
    'ecs-task-def.json': JSON.stringify({
      ...task,
      containerDefinitions: [{ ...task.containerDefinitions[0], portMappings: [{ containerPort: 80 }] }],
    }),
  }

  async function deployed(): Promise<Stage> {
    const stage = createStage({ files: byCodeDeploy, resources: { roles: [{ name: 'codedeploy' }] } })
    expect((await stage.run('deploy')).exitCode).toBe(0)
    addDeploymentGroup(stage)
    return stage
  }

  test('is not deployed without codedeploy:RegisterApplicationRevision', async () => {
    const stage = await deployed()
    const policy = without(await stage.policyOf(['deploy']), 'codedeploy:RegisterApplicationRevision')
    const told = await stage.run('deploy', { policy, env: { TAG: 'v2' } })
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain('codedeploy:RegisterApplicationRevision')
  })

  test('is not searched for where the configuration names the group', async () => {
    const actions = actionsIn(await (await deployed()).policyOf(['deploy']))
    expect(actions).toContain('codedeploy:CreateDeployment')
    expect(
      actions.filter((action) => /codedeploy:(List(Applications|DeploymentGroups)|BatchGet)/.test(action)),
    ).toEqual([])
  })

  test('is deployed without the right to look at its targets', async () => {
    const stage = await deployed()
    const policy = await stage.policyOf(['deploy'])
    expect(actionsIn(policy)).toContain('codedeploy:GetDeploymentTarget')
    const told = await stage.run('deploy', {
      policy: without(policy, 'codedeploy:GetDeploymentTarget'),
      env: { TAG: 'v2' },
    })
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toContain('it needs codedeploy:GetDeploymentTarget on ')
  })
})

test('the right to register a scalable target is fenced to counts of services', async () => {
  const policy = await createStage().policyOf(['scale --auto-scaling-min 1'])
  const decide = (namespace: string, dimension: string) =>
    evaluate(
      {
        principal: `arn:aws:iam::${account}:role/deployer`,
        action: 'application-autoscaling:RegisterScalableTarget',
        resource: `arn:aws:application-autoscaling:${region}:${account}:scalable-target/0ec5ab12cd34`,
        context: {
          'application-autoscaling:service-namespace': namespace,
          'application-autoscaling:scalable-dimension': dimension,
        },
      },
      { identityPolicies: [compilePolicy(policy)] },
    ).decision
  expect(decide('ecs', 'ecs:service:DesiredCount')).toBe('Allow')
  expect(decide('dynamodb', 'dynamodb:table:ReadCapacityUnits')).toBe('Deny')
  expect(decide('ecs', 'dynamodb:table:ReadCapacityUnits')).toBe('Deny')
})

test('a Terraform state that is not there is denied to who may not list the bucket, and missing to who may', async () => {
  const stage = createStage({ files: webProjectWithLookup, resources: { buckets: [{ name: 'states', objects: [] }] } })
  const read: StatementDocument = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::states/*' }
  const list: StatementDocument = { Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::states' }
  const run = (...Statement: readonly StatementDocument[]) =>
    stage.run('register', { policy: { Version: '2012-10-17', Statement } })
  const denied = await run(read)
  expect(denied.exitCode).toBe(1)
  expect(denied.stderr).toContain('is not authorized to perform: s3:ListBucket')
  expect(denied.stderr).toContain('hint: there is probably no such object')
  const missing = await run(read, list)
  expect(missing.exitCode).toBe(1)
  expect(missing.stderr).toContain('there is no Terraform state at `s3://states/prod.tfstate`')
})

test('a run ends well without its log lines, and says once what they need', async () => {
  const stage = createStage()
  const policy = without(await stage.policyOf(['run --watch-container app']), 'logs:GetLogEvents')
  const told = await stage.run('run --watch-container app', { policy })
  expect(told.exitCode, told.stderr).toBe(0)
  expect(told.stderr.match(/it needs logs:GetLogEvents/g)).toHaveLength(1)
})

test('verify asks as the execution role where it may be assumed, else as the caller, whose policy holds that too', async () => {
  const stage = createStage()
  const policy = await stage.policyOf(['verify'])
  expect(actionsIn(policy)).toContain('logs:DescribeLogGroups')
  const told = await stage.run('verify', { policy: without(policy, 'sts:AssumeRole') })
  expect(told.stderr).not.toContain('sts:AssumeRole')
  expect(told.stdout).toMatch(/^\[NG\] {3}permissions of the execution role: they do not allow logs:/m)
  const nobody = ['sts:AssumeRole', 'iam:ListRolePolicies'].reduce(without, policy)
  expect((await stage.run('verify', { policy: nobody })).stdout).toMatch(
    /^\[WARN\] permissions of the execution role: not checked: neither sts:AssumeRole nor /m,
  )
  expect(told.stdout).toContain('[OK]   container app: log group /ecs/web')
})

test('a task whose execution role may not read its secret stops, and the deployment fails for it', async () => {
  const secret = `arn:aws:secretsmanager:${region}:${account}:secret:web/password`
  const files = {
    ...webProject,
    'ecs-task-def.json': JSON.stringify({
      ...task,
      containerDefinitions: [{ ...task.containerDefinitions[0], secrets: [{ name: 'PASSWORD', valueFrom: secret }] }],
    }),
  }
  const logs: PolicyDocument = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: '*' }],
  }
  const stage = createStage({
    files,
    resources: {
      secrets: [{ name: 'web/password', value: 'x' }],
      roles: [{ name: 'web-exec', policies: { logs: JSON.stringify(logs) } }],
    },
  })
  const told = await stage.run('deploy')
  expect(told.exitCode).not.toBe(0)
  expect(told.stderr).toContain('ResourceInitializationError')
  expect(told.stderr).toContain('secretsmanager:GetSecretValue')
})

test('every ARN of a policy is of the partition of its region', async () => {
  const china = (text: unknown) => String(text).replaceAll('arn:aws:', 'arn:aws-cn:').replaceAll(region, 'cn-north-1')
  const files = Object.fromEntries(Object.entries(webProject).map(([name, text]) => [name, china(text)]))
  const lines = [
    'register',
    'run --watch-container app',
    'deploy',
    'rollback',
    'verify',
    'scale --tasks 1',
    'delete --force',
  ]
  const policy = await createStage({ files }).policyOf(lines, [
    '--assume',
    "web:<previous revision> passes the definition file's roles",
  ])
  const arns = statementsIn(policy).flatMap(
    ({ Resource, Condition }) => JSON.stringify([Resource, Condition]).match(/arn:[^"]+/g) ?? [],
  )
  expect(arns.length).toBeGreaterThan(10)
  expect(arns.filter((arn) => !arn.startsWith('arn:aws-cn:'))).toEqual([])
})

import { describe, expect, test } from 'vitest'
import { memoryFiles, type Tree } from '../support/files.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { webProject } from './stage.ts'

const account = '111122223333'

/** Runs a command line in a folder with the web project and a scenario. */
function run(line: string, scenario: string, files: Tree = {}) {
  const memory = memoryFiles('/project', {
    ...webProject,
    'scenario.yml': `account: "${account}"\n${scenario}`,
    ...files,
  })
  let tokens = 0
  return runTestCommand([...line.split(' '), '--scenario', 'scenario.yml'], {
    ...testPorts({ env: {} }),
    files: memory,
    realNow: Date.now,
    token: () => `token-${++tokens}`,
  })
}

describe('what a scenario lists is all that there is of its kind', () => {
  test('a log group that it does not list fails the task, as on AWS', async () => {
    const told = await run('run --watch-container app', 'logGroups: [/other]')
    expect(told.exitCode).not.toBe(0)
    expect(told.stderr).toContain('The specified log group does not exist')
  })

  test('a cluster that it does not list is not found', async () => {
    const told = await run('deploy', 'clusters: [another]')
    expect(told.exitCode).not.toBe(0)
    expect(told.stderr).toContain('Cluster')
    expect(told.stderr).not.toContain('bug:')
  })

  test('a role that it does not list cannot be taken up', async () => {
    const told = await run('deploy', 'roles: [{ name: web-exec }]')
    expect(told.exitCode).not.toBe(0)
    expect(told.stderr).toMatch(/web-task/)
  })

  test('with what it does not list the project has its way', async () => {
    const told = await run('deploy', 'buckets: []')
    expect([told.exitCode, told.stderr.includes('web runs web:1')]).toEqual([0, true])
  })

  // A project that names one of everything: what the scenario does not list of a kind fails as on AWS, what it says nothing of is there.
  test.each<[kind: string, story: 'fargate' | 'staged' | 'instances', says: string]>([
    ['clusters: [another]', 'fargate', 'Cluster not found'],
    ['roles: []', 'fargate', 'ECS was unable to assume the role'],
    ['logGroups: []', 'fargate', 'The specified log group does not exist'],
    ['repositories: []', 'fargate', 'CannotPullContainerError'],
    ['secrets: []', 'fargate', "Secrets Manager can't find the specified secret"],
    ['parameters: []', 'fargate', 'invalid parameters: /web/key'],
    ['buckets: []', 'fargate', 'failed to download env files'],
    ['subnets: [subnet-0ccc]', 'fargate', "The subnet ID 'subnet-0123456789abcdef0' does not exist"],
    ['securityGroups: [sg-0ccc]', 'fargate', "The security group 'sg-0123456789abcdef0' does not exist"],
    ['targetGroups: []', 'fargate', 'The target group arn:aws:elasticloadbalancing:'],
    ['namespaces: []', 'fargate', "The specified namespace wasn't found"],
    ['registries: []', 'fargate', 'The service registry arn:aws:servicediscovery:'],
    ['functions: []', 'staged', 'smoke-test'],
    ['containerInstances: []', 'instances', 'No Container Instances were found in your cluster'],
  ])('%s: a project that names another fails', async (kind, story, says) => {
    const told = await run('deploy --timeout 15m', kind, everything(story))
    expect(told.exitCode, told.stderr).not.toBe(0)
    expect(told.stderr).toContain(says)
    expect(told.stderr).not.toContain('bug:')
  })

  test.each(['fargate', 'staged', 'instances'] as const)('%s: what it says nothing of is there', async (story) => {
    const told = await run('deploy', 'stacks: []', everything(story))
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toContain('web runs web:1')
  })

  test('and without any scenario `verify` finds all that the project names', async () => {
    const told = await run('verify', 'stacks: []', everything('fargate'))
    expect(told.stdout).not.toContain('[NG]')
    expect(told.exitCode, told.stdout).toBe(0)
  })

  test('a value that a scenario gives stays', async () => {
    const told = await run(
      'verify',
      'secrets: [{ name: web/pass, suffix: AbCdEf, value: "{}" }]',
      everything('fargate'),
    )
    expect(told.stdout).toMatch(/\[NG\] +container app: secret PASS/)
  })

  // The first command is given what it names; the scenario of the second one says that there is none of it.
  test.each<[kind: string, says: string]>([
    ['repositories: []', 'CannotPullContainerError'],
    ['secrets: []', "Secrets Manager can't find the specified secret"],
    ['parameters: []', 'invalid parameters: /web/key'],
    ['buckets: []', 'failed to download env files'],
    ['targetGroups: []', 'The target group arn:aws:elasticloadbalancing:'],
    ['namespaces: []', "The specified namespace wasn't found"],
    ['registries: []', 'The service registry arn:aws:servicediscovery:'],
  ])('%s, in a sandbox that has worked without it', async (kind, says) => {
    const files = memoryFiles('/project', {
      ...webProject,
      ...everything('fargate'),
      'scenario.yml': `account: "${account}"\n${kind}`,
    })
    let tokens = 0
    const told = (line: string) =>
      runTestCommand(line.split(' '), {
        ...testPorts({ env: {} }),
        files,
        realNow: Date.now,
        token: () => `token-${++tokens}`,
      })
    const before = await told('deploy --sandbox')
    expect(before.exitCode, before.stderr).toBe(0)
    const after = await told('deploy --timeout 15m --force-new-deployment --scenario scenario.yml')
    expect(after.exitCode, after.stderr).not.toBe(0)
    expect(after.stderr).toContain(says)
  })
})

/** The web project with one of everything that a project may name. */
function everything(story: 'fargate' | 'staged' | 'instances'): Tree {
  const task = JSON.parse(String(webProject['ecs-task-def.json']))
  const service = JSON.parse(String(webProject['ecs-service-def.json']))
  const at = `ap-northeast-1:${account}`
  const group = (name: string) => `arn:aws:elasticloadbalancing:${at}:targetgroup/${name}/0123456789abcdef`
  const [container] = task.containerDefinitions
  const onFargate = {
    image: `${account}.dkr.ecr.ap-northeast-1.amazonaws.com/web:v1`,
    portMappings: [{ containerPort: 80, name: 'http' }],
    secrets: [
      { name: 'KEY', valueFrom: '/web/key' },
      { name: 'PASS', valueFrom: `arn:aws:secretsmanager:${at}:secret:web/pass-AbCdEf:password::` },
    ],
    environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::web-files/app.env' }],
  }
  const advancedConfiguration = {
    alternateTargetGroupArn: group('green'),
    productionListenerRule: `arn:aws:elasticloadbalancing:${at}:listener-rule/app/web/0123456789abcdef/0123456789abcdef/0123456789abcdef`,
    roleArn: `arn:aws:iam::${account}:role/web-balancers`,
  }
  const hook = {
    hookTargetArn: `arn:aws:lambda:${at}:function:smoke-test`,
    roleArn: `arn:aws:iam::${account}:role/web-hooks`,
    lifecycleStages: ['POST_SCALE_UP'],
  }
  const balancer = { targetGroupArn: group('blue'), containerName: 'app', containerPort: 80 }
  const awsvpcConfiguration = { subnets: ['subnet-0123456789abcdef0'], securityGroups: ['sg-0123456789abcdef0'] }
  const ofService = {
    fargate: {
      loadBalancers: [balancer],
      serviceRegistries: [{ registryArn: `arn:aws:servicediscovery:${at}:service/srv-abcdefghijklmnop` }],
      serviceConnectConfiguration: {
        enabled: true,
        namespace: 'web',
        services: [{ portName: 'http', clientAliases: [{ port: 80 }] }],
      },
    },
    staged: {
      loadBalancers: [{ ...balancer, advancedConfiguration }],
      deploymentConfiguration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0, lifecycleHooks: [hook] },
    },
    instances: { launchType: 'EC2' },
  }[story]
  return {
    'ecs-task-def.json': JSON.stringify({
      ...task,
      ...(story === 'instances' ? { requiresCompatibilities: ['EC2'] } : {}),
      containerDefinitions: [{ ...container, ...onFargate }],
    }),
    'ecs-service-def.json': JSON.stringify({
      ...service,
      ...ofService,
      networkConfiguration: { awsvpcConfiguration },
    }),
  }
}

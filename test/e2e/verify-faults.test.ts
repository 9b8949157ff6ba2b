import { describe, expect, test } from 'vitest'
import { account, createStage, region, type Stage, webProject } from './stage.ts'

// What `verify` says where AWS does not answer as it should: the thing that was asked about is not known, or known late; all others are told
// as ever, nothing fails of it, and a denial names the permission.

const service = JSON.parse(String(webProject['ecs-service-def.json']))
const role = (name: string) => `arn:aws:iam::${account}:role/${name}`
const gate = `arn:aws:lambda:${region}:${account}:function:gate`
const lattice = `arn:aws:vpc-lattice:${region}:${account}:targetgroup/tg-0123456789abcdef0`
const group = `arn:aws:elasticloadbalancing:${region}:${account}:targetgroup/web/0123456789abcdef`
const registry = `arn:aws:servicediscovery:${region}:${account}:service/srv-0123456789abcdef`

const files = {
  'ecs-service-def.json': JSON.stringify({
    ...service,
    deploymentConfiguration: {
      strategy: 'BLUE_GREEN',
      lifecycleHooks: [{ hookTargetArn: gate, roleArn: role('hooks'), lifecycleStages: ['PRE_SCALE_UP'] }],
    },
    loadBalancers: [{ targetGroupArn: group, containerName: 'app', containerPort: 80 }],
    vpcLatticeConfigurations: [{ roleArn: role('lattice'), targetGroupArn: lattice, portName: 'http' }],
    serviceRegistries: [{ registryArn: registry }],
    serviceConnectConfiguration: { enabled: true, namespace: 'internal' },
  }),
  'ecs-task-def.json': String(webProject['ecs-task-def.json']).replace(
    '"essential":true',
    '"essential":true,"portMappings":[{"containerPort":80,"name":"http"}]',
  ),
}

/** Each of its reads, and the line of what it is asked for. */
const reads = [
  ['ec2:DescribeSubnets', 'subnets subnet-0a1b2c3d'],
  ['ec2:DescribeSecurityGroups', 'security groups sg-0a1b2c3d'],
  ['elasticloadbalancing:DescribeTargetGroups', `target group ${group}`],
  ['vpc-lattice:GetTargetGroup', `target group ${lattice}`],
  ['lambda:GetFunctionConfiguration', `function ${gate}`],
  ['servicediscovery:GetService', `registry ${registry}`],
  ['servicediscovery:ListNamespaces', 'namespace internal of Service Connect'],
  ['logs:DescribeLogGroups', 'container app: log group /ecs/web'],
  ['ecs:DescribeClusters', 'cluster app'],
  ['iam:GetRole', `role of ECS ${role('hooks')}`],
  ['iam:ListRolePolicies', 'permissions of the execution role'],
] as const

interface Fault {
  readonly fault: 'denial' | 'throttling' | 'serverError' | 'closed'
}

function stageWith(operation: string, fault?: Fault, count?: number): Stage {
  return createStage({
    files,
    resources: {
      roles: [{ name: 'hooks', trust: 'ecs.amazonaws.com' }],
      functions: [{ name: 'gate' }],
      latticeTargetGroups: [lattice],
    },
    behaviours: fault ? [{ rule: 'fault', operation, ...(count === undefined ? {} : { count }), ...fault }] : [],
  })
}

async function linesOf(stage: Stage): Promise<readonly string[]> {
  const told = await stage.run('verify --timeout 30m')
  expect(told.stderr).not.toMatch(/^(bug|error)/m)
  expect(told.calls.filter((name) => /:(Create|Put|Register|Update|Delete)/.test(name))).toEqual([])
  return told.stdout.trim().split('\n').slice(0, -1)
}

describe.each(reads)('verify, where %s', (operation, thing) => {
  test.each([
    ['is denied', { fault: 'denial' }, new RegExp(`not checked: .*${operation}`)],
    ['is throttled for ever', { fault: 'throttling' }, /not checked: .*(was not answered|did not answer)/],
    ['fails for ever', { fault: 'serverError' }, /not checked: .*(was not answered|did not answer)/],
    ['breaks off', { fault: 'closed' }, /not checked: .*(was not answered|did not answer)/],
  ] as const)('%s', async (_, fault, words) => {
    const usual = await linesOf(stageWith(operation))
    const faulty = await linesOf(stageWith(operation, fault))
    expect(faulty).toHaveLength(usual.length)
    const line = faulty.find((one) => one.slice(7) === thing || one.slice(7).startsWith(`${thing}: `))
    expect(line).toMatch(/^\[WARN\]/)
    expect(line).toMatch(words)
    // What is asked by another call is told as ever; one that depends on it says less, never more.
    for (const one of faulty) if (!one.startsWith('[WARN]')) expect(usual).toContain(one)
  })

  test.each([
    ['is throttled twice', { fault: 'throttling' }],
    ['fails twice', { fault: 'serverError' }],
  ] as const)('%s', async (_, fault) => {
    expect(await linesOf(stageWith(operation, fault, 2))).toEqual(await linesOf(stageWith(operation)))
  })
})

test('all of it is allowed by its policy, and no more than that is asked', async () => {
  const stage = stageWith('')
  const { Statement } = await stage.policyOf(['verify'])
  const allowed = [Statement].flat().flatMap(({ Action }) => Action ?? [])
  const asked = (await stage.run('verify')).entries.flatMap(({ checks }) => checks.map(({ action }) => action))
  // To be the execution role is optional, and left out of a policy that is not asked for it.
  expect([...new Set(asked)].filter((action) => !allowed.includes(action))).toEqual(['sts:AssumeRole'])
  for (const [operation] of reads) expect(allowed).toContain(operation)
})

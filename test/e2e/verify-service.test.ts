import { describe, expect, test } from 'vitest'
import type { Resources } from '../../src/sandbox/index.ts'
import type { Http } from '../../src/wire/index.ts'
import { account, createStage, region, type Stage, webProject } from './stage.ts'

// What `verify` looks at of a service: its network, target groups, hooks, names.

const service = JSON.parse(String(webProject['ecs-service-def.json']))
const task = JSON.parse(String(webProject['ecs-task-def.json']))
const lattice = `arn:aws:vpc-lattice:${region}:${account}:targetgroup/tg-0123456789abcdef0`
const gate = `arn:aws:lambda:${region}:${account}:function:gate`

function vpc(subnets: readonly string[], securityGroups: readonly string[] = []) {
  return { networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups } } }
}

function hook(hookTargetArn: string) {
  return {
    deploymentConfiguration: { lifecycleHooks: [{ hookTargetArn, roleArn: role('hooks'), lifecycleStages: [] }] },
  }
}

function role(name: string) {
  return `arn:aws:iam::${account}:role/${name}`
}

function stageWith(more: object, resources: Resources = {}, ofTask: object = {}): Stage {
  const files = {
    'ecs-service-def.json': JSON.stringify({ ...service, ...more }),
    'ecs-task-def.json': JSON.stringify({ ...task, ...ofTask }),
  }
  return createStage({ files, resources })
}

/** The line about a thing, of `verify` under exactly its generated policy. */
async function lineAbout(stage: Stage, thing: string, options = {}): Promise<string | undefined> {
  const told = await stage.run('verify', options)
  expect(told.stderr).not.toMatch(/^bug/m)
  return told.stdout.split('\n').find((line) => line.includes(`   ${thing}`) || line.includes(`] ${thing}`))
}

const network: Resources = {
  subnets: ['subnet-a', 'subnet-b', { id: 'subnet-c', vpcId: 'vpc-other' }],
  securityGroups: ['sg-a', { id: 'sg-c', vpcId: 'vpc-other' }],
}

describe('verify looks at the network', () => {
  test.each([
    ['all is there', ['subnet-a', 'subnet-b'], [], '[OK]   subnets subnet-a, subnet-b'],
    [
      'some are not there',
      ['subnet-a', 'subnet-x', 'subnet-y'],
      [],
      '[NG]   subnets subnet-a, subnet-x, subnet-y: there is no `subnet-x`, `subnet-y`',
    ],
    [
      'in several VPCs',
      ['subnet-a', 'subnet-c'],
      [],
      '[NG]   subnets subnet-a, subnet-c: they are in several VPCs: `vpc-0123456789abcdef0`, `vpc-other`',
    ],
  ])('subnets: %s', async (_, subnets, groups, line) => {
    expect(await lineAbout(stageWith(vpc(subnets, groups), network), 'subnets')).toBe(line)
  })

  test.each([
    ['sg-a', '[OK]   security groups sg-a'],
    ['sg-x', '[NG]   security groups sg-x: there is no `sg-x`'],
    ['sg-c', '[NG]   security groups sg-c: `sg-c` is in `vpc-other`, the subnets are in `vpc-0123456789abcdef0`'],
  ])('security groups: %s', async (group, line) => {
    expect(await lineAbout(stageWith(vpc(['subnet-a'], [group]), network), 'security groups')).toBe(line)
  })

  test('both faults of one group list at once', async () => {
    const stage = stageWith(vpc(['subnet-a'], ['sg-x', 'sg-c']), network)
    expect(await lineAbout(stage, 'security groups')).toBe(
      '[NG]   security groups sg-x, sg-c: there is no `sg-x`; `sg-c` is in `vpc-other`, the subnets are in `vpc-0123456789abcdef0`',
    )
  })

  test('where the subnets may not be looked at, nothing is said of VPCs', async () => {
    const stage = stageWith(vpc(['subnet-a'], ['sg-c']), network)
    const policy = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'ec2:DescribeSecurityGroups', Resource: '*' }],
    } as const
    expect(await lineAbout(stage, 'security groups', { policy })).toBe('[OK]   security groups sg-c')
    expect(await lineAbout(stage, 'subnets', { policy })).toMatch(
      /^\[WARN\] subnets subnet-a: not checked: ec2:DescribeSubnets is not allowed$/,
    )
  })

  test('subnets without a free address', async () => {
    const stage = stageWith(vpc(['subnet-a', 'subnet-b']), network)
    const full = replacing(/<availableIpAddressCount>251</g, '<availableIpAddressCount>0<')
    expect(await lineAbout(stage, 'subnets', { way: full })).toBe(
      '[NG]   subnets subnet-a, subnet-b: none of them has a free address',
    )
    const one = replacing(/<availableIpAddressCount>251</, '<availableIpAddressCount>0<')
    expect(await lineAbout(stage, 'subnets', { way: one })).toBe('[OK]   subnets subnet-a, subnet-b')
  })
})

/** A way to the sandbox that changes answers of EC2. */
function replacing(found: RegExp, by: string) {
  return (http: Http): Http =>
    async (request, signal) => {
      const response = await http(request, signal)
      if (!request.url.includes('//ec2.')) return response
      return { ...response, body: Buffer.from(Buffer.from(response.body).toString().replace(found, by)) }
    }
}

describe('verify looks at target groups', () => {
  function balanced(stage: Stage, more: object): string {
    const input = { Name: 'web', Protocol: 'HTTP', Port: '80', ...more }
    const { TargetGroups } = Object(stage.sandbox.perform('elasticloadbalancing:CreateTargetGroup', input))
    return String(TargetGroups[0].TargetGroupArn)
  }

  test.each([
    ['ip, where the tasks have addresses', { TargetType: 'ip', VpcId: 'vpc-0123456789abcdef0' }, 'awsvpc', undefined],
    [
      'instance, where the tasks have addresses',
      { TargetType: 'instance', VpcId: 'vpc-0123456789abcdef0' },
      'awsvpc',
      'its target type is `instance`; tasks with `awsvpc` need `ip`',
    ],
    [
      'of another VPC',
      { TargetType: 'ip', VpcId: 'vpc-other' },
      'awsvpc',
      'it is in `vpc-other`, the subnets are in `vpc-0123456789abcdef0`',
    ],
    [
      'of another type and of another VPC',
      { TargetType: 'instance', VpcId: 'vpc-other' },
      'awsvpc',
      'its target type is `instance`; tasks with `awsvpc` need `ip`; it is in `vpc-other`, the subnets are in `vpc-0123456789abcdef0`',
    ],
    ['instance, where the tasks have none', { TargetType: 'instance' }, 'bridge', undefined],
    [
      'ip, where the tasks have none',
      { TargetType: 'ip' },
      'bridge',
      'its target type is `ip`; tasks without `awsvpc` need `instance`',
    ],
  ])('%s', async (_, group, networkMode, fault) => {
    const isVpc = networkMode === 'awsvpc'
    const stage = stageWith({}, isVpc ? network : {})
    const arn = balanced(stage, group)
    const loadBalancers = [{ targetGroupArn: arn, containerName: 'app', containerPort: 80 }]
    const { networkConfiguration: __, launchType: ___, ...plain } = service
    const files = stage.files
    const own = isVpc ? { ...service, ...vpc(['subnet-a']) } : plain
    await files.write('/project/ecs-service-def.json', JSON.stringify({ ...own, loadBalancers }))
    const { requiresCompatibilities: ____, ...bridged } = task
    await files.write('/project/ecs-task-def.json', JSON.stringify(isVpc ? task : { ...bridged, networkMode }))
    expect(await lineAbout(stage, 'target group')).toBe(
      fault === undefined ? `[OK]   target group ${arn}` : `[NG]   target group ${arn}: ${fault}`,
    )
  })

  test('of VPC Lattice', async () => {
    const configurations = {
      vpcLatticeConfigurations: [{ roleArn: role('lattice'), targetGroupArn: lattice, portName: 'x' }],
    }
    const some = stageWith(configurations, { latticeTargetGroups: [lattice] })
    expect(await lineAbout(some, 'target group')).toBe(`[OK]   target group ${lattice}`)
    expect(await lineAbout(stageWith(configurations), 'target group')).toBe(
      `[NG]   target group ${lattice}: there is no such target group`,
    )
  })
})

describe('verify looks at what deployments use', () => {
  test.each([
    ['there', { functions: [{ name: 'gate' }] }, gate, `[OK]   function ${gate}`],
    ['there, named by an alias', { functions: [{ name: 'gate' }] }, `${gate}:live`, `[OK]   function ${gate}:live`],
    ['not there', { functions: [{ name: 'gates' }] }, gate, `[NG]   function ${gate}: there is no such function`],
  ])('a function of a hook: %s', async (_, resources, arn, line) => {
    expect(await lineAbout(stageWith(hook(arn), resources), 'function')).toBe(line)
  })

  test('the role of a hook', async () => {
    const stage = stageWith(hook(gate), { roles: [{ name: 'hooks' }] })
    expect(await lineAbout(stage, `role of ECS ${role('hooks')}`)).toBe(
      `[NG]   role of ECS ${role('hooks')}: its trust policy does not let \`ecs.amazonaws.com\` have it`,
    )
    const right = stageWith(hook(gate), { roles: [{ name: 'hooks', trust: 'ecs.amazonaws.com' }] })
    expect(await lineAbout(right, 'role of ECS')).toBe(`[OK]   role of ECS ${role('hooks')}`)
  })

  test('a hook that pauses calls nobody', async () => {
    const stage = stageWith({
      deploymentConfiguration: { lifecycleHooks: [{ targetType: 'PAUSE', lifecycleStages: ['PRE_SCALE_UP'] }] },
    })
    expect(await lineAbout(stage, 'function')).toBeUndefined()
    expect((await stage.run('verify')).calls.filter((name) => name.startsWith('lambda:'))).toEqual([])
  })

  test('the namespace of Service Connect, by itself or the one of the cluster', async () => {
    const connect = (more: object) => ({ serviceConnectConfiguration: { enabled: true, ...more } })
    const stage = stageWith(connect({ namespace: 'internal' }))
    expect(await lineAbout(stage, 'namespace')).toBe(
      '[NG]   namespace internal of Service Connect: there is no such namespace',
    )
    stage.sandbox.perform('servicediscovery:CreateHttpNamespace', { Name: 'internal' })
    expect(await lineAbout(stage, 'namespace')).toBe('[OK]   namespace internal of Service Connect')
    const own = stageWith(connect({}))
    expect(await lineAbout(own, 'cluster')).toBe(
      '[NG]   cluster app: it has no default namespace, and `serviceConnectConfiguration` names none',
    )
    expect(await lineAbout(stageWith(connect({ enabled: false })), 'cluster')).toBe('[OK]   cluster app')
  })

  test('a registry of Cloud Map', async () => {
    const arn = `arn:aws:servicediscovery:${region}:${account}:service/srv-0123456789abcdef`
    const stage = stageWith({ serviceRegistries: [{ registryArn: arn }] })
    expect(await lineAbout(stage, 'registry')).toBe(`[NG]   registry ${arn}: there is no such service of Cloud Map`)
    stage.sandbox.perform('servicediscovery:CreateHttpNamespace', { Name: 'internal' })
    const { Namespaces } = Object(stage.sandbox.perform('servicediscovery:ListNamespaces', {}))
    const input = { Name: 'web', NamespaceId: Namespaces[0].Id }
    const { Service } = Object(stage.sandbox.perform('servicediscovery:CreateService', input))
    await stage.files.write(
      '/project/ecs-service-def.json',
      JSON.stringify({ ...service, serviceRegistries: [{ registryArn: Service.Arn }] }),
    )
    expect(await lineAbout(stage, 'registry')).toBe(`[OK]   registry ${Service.Arn}`)
  })
})

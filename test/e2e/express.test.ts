import { describe, expect, test } from 'vitest'
import { createRoleWithPolicy, type Resources } from '../../src/sandbox/index.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { account, createStage, region, type StageOptions } from './stage.ts'

const role = (name: string) => `arn:aws:iam::${account}:role/${name}`
const definition = {
  infrastructureRoleArn: role('infrastructure'),
  executionRoleArn: role('web-exec'),
  taskRoleArn: role('web-task'),
  cpu: '512',
  memory: '1024',
  cpuArchitecture: 'ARM64',
  primaryContainer: { image: 'example.com/web:{{ env `TAG` `v1` }}', containerPort: 80 },
  scalingTarget: { minTaskCount: 2, maxTaskCount: 4 },
}

function createExpressStage(change: object = {}, resources: Resources = {}, options: StageOptions = {}) {
  return createStage({
    ...options,
    files: {
      'ecspresso.yml': `region: ${region}\ncluster: app\nservice: web\nexpress_definition: ex.json\n`,
      'ex.json': JSON.stringify({ ...definition, ...change }),
    },
    resources: { roles: [{ name: 'infrastructure', trust: 'ecs.amazonaws.com' }], ...resources },
  })
}

const next = { env: { TAG: 'v2' } }
const writes = (calls: readonly string[]) =>
  calls.filter((name) => /:(Update|Stop|Register|Deregister|Create|Tag|Untag)/.test(name))

describe('an Express service', () => {
  test('is created and updated under exactly the generated policy, and followed by its stages', async () => {
    const stage = createExpressStage()
    const created = await stage.run('deploy')
    expect(created.exitCode, created.stderr).toBe(0)
    expect(writes(created.calls)).toEqual(['ecs:CreateExpressGatewayService'])
    expect(created.stderr).toContain('created Express service web in cluster app\n')
    expect(created.stderr).toMatch(/web runs app-web:1\n$/)
    const told = await stage.run('deploy', next)
    expect(told.exitCode, told.stderr).toBe(0)
    expect(writes(told.calls)).toEqual(['ecs:UpdateExpressGatewayService'])
    expect(told.stderr).toMatch(/IN_PROGRESS at PRODUCTION_TRAFFIC_SHIFT, \d+% of production/)
    expect(told.stderr).toMatch(/web runs app-web:2\n$/)
    expect((await stage.run('wait')).exitCode).toBe(0)
    const { stdout } = await stage.run('status')
    expect(stdout).toContain('TaskDefinition: app-web:2\n')
    expect(stdout).toMatch(/^Express:\n {2}Status: ACTIVE\n {2}IngressPaths:\n {4}PUBLIC [\w.-]+\.on\.aws\n/m)
  })

  test('sends the task definition and the architecture that the file names', async () => {
    const stage = createExpressStage()
    await stage.asAdministrator('deploy')
    const dry = await stage.run('deploy --dry-run', next)
    expect(dry.exitCode, dry.stderr).toBe(0)
    expect(JSON.parse(dry.stdout)).toMatchObject({
      serviceArn: expect.stringContaining(':service/app/web'),
      cpuArchitecture: 'ARM64',
      primaryContainer: { image: 'example.com/web:v2', environment: [], secrets: [] },
    })
    expect(JSON.parse(dry.stdout)).not.toHaveProperty('infrastructureRoleArn')
    expect(writes(dry.calls)).toEqual([])
  })

  test('gets its tags by calls of their own', async () => {
    const stage = createExpressStage({ tags: [{ key: 'team', value: 'web' }] })
    const created = await stage.run('deploy')
    expect(created.exitCode, created.stderr).toBe(0)
    await stage.files.write(
      '/project/ex.json',
      JSON.stringify({ ...definition, tags: [{ key: 'team', value: 'shop' }] }),
    )
    const told = await stage.run('deploy')
    expect(writes(told.calls)).toEqual(['ecs:TagResource', 'ecs:UpdateExpressGatewayService'])
  })

  test('is waited for to a stage, and stopped by a rollback', async () => {
    const stage = createExpressStage()
    await stage.asAdministrator('deploy')
    const told = await stage.run('deploy --wait-until ecs:PRODUCTION_TRAFFIC_SHIFT --output json', next)
    expect(told.exitCode, told.stderr).toBe(0)
    expect(JSON.parse(told.stdout).result).toMatchObject({ action: 'updated', deployment: { revision: 'app-web:2' } })
    const back = await stage.run('rollback --no-deregister-task-definition')
    expect(back.exitCode, back.stderr).toBe(0)
    expect(writes(back.calls)).toEqual(['ecs:StopServiceDeployment'])
    const nothing = await stage.run('rollback --no-deregister-task-definition')
    expect(nothing.stderr).toContain(
      'error: no deployment of service `web` is on its way [NOTHING_TO_STOP]\nhint: an Express service goes back by',
    )
  })

  test.each(['deploy --no-update-service', 'deploy --revision 1', 'scale --tasks 3', 'refresh'])(
    'has no %s',
    async (line) => {
      const stage = createExpressStage()
      await stage.asAdministrator('deploy')
      const told = await stage.asAdministrator(line)
      expect(told.exitCode).toBe(1)
      expect(told.stderr).toContain(
        'error: an Express service is only deployed by its definition [EXPRESS_UNSUPPORTED]\nhint: `ristretto deploy`',
      )
      expect(writes(told.calls)).toEqual([])
    },
  )

  test('a denial prints the statement, an interruption leaves it to ECS', async () => {
    const stage = createExpressStage()
    await stage.asAdministrator('deploy')
    const denied = await stage.run('deploy', { ...next, policy: await stage.policyOf(['wait']) })
    expect(denied.stderr).toContain('"Action": "ecs:UpdateExpressGatewayService"')
    const told = await stage.run('deploy', { ...next, interruptAfter: 20 })
    expect(told.stderr).toMatch(/error: interrupted: the deployment of app-web:2 has not ended/)
  })

  test('reads that lag behind writes change nothing', async () => {
    const stage = createExpressStage(
      {},
      {},
      { behaviours: [{ rule: 'consistency', staleSeconds: 9, missingSeconds: 6 }] },
    )
    const created = await stage.run('deploy')
    expect(created.exitCode, created.stderr).toBe(0)
    const told = await stage.run('deploy', next)
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toMatch(/web runs app-web:2\n$/)
  })
})

test('an Express service can be tried with --sandbox: what its definition names is there', async () => {
  const files = {
    'ecspresso.yml': `region: ${region}\ncluster: app\nservice: web\nexpress_definition: ex.json\n`,
    'ex.json': JSON.stringify({ ...definition, primaryContainer: { image: 'example.com/web:v1', containerPort: 80 } }),
  }
  const told = await runTestCommand(['deploy', '--sandbox'], testPorts({ files }))
  expect(told.exitCode, told.stderr).toBe(0)
  expect(told.stderr).toMatch(/web runs app-web:1\n$/)
})

test('delete of an Express service takes it away with its tasks', async () => {
  const stage = createExpressStage()
  await stage.asAdministrator('deploy')
  const told = await stage.run('delete --force')
  expect(told.exitCode, told.stderr).toBe(0)
  expect(told.calls).toEqual(['ecs:DescribeServices', 'ecs:DeleteExpressGatewayService'])
  expect(told.stderr).toMatch(/deleted Express service web in cluster app\n$/)
  const dry = await createExpressStage().run('delete --force --dry-run')
  expect(dry.stderr).toContain('error: service `web` does not exist')
})

describe('diff of an Express service', () => {
  const secret = { environment: [{ name: 'DB_PASSWORD', value: 'hunter2' }] }
  const container = { image: 'example.com/web:v1', containerPort: 80 }

  test('is empty after a deployment, whatever ECS has chosen by itself', async () => {
    const stage = createExpressStage()
    await stage.asAdministrator('deploy')
    const told = await stage.run('diff --exit-code')
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stdout).toBe('')
    expect(told.calls).toEqual(['ecs:DescribeServices', 'ecs:DescribeExpressGatewayService'])
    expect(told.stderr).toContain('nothing differs')
  })

  test('tells members that differ, and that ECS replaces the tasks', async () => {
    const stage = createExpressStage()
    await stage.asAdministrator('deploy')
    const told = await stage.run('diff --exit-code', next)
    expect(told.exitCode).toBe(1)
    expect(told.stdout).toMatch(/^-\s+"image": "example\.com\/web:v1"\n\+\s+"image": "example\.com\/web:v2"$/m)
    expect(told.stderr).toBe('a deployment would update `primaryContainer`, replace the tasks\n')
  })

  test('of the scaling alone replaces none, and a role that no update takes is said', async () => {
    const stage = createExpressStage()
    await stage.asAdministrator('deploy')
    const change = { scalingTarget: { minTaskCount: 3, maxTaskCount: 4 }, infrastructureRoleArn: role('other') }
    await stage.files.write('/project/ex.json', JSON.stringify({ ...definition, ...change }))
    expect((await stage.run('diff')).stderr).toBe(
      'a deployment would update `scalingTarget`; no update can change `infrastructureRoleArn`\n',
    )
  })

  test('shows variables that ECS has and the file does not, without what looks like a secret', async () => {
    const stage = createExpressStage({ primaryContainer: { ...container, ...secret } })
    await stage.asAdministrator('deploy')
    await stage.files.write('/project/ex.json', JSON.stringify({ ...definition, primaryContainer: container }))
    const told = await stage.run('diff')
    expect(told.stdout).toContain('-        "name": "DB_PASSWORD"')
    expect(told.stdout).not.toContain('hunter2')
    expect((await stage.asAdministrator('deploy')).exitCode).toBe(0)
    expect((await stage.run('diff --exit-code')).exitCode).toBe(0)
  })

  test('of one that is not there yet, as a document', async () => {
    const told = await createExpressStage().run('diff --format json')
    expect(told.exitCode, told.stderr).toBe(0)
    const document = JSON.parse(told.stdout)
    expect(document).toMatchObject({ service: { remote: '' }, effect: { createsService: true } })
    expect(document).not.toHaveProperty('taskDefinition')
    expect(told.stderr).toContain('service web does not exist in cluster app yet\n')
  })

  test.each([
    ['diff --without-service', 'an Express service has no task definition of its own to compare [EXPRESS_UNSUPPORTED]'],
    ['diff --image Main=example.com/web:v3', 'an Express service has no task definition that flags could change'],
  ])('%s is refused', async (line, words) => {
    const told = await createExpressStage().asAdministrator(line)
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain(`error: ${words}`)
  })
})

describe('verify of an Express service', () => {
  const lines = ({ stdout }: { readonly stdout: string }) =>
    stdout.split('\n').filter((line) => line.startsWith('[NG]'))

  const registry = `${account}.dkr.ecr.${region}.amazonaws.com`
  const container = {
    image: `${registry}/web:v1`,
    containerPort: 80,
    awsLogsConfiguration: { logGroup: '/ecs/web', logStreamPrefix: 'ecs' },
  }
  const repositories = [{ name: 'web', images: [{ tag: 'v1', platforms: ['linux/arm64'] }] }]
  const pulling = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: ['ecr:*', 'logs:*'], Resource: '*' }],
  }

  test('looks at its roles, its image, its log and its network, and finds nothing wrong', async () => {
    const network = { subnets: ['subnet-a'], securityGroups: ['sg-a'] }
    const stage = createExpressStage({ primaryContainer: container, networkConfiguration: network }, { repositories })
    createRoleWithPolicy(stage.sandbox, 'web-exec', pulling)
    const told = await stage.run('verify')
    expect(lines(told), told.stderr).toEqual([])
    expect(told.exitCode, told.stderr).toBe(0)
    const things = ['execution role arn', 'task role', 'role of ECS', 'Main: image', 'Main: log group /ecs/web']
    for (const thing of [...things, 'subnets subnet-a', 'security groups sg-a', 'cluster app'])
      expect(told.stdout).toContain(thing)
  })

  test('tells all that is wrong at once', async () => {
    const stage = createExpressStage({
      infrastructureRoleArn: role('nobody'),
      primaryContainer: {
        ...container,
        awsLogsConfiguration: { logGroup: '/ecs/none', logStreamPrefix: 'ecs' },
        secrets: [{ name: 'KEY', valueFrom: '/web/none' }],
      },
    })
    const told = await stage.run('verify')
    expect(told.exitCode).toBe(1)
    const wrong = lines(told).join('\n')
    for (const thing of ['role of ECS', `${registry}/web:v1`, '/ecs/none', '/web/none']) expect(wrong).toContain(thing)
  })
})

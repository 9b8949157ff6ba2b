import { describe, expect, test } from 'vitest'
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

function createExpressStage(change: object = {}, options: StageOptions = {}) {
  return createStage({
    ...options,
    files: {
      'ecspresso.yml': `region: ${region}\ncluster: app\nservice: web\nexpress_definition: ex.json\n`,
      'ex.json': JSON.stringify({ ...definition, ...change }),
    },
    resources: { roles: [{ name: 'infrastructure', trust: 'ecs.amazonaws.com' }] },
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
    expect((await stage.run('status')).stdout).toContain('TaskDefinition: app-web:2\n')
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
    const stage = createExpressStage({}, { behaviours: [{ rule: 'consistency', staleSeconds: 9, missingSeconds: 6 }] })
    const created = await stage.run('deploy')
    expect(created.exitCode, created.stderr).toBe(0)
    const told = await stage.run('deploy', next)
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toMatch(/web runs app-web:2\n$/)
  })
})

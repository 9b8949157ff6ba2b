import { describe, expect, test } from 'vitest'
import { createStage } from './stage.ts'

function job(more: object) {
  return [{ family: 'web', exitAfterSeconds: 4, ...more }]
}

describe('run', () => {
  test('takes flags that are empty for none', async () => {
    const stage = createStage({ behaviours: [{ startedBy: 'run', exitCode: 0 }] })
    const told = await stage.run('run --watch-container= --task-def= --client-token=')
    expect(told).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('container app exited with 0') })
  })

  test('shows the log to its last line and succeeds with exit code 0', async () => {
    const stage = createStage({ behaviours: job({ logLines: ['one', { afterSeconds: 3.9, message: 'last words' }] }) })
    const told = await stage.run('run --watch-container app')
    expect(told.exitCode).toBe(0)
    expect(told.calls.slice(0, 3)).toEqual(['ecs:RegisterTaskDefinition', 'ecs:RunTask', 'ecs:DescribeTasks'])
    expect(told.stdout).toMatch(/^\S+ app\/[0-9a-f]{8} one\n\S+ app\/[0-9a-f]{8} last words\n$/)
    expect(told.stderr).toContain('container app exited with 0')
  })

  test('fails with any other exit code, and passes it through on request', async () => {
    const stage = createStage({ behaviours: job({ exitCode: 3 }) })
    const told = await stage.run('run')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(/error: container `app` exited with 3\n$/)
    expect((await stage.run('run --propagate-exit-code')).exitCode).toBe(3)
  })

  test('names a container that was killed for its memory', async () => {
    const stage = createStage({ behaviours: job({ outOfMemory: true }) })
    const told = await stage.run('run')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(/container app exited with 137 \(killed: it ran out of memory\): OutOfMemoryError/)
    expect(told.stderr).toContain('likely cause: container `app` was killed because it ran out of memory\n')
  })

  test('watches the first task of --count, as ecspresso 2, and says so', async () => {
    const stage = createStage({ behaviours: job({ logLines: ['hello'] }) })
    const told = await stage.run('run --count 2 --compat v2')
    expect(told.exitCode).toBe(0)
    expect(told.stdout.match(/hello/g)).toHaveLength(1)
    expect(told.stderr).toContain('the first task is watched, as in ecspresso 2; `compat: v3` watches all\n')
  })

  test('watches every task of --count under v3', async () => {
    const stage = createStage({ behaviours: job({ logLines: ['hello'] }) })
    const told = await stage.run('run --count 2 --compat v3')
    expect(told.exitCode).toBe(0)
    expect(told.stdout.match(/hello/g)).toHaveLength(2)
    expect(new Set(told.stdout.match(/app\/[0-9a-f]{8}/g)).size).toBe(2)
  })

  test('--no-wait starts the task and leaves', async () => {
    const stage = createStage()
    const told = await stage.run('run --no-wait')
    expect(told).toMatchObject({ exitCode: 0, calls: ['ecs:RegisterTaskDefinition', 'ecs:RunTask'], seconds: 0 })
  })

  test('--wait-until running ends when the task runs', async () => {
    const stage = createStage({ behaviours: [{ family: 'web', exitAfterSeconds: 900 }] })
    const told = await stage.run('run --wait-until running')
    expect(told.exitCode).toBe(0)
    expect(told.stderr).toMatch(/task \w+ RUNNING\n$/)
    expect(told.seconds).toBeLessThan(120)
  })

  test('a sidecar that is killed at the end does not matter', async () => {
    const definition = JSON.parse(
      new TextDecoder().decode(await createStage().files.read('/project/ecs-task-def.json')),
    )
    definition.containerDefinitions.push({ name: 'proxy', image: 'example.com/proxy:1', essential: false })
    const stage = createStage({
      files: { 'ecs-task-def.json': JSON.stringify(definition) },
      behaviours: [{ container: 'app', exitAfterSeconds: 2, exitCode: 0 }],
    })
    const told = await stage.run('run --watch-container app')
    expect(told.stderr).toMatch(/container proxy exited with 1(37|43)/)
    expect(told.exitCode).toBe(0)
  })

  test('--dry-run sends nothing', async () => {
    const stage = createStage()
    const told = await stage.run('run --dry-run')
    expect(told).toMatchObject({ exitCode: 0, calls: [] })
    expect(told.stderr).toContain('would run the task (ecs:RunTask)')
  })

  test('a container that is not there is told before anything runs', async () => {
    const told = await createStage().asAdministrator('run --watch-container web')
    expect(told).toMatchObject({ exitCode: 1, calls: [] })
    expect(told.stderr).toBe(
      'error: there is no container `web` in ecs-task-def.json\nhint: its containers are `app`\n',
    )
  })

  test('overrides of a container that is not there are refused before anything is registered', async () => {
    const stage = createStage()
    const told = await stage.asAdministrator('run --overrides {"containerOverrides":[{"name":"nope"}]}')
    expect(told).toMatchObject({ exitCode: 1, calls: [] })
    expect(told.stderr).toBe(
      'error: the overrides name the container `nope`, which ecs-task-def.json does not have\nhint: its containers are `app`\n',
    )
  })

  test('a denied log loses the lines and nothing else', async () => {
    const stage = createStage({ behaviours: job({ logLines: ['unseen'] }) })
    const told = await stage.run('run', { policy: await stage.policyOf(['run'], ['--grade', 'required']) })
    expect(told.exitCode).toBe(0)
    expect(told.stdout).toBe('')
    expect(told.stderr).toContain(
      'it needs logs:GetLogEvents on arn:aws:logs:ap-northeast-1:111122223333:log-group:/ecs/web:log-stream:ecs/app/',
    )
    expect(told.calls.filter((name) => name === 'logs:GetLogEvents')).toHaveLength(1)
  })

  test('overrides pass their own role', async () => {
    const stage = createStage({ behaviours: job({}), resources: { roles: [{ name: 'migrate' }] } })
    const line = 'run --overrides {"taskRoleArn":"arn:aws:iam::111122223333:role/migrate"}'
    const policy = await stage.policyOf([line.replace(/ (\{.*\})/, " '$1'")])
    expect(JSON.stringify(policy)).toContain('role/migrate')
    expect((await stage.run(line, { policy })).exitCode).toBe(0)
  })

  test('needs no service definition', async () => {
    const definition = {
      family: 'job',
      containerDefinitions: [{ name: 'app', image: 'example.com/job:1', memory: 128 }],
    }
    const stage = createStage({
      files: {
        'ecspresso.yml': 'region: ap-northeast-1\ncluster: app\ntask_definition: ecs-task-def.json\n',
        'ecs-task-def.json': JSON.stringify(definition),
      },
      behaviours: [{ family: 'job', exitAfterSeconds: 4, exitCode: 0 }],
    })
    const told = await stage.run('run')
    expect(told.stderr).toContain('container app exited with 0')
    expect(told.exitCode).toBe(0)
  })
})

describe('register', () => {
  test('--output prints the registered task definition', async () => {
    const told = await createStage().run('register --output')
    expect(told).toMatchObject({ exitCode: 0, calls: ['ecs:RegisterTaskDefinition'], stderr: 'registered web:1\n' })
    expect(JSON.parse(told.stdout)).toMatchObject({ family: 'web', revision: 1, status: 'ACTIVE' })
  })
})

describe('wait', () => {
  test('of a service that does not exist fails with a hint', async () => {
    const told = await createStage().run('wait')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(/^error: service `web` does not exist in cluster `app`\nhint: /)
  })
})

import { describe, expect, test } from 'vitest'
import { createStage, type RunOptions, type Stage, type StageOptions, webProject } from './stage.ts'
import { deployedBefore, next, pause } from './staged-stage.ts'

/** A service that has come to its n-th revision, each with an image of its own. */
async function deployed(revisions: number, options: StageOptions = {}) {
  const stage = createStage(options)
  for (let i = 1; i <= revisions; i++) await stage.asAdministrator('deploy', { env: { TAG: `v${i}` } })
  return stage
}

/** Runs it under exactly the policy that is generated for the project whose revisions all pass the same roles. */
async function run(stage: Stage, line: string, options: RunOptions = {}) {
  return stage.run(line, { policy: await policyOf(stage, line), ...options })
}

function policyOf(stage: Stage, line: string) {
  return stage.policyOf([line], ['--assume', "web:<previous revision> passes the definition file's roles"])
}

const writes = (calls: readonly string[]) => calls.filter((name) => /Update|Stop|Register|Deregister|Delete/.test(name))
const v3 = { 'ecspresso.yml': `${webProject['ecspresso.yml']}compat: v3\n` }

describe('rollback of a service that stands', () => {
  test('goes to the revision of the last completed deployment, says the images by digest, and deregisters what it left', async () => {
    const stage = await deployed(3)
    const told = await run(stage, 'rollback')
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toContain('goes back from web:3 to web:2, which the last completed deployment ran\n')
    expect(told.stderr).toMatch(/brings back app example\.com\/web@sha256:[0-9a-f]{64}\n/)
    expect(told.stderr).toMatch(/web runs web:2\nderegistered web:3\n$/)
    expect(writes(told.calls)).toEqual(['ecs:UpdateService', 'ecs:DeregisterTaskDefinition'])
  })

  test('a second time passes over what was deregistered', async () => {
    const stage = await deployed(3)
    await run(stage, 'rollback')
    const told = await run(stage, 'rollback')
    expect(told.stderr).toContain('goes back from web:2 to web:1, ')
    const third = await run(stage, 'rollback')
    expect(third.exitCode).toBe(1)
    expect(third.stderr).toMatch(
      /error: there is no active revision before web:1 \[REVISION_BEFORE_MISSING\]\nhint: `ristretto revisions`/,
    )
    expect(writes(third.calls)).toEqual([])
  })

  test('goes to what was deployed before, not to the number below', async () => {
    const stage = await deployed(3)
    await stage.asAdministrator('deploy --revision 1')
    const told = await run(stage, 'rollback --no-deregister-task-definition')
    expect(told.stderr).toContain('goes back from web:1 to web:3, which the last completed deployment ran\n')
    expect(told.stderr).toMatch(/web runs web:3\n$/)
  })

  test('goes to the number below where the deployments may not be read', async () => {
    const stage = await deployed(2)
    const policy = await policyOf(stage, 'rollback')
    const told = await run(stage, 'rollback', {
      policy: {
        ...policy,
        Statement: [policy.Statement].flat().filter(({ Sid = '' }) => !/Service(Deployment|Revision)/.test(Sid)),
      },
    })
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toContain('goes back from web:2 to web:1, the next lower active revision\n')
    expect(told.stderr).toContain('it needs ecs:ListServiceDeployments on ')
  })

  test('what other tasks run stays registered', async () => {
    const stage = await deployed(2, { behaviours: [{ startedBy: 'run', keepsRunning: true }] })
    await stage.asAdministrator('run --skip-task-definition --no-wait')
    const told = await run(stage, 'rollback')
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toContain('warning: web:2 stays registered: tasks still run it\nhint: `ristretto deregister`')
    expect(told.calls).not.toContain('ecs:DeregisterTaskDefinition')
  })

  test('a dry run says all of it', async () => {
    const told = await run(await deployed(2), 'rollback --dry-run')
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toContain('goes back from web:2 to web:1')
    expect(told.stdout).toMatch(/"taskDefinition": "arn:aws:ecs:[^"]*:task-definition\/web:1"/)
    expect(told.stdout).toMatch(/"taskDefinition": "arn:aws:ecs:[^"]*:task-definition\/web:2"/)
    expect(writes(told.calls)).toEqual([])
  })

  test('as a document', async () => {
    const told = await run(await deployed(2), 'rollback --output json')
    expect(JSON.parse(told.stdout).result).toMatchObject({
      action: 'deployed',
      from: 'web:2',
      to: 'web:1',
      images: [{ container: 'app', image: expect.stringContaining('@sha256:') }],
      deployment: { status: 'completed' },
      deregistered: true,
    })
  })

  test('without waiting it must not deregister', async () => {
    const stage = await deployed(2)
    const told = await stage.asAdministrator('rollback --no-wait')
    expect(told).toMatchObject({ exitCode: 1, calls: [] })
    expect(told.stderr).toContain(
      'error: `--no-wait` and `--deregister-task-definition` exclude each other [OPTIONS_CONFLICT]\nhint: ',
    )
    const begun = await run(stage, 'rollback --no-wait --no-deregister-task-definition')
    expect(begun.exitCode, begun.stderr).toBe(0)
    expect(writes(begun.calls)).toEqual(['ecs:UpdateService'])
  })

  test('a failed one deregisters nothing', async () => {
    const stage = await deployed(2)
    const told = await run(stage, 'rollback', { interruptAfter: 5 })
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(/error: interrupted: the deployment of web:1 has not ended/)
    expect(told.calls).not.toContain('ecs:DeregisterTaskDefinition')
  })

  test('a denied write prints the statement', async () => {
    const stage = await deployed(2)
    const told = await run(stage, 'rollback', { policy: await policyOf(stage, 'rollback --dry-run') })
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain('"Action": "ecs:UpdateService"')
  })

  test('there is nothing to roll back of a service that is not there, or is being deleted', async () => {
    expect((await run(createStage(), 'rollback')).stderr).toContain('error: service `web` does not exist')
    const stage = await deployed(2)
    await stage.asAdministrator('delete --force --terminate')
    const told = await run(stage, 'rollback')
    expect(told.stderr).toContain('is being deleted')
    expect(writes(told.calls)).toEqual([])
  })

  test('v3 wants a deployment to stop, unless the revision before is asked for', async () => {
    const stage = await deployed(2, { files: v3 })
    const told = await stage.run('rollback')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(
      /error: no deployment of service `web` is on its way \[NOTHING_TO_STOP\]\nhint: `--with-previous-task-definition`/,
    )
    expect(writes(told.calls)).toEqual([])
    expect((await run(stage, 'rollback --with-previous-task-definition')).stderr).toMatch(/deregistered web:2\n$/)
  })

  test('reads that lag behind writes change nothing', async () => {
    const stage = await deployed(2, { behaviours: [{ rule: 'consistency', staleSeconds: 9, missingSeconds: 6 }] })
    const told = await run(stage, 'rollback')
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toMatch(/web runs web:1\nderegistered web:2\n$/)
  })
})

describe('rollback of a deployment that is on its way', () => {
  test.each(['rolling', 'staged'])('stops it, waits until ECS is back, and deregisters: %s', async (kind) => {
    const stage =
      kind === 'rolling' ? await deployed(1) : await deployedBefore({ strategy: 'CANARY', bakeTimeInMinutes: 30 })
    await stage.asAdministrator('deploy --no-wait', next)
    const told = await run(stage, 'rollback')
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toContain('stopped the deployment of web:2: ECS goes back\n')
    expect(told.stderr).toMatch(/brings back app example\.com\/web@sha256:[0-9a-f]{64}\n/)
    expect(told.stderr).toMatch(/web has gone back: the deployment of web:2 was taken back\nderegistered web:2\n$/)
    expect(writes(told.calls)).toEqual(['ecs:StopServiceDeployment', 'ecs:DeregisterTaskDefinition'])
    expect((await stage.run('status')).stdout).toContain('TaskDefinition: web:1\n')
  })

  test('a dry run says all of it', async () => {
    const stage = await deployed(1)
    await stage.asAdministrator('deploy --no-wait', next)
    const told = await run(stage, 'rollback --dry-run')
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toContain('would stop the deployment (ecs:StopServiceDeployment)\n')
    expect(told.stderr).toContain('would deregister the revision (ecs:DeregisterTaskDefinition)\n')
    expect(told.stdout).toMatch(/"taskDefinition": "arn:aws:ecs:[^"]*:task-definition\/web:2"/)
    expect(writes(told.calls)).toEqual([])
  })

  test('of one that is paused, in both lines', async () => {
    for (const compat of ['', 'compat: v3\n']) {
      const stage = await deployedBefore(
        { strategy: 'BLUE_GREEN', lifecycleHooks: [pause('POST_TEST_TRAFFIC_SHIFT')] },
        { files: { 'ecspresso.yml': `${webProject['ecspresso.yml']}${compat}` } },
      )
      await stage.asAdministrator('deploy --wait-until paused', next)
      const told = await (compat ? stage.run('rollback --output json') : run(stage, 'rollback --output json'))
      expect(told.exitCode, told.stderr).toBe(0)
      expect(JSON.parse(told.stdout).result).toMatchObject({
        action: 'stopped',
        from: 'web:2',
        to: 'web:1',
        images: [{ container: 'app' }],
        deregistered: true,
      })
    }
  })

  test('of a deployment by force leaves no revision: the one that runs on stays registered, without a word', async () => {
    const stage = await deployed(1)
    await stage.asAdministrator('refresh --no-wait')
    const told = await run(stage, 'rollback --output json')
    expect(told.exitCode, told.stderr).toBe(0)
    expect(JSON.parse(told.stdout).result).toMatchObject({ from: 'web:1', to: 'web:1', deregistered: false })
    expect(told.stderr).not.toContain('warning')
    expect(writes(told.calls)).toEqual(['ecs:StopServiceDeployment'])
  })

  test('a list that lags behind is looked at again', async () => {
    const stage = await deployed(1, { behaviours: [{ rule: 'consistency', missingSeconds: 9 }] })
    await stage.asAdministrator('deploy --no-wait', next)
    const told = await run(stage, 'rollback')
    expect(told.exitCode, told.stderr).toBe(0)
    expect(writes(told.calls)).toEqual(['ecs:StopServiceDeployment', 'ecs:DeregisterTaskDefinition'])
  })

  test('one that goes back already is waited for', async () => {
    const stage = await deployedBefore({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 30 })
    await stage.asAdministrator('deploy --wait-until ecs:BAKE_TIME', next)
    await stage.asAdministrator('rollback --no-wait --no-deregister-task-definition')
    const told = await run(stage, 'rollback', {})
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toMatch(/stopped the deployment|ECS goes back already/)
    expect(told.stderr).toContain('web has gone back')
  })

  test('the first deployment has nothing to go back to', async () => {
    const stage = createStage()
    await stage.asAdministrator('deploy --no-wait')
    const told = await run(stage, 'rollback --no-deregister-task-definition')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain(
      'error: the deployment of web:1 failed: No rollback candidate was found to run the rollback',
    )
  })
})

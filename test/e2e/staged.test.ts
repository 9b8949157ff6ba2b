import { describe, expect, test } from 'vitest'
import { createStage } from './stage.ts'
import { definitionWith, deployedBefore as deployed, hook, next, pause } from './staged-stage.ts'

const alarms = { alarmNames: ['5xx'], enable: true, rollback: true }

const strategies = {
  blueGreen: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 2 },
  linear: { strategy: 'LINEAR', linearConfiguration: { stepPercent: 50, stepBakeTimeInMinutes: 1 } },
  canary: { strategy: 'CANARY', canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 2 } },
} as const

describe('a deployment that shifts traffic', () => {
  test.each(Object.entries(strategies))('%s is followed through its stages to its end', async (_, configuration) => {
    const stage = await deployed(configuration)
    const told = await stage.run('deploy', next)
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toContain(
      'service deployment IN_PROGRESS at TEST_TRAFFIC_SHIFT, 0% of production and 100% of test traffic',
    )
    expect(told.stderr).toMatch(/IN_PROGRESS at PRODUCTION_TRAFFIC_SHIFT, (10|50|100)% of production/)
    expect(told.stderr).toContain('service deployment SUCCESSFUL')
    expect(told.stderr).toMatch(/web runs web:2\n$/)
    expect(told.seconds).toBeGreaterThan(60)
    expect((await stage.run('deploy --if-changed', next)).stderr).toBe('nothing to do: what runs equals the files\n')
  })

  test('needs no permission more than a rolling one, and is followed without its stages too', async () => {
    const stage = await deployed(strategies.blueGreen)
    const policy = await stage.policyOf(['deploy'])
    const needed = policy.Statement
    const bare = { ...policy, Statement: [needed].flat().filter(({ Sid = '' }) => !/ServiceDeployment/.test(Sid)) }
    const told = await stage.run('deploy', { ...next, policy: bare })
    expect(told.exitCode).toBe(0)
    expect(told.stderr).toMatch(/web runs web:2\n$/)
  })

  test('a live view shows the stage', async () => {
    const stage = await deployed(strategies.canary)
    const told = await stage.run('deploy', { ...next, terminal: true })
    expect(told.drawn.some((view) => view.includes('at PRODUCTION_TRAFFIC_SHIFT, 10% of production'))).toBe(true)
  })

  test('goes back where an alarm goes off while it bakes', async () => {
    const stage = await deployed(
      { ...strategies.blueGreen, alarms },
      { behaviours: [{ rule: 'alarm', name: '5xx', family: 'web', afterSeconds: 100 }] },
    )
    const told = await stage.run('deploy', next)
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(
      /error: the deployment of web:2 was rolled back to web:1: Service deployment rolled back because of one or more active alarms \[DEPLOYMENT_ROLLED_BACK\]\n/,
    )
  })

  test.each([
    ['FAILED', 'returned FAILED status'],
    ['ERROR', 'unable to parse the response'],
  ] as const)('goes back where a hook answers %s', async (answer, why) => {
    const stage = await deployed(
      { ...strategies.blueGreen, lifecycleHooks: [hook('POST_TEST_TRAFFIC_SHIFT')] },
      { behaviours: [{ rule: 'hook', function: 'smoke', answers: [answer] }] },
    )
    const told = await stage.run('deploy', next)
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain('error: the deployment of web:2 was rolled back to web:1')
    expect(told.stderr).toContain(why)
  })

  test('waits where a hook pauses it, says so, and goes on in ECS after a timeout', async () => {
    const stage = await deployed({ ...strategies.blueGreen, lifecycleHooks: [pause('POST_TEST_TRAFFIC_SHIFT')] })
    const told = await stage.run('deploy --timeout 3m', next)
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain(
      'at POST_TEST_TRAFFIC_SHIFT, 0% of production and 100% of test traffic, paused until 2026-',
    )
    expect(told.stderr).toContain('(then ROLLBACK): `continue` or `rollback` decides')
    expect(told.stderr).toMatch(/error: timed out: .*\nhint: ECS goes on with it; `ristretto wait` follows it again/s)
  })
})

describe('--wait-until', () => {
  test.each(['ecs:SCALE_UP', 'ecs:PRODUCTION_TRAFFIC_SHIFT', 'ecs:BAKE_TIME'] as const)(
    '%s ends at the stage',
    async (goal) => {
      const stage = await deployed({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 600 })
      const told = await stage.run(`deploy --wait-until ${goal}`, next)
      expect(told.exitCode, told.stderr).toBe(0)
      expect(told.stderr).toMatch(
        /the deployment of web:2 is at (SCALE_UP|PRODUCTION_TRAFFIC_SHIFT|BAKE_TIME|POST_\w+)\n$/,
      )
      expect(told.seconds).toBeLessThan(300)
    },
  )

  test('paused ends where a hook waits', async () => {
    const stage = await deployed({ ...strategies.linear, lifecycleHooks: [pause('POST_TEST_TRAFFIC_SHIFT')] }, {})
    const told = await stage.run('deploy --wait-until paused --output json', next)
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toContain(
      'the deployment of web:2 waits at POST_TEST_TRAFFIC_SHIFT: `ristretto continue` goes on, `ristretto rollback` goes back\n',
    )
  })

  test('a stage that is never reached, for the deployment goes back before, is a failure', async () => {
    const stage = await deployed(
      { ...strategies.blueGreen, lifecycleHooks: [hook('PRE_SCALE_UP')] },
      { behaviours: [{ rule: 'hook', function: 'smoke', answers: ['FAILED'] }] },
    )
    const told = await stage.run('deploy --wait-until ecs:BAKE_TIME', next)
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain('error: the deployment of web:2 was rolled back to web:1: ')
  })

  test('wait follows what somebody else began, to a stage', async () => {
    const stage = await deployed({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 600 })
    await stage.asAdministrator('deploy --no-wait', next)
    const told = await stage.run('wait --wait-until ecs:BAKE_TIME')
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toMatch(/the deployment of web:2 is at BAKE_TIME\n$/)
  })

  test.each([
    [
      'ecs:BAKE_TIME',
      { strategy: 'ROLLING' },
      'error: a rolling deployment never comes to `ecs:BAKE_TIME` [GOAL_IMPOSSIBLE]\n',
    ],
    [
      'codedeploy:Install',
      {},
      'error: `--wait-until codedeploy:Install` is for services that CodeDeploy deploys [GOAL_IMPOSSIBLE]\n',
    ],
  ] as const)(
    '%s of a service that never comes there is refused before anything is written',
    async (goal, own, words) => {
      const stage = await deployed({ maximumPercent: 200, ...own })
      const told = await stage.run(`deploy --wait-until ${goal}`, { ...next, policy: await stage.policyOf(['deploy']) })
      expect(told.exitCode).toBe(1)
      expect(told.stderr).toContain(words)
      expect(told.calls).toEqual(['ecs:DescribeServices'])
    },
  )

  test('a strategy that nobody names is warned about, and the end is waited for', async () => {
    const stage = await deployed({ maximumPercent: 200 })
    const told = await stage.run('deploy --wait-until ecs:BAKE_TIME', next)
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toContain(
      'warning: a deployment that is rolling has no stages: `ecs:BAKE_TIME` may wait for its end',
    )
    expect(told.stderr).toMatch(/web runs web:2: the deployment is complete\n$/)
  })

  test('a wrong one is told with those there are', async () => {
    const told = await (await deployed({})).asAdministrator('deploy --wait-until ecs:BAKE')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain('invalid value `ecs:BAKE` for `--wait-until`')
  })

  test('a denied read of the stages is the failure of who asked for one, and says the statement', async () => {
    const stage = await deployed(strategies.blueGreen)
    const told = await stage.run('deploy --wait-until ecs:BAKE_TIME', {
      ...next,
      policy: await stage.policyOf(['deploy --no-wait']),
    })
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain('"Action": "ecs:ListServiceDeployments"')
  })
})

describe('--fail-fast', () => {
  const missing = [
    {
      image: '*:v2',
      pullFailure:
        'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref example.com/web:v2: example.com/web:v2: not found',
    },
  ]
  const stop = 'ecs:StopServiceDeployment'
  const lines = ['deploy', 'deploy --wait-until ecs:BAKE_TIME']
  const each = Object.entries(strategies).flatMap(([name, strategy]) => lines.map((line) => ({ name, line, strategy })))

  // Without a circuit breaker nothing but this flag ends it.
  test.each(each)(
    '$name, $line: goes back once so many tasks of the green side cannot succeed',
    async ({ line, strategy }) => {
      const stage = await deployed(strategy, { behaviours: missing })
      const told = await stage.run(`${line} --fail-fast 2 --exit-codes`, next)
      expect(told.exitCode, told.stderr).toBe(5)
      expect(told.calls.filter((call) => call === stop)).toHaveLength(1)
      expect(told.stderr).toMatch(/warning: [2-9] tasks of web:2 failed for a reason that cannot heal: the image/)
      expect(told.stderr).toContain('asked ECS to roll the deployment of web:2 back\n')
      expect(told.stderr).toMatch(/report: web:2 in service web[\s\S]*likely cause: the image `example.com\/web:v2`/)
      expect(told.stderr).toMatch(/error: the deployment of web:2 was rolled back to web:1/)
      expect(told.seconds).toBeLessThan(300)
      expect((await stage.run('status')).stdout).toContain('TaskDefinition: web:1\n')
    },
  )

  test.each(each)(
    '$name, $line: a first deployment, which has nothing to go back to, is aborted',
    async ({ line, strategy }) => {
      const stage = createStage({
        behaviours: missing,
        env: next.env,
        files: { 'ecs-service-def.json': definitionWith(strategy) },
      })
      const told = await stage.run(`${line} --fail-fast 2 --exit-codes`)
      expect(told.exitCode, told.stderr).toBe(4)
      expect(told.calls.filter((call) => call === stop)).toHaveLength(1)
      expect(told.stderr).toContain('asked ECS to stop the deployment of web:1: its tasks stay as they are\n')
      expect(told.stderr).toMatch(/error: the deployment of web:1 failed/)
      expect(told.seconds).toBeLessThan(300)
    },
  )

  test('leaves one alone whose tasks may do better next time', async () => {
    const stage = await deployed(strategies.blueGreen, {
      behaviours: [{ image: '*:v2', crashAfterSeconds: 1, exitCode: 1 }],
    })
    const told = await stage.run('deploy --fail-fast 1 --timeout 5m --exit-codes', next)
    expect(told.exitCode).toBe(7)
    expect(told.calls).not.toContain(stop)
  })
})

test('scale and refresh of a service that shifts traffic', async () => {
  const stage = await deployed(strategies.blueGreen)
  await stage.asAdministrator('deploy', next)
  expect((await stage.run('scale --tasks 3')).exitCode).toBe(0)
  const told = await stage.run('refresh --wait-until ecs:BAKE_TIME')
  expect(told.exitCode, told.stderr).toBe(0)
  expect(told.stderr).toMatch(/the deployment of web:2 is at BAKE_TIME\n$/)
})

test('reads that lag behind writes change nothing', async () => {
  const stage = await deployed(strategies.blueGreen, {
    behaviours: [{ rule: 'consistency', staleSeconds: 9, missingSeconds: 6 }],
  })
  const told = await stage.run('deploy --wait-until ecs:BAKE_TIME', next)
  expect(told.exitCode, told.stderr).toBe(0)
  expect(told.stderr).toMatch(/the deployment of web:2 is at BAKE_TIME\n$/)
})

test('a list that lags behind does not end a wait for a stage', async () => {
  const stage = await deployed(strategies.blueGreen, { behaviours: [{ rule: 'consistency', missingSeconds: 9 }] })
  await stage.asAdministrator('deploy --no-wait', next)
  const told = await stage.run('wait --wait-until ecs:BAKE_TIME')
  expect(told.exitCode, told.stderr).toBe(0)
  expect(told.stderr).toMatch(/the deployment of web:2 is at BAKE_TIME\n$/)
})

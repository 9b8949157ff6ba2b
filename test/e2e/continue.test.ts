import { describe, expect, test } from 'vitest'
import { createStage } from './stage.ts'
import { deployedBefore, next, pause } from './staged-stage.ts'

const twoPauses = {
  strategy: 'BLUE_GREEN',
  bakeTimeInMinutes: 1,
  lifecycleHooks: [pause('PRE_SCALE_UP'), pause('POST_TEST_TRAFFIC_SHIFT')],
}

async function paused() {
  const stage = await deployedBefore(twoPauses)
  const told = await stage.run('deploy --wait-until paused', next)
  expect(told.exitCode, told.stderr).toBe(0)
  return stage
}

describe('continue', () => {
  test('goes from pause to pause, and to the end', async () => {
    const stage = await paused()
    const first = await stage.run('continue --wait-until paused')
    expect(first.exitCode, first.stderr).toBe(0)
    expect(first.calls.slice(0, 4)).toEqual([
      'ecs:DescribeServices',
      'ecs:ListServiceDeployments',
      'ecs:DescribeServiceDeployments',
      'ecs:ContinueServiceDeployment',
    ])
    expect(first.stderr).toContain('the deployment of web goes on from PRE_SCALE_UP\n')
    expect(first.stderr).toContain('the deployment of web:2 waits at POST_TEST_TRAFFIC_SHIFT: ')
    const second = await stage.run('continue')
    expect(second.exitCode, second.stderr).toBe(0)
    expect(second.stderr).toMatch(/web runs web:2\n$/)
  })

  test('as a document, without waiting', async () => {
    const told = await (await paused()).run('continue --no-wait --output json')
    expect(told.exitCode, told.stderr).toBe(0)
    expect(JSON.parse(told.stdout)).toMatchObject({
      command: 'continue',
      result: {
        service: 'web',
        stage: 'PRE_SCALE_UP',
        hook: expect.stringMatching(/^ecs-pause-/),
        deployment: { revision: 'web:2', status: 'begun' },
      },
    })
  })

  test('a dry run lets nothing go on', async () => {
    const stage = await paused()
    const told = await stage.run('continue --dry-run')
    expect(told.exitCode, told.stderr).toBe(0)
    expect(JSON.parse(told.stdout)).toMatchObject({ action: 'CONTINUE', hookId: expect.stringMatching(/^ecs-pause-/) })
    expect(told.calls).not.toContain('ecs:ContinueServiceDeployment')
  })

  test.each([
    ['nothing is on its way', 'deploy', {}],
    ['what is on its way does not wait', 'deploy --no-wait', next],
  ] as const)('%s', async (_, line, options) => {
    const stage = await deployedBefore({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 30 })
    await stage.asAdministrator(line.replace('deploy', 'deploy --timeout 1h'), options)
    const told = await stage.run('continue')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain('error: no deployment of service `web` is paused [NOTHING_PAUSED]\nhint: ')
    expect(told.calls).not.toContain('ecs:ContinueServiceDeployment')
  })

  test('a denial prints the statement, and nothing goes on', async () => {
    const stage = await paused()
    const told = await stage.run('continue', { policy: await stage.policyOf(['wait --wait-until paused']) })
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain('"Action": "ecs:ContinueServiceDeployment"')
  })

  test('an interruption leaves it to ECS', async () => {
    const told = await (await paused()).run('continue', { interruptAfter: 20 })
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(
      /error: interrupted: the deployment of web:2 has not ended.* \[INTERRUPTED\]\nhint: .*`ristretto wait`/,
    )
  })

  test('a rollback ends it as a failure', async () => {
    const deploymentCircuitBreaker = { enable: true, rollback: true }
    const stage = await deployedBefore(
      { strategy: 'BLUE_GREEN', lifecycleHooks: [pause('PRE_SCALE_UP')], deploymentCircuitBreaker },
      { behaviours: [{ image: '*:v2', exitCode: 1 }] },
    )
    await stage.asAdministrator('deploy --wait-until paused', next)
    const told = await stage.run('continue')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain('error: the deployment of web:2 was rolled back to web:1')
  })

  test('a service that is not there', async () => {
    const stage = createStage()
    expect((await stage.run('continue')).stderr).toContain('error: service `web` does not exist')
  })
})

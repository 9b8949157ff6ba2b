import { describe, expect, test } from 'vitest'
import { createStage, type Stage, type StageOptions } from './stage.ts'

const target = { ServiceNamespace: 'ecs', ResourceId: 'service/app/web', ScalableDimension: 'ecs:service:DesiredCount' }

async function deployed(options: StageOptions = {}) {
  const stage = createStage(options)
  await stage.asAdministrator('deploy')
  stage.sandbox.perform('application-autoscaling:RegisterScalableTarget', { ...target, MinCapacity: 2, MaxCapacity: 4 })
  return stage
}

/** `2-4`, and what is suspended. */
function scalingOf(stage: Stage): string {
  const answer = stage.sandbox.perform('application-autoscaling:DescribeScalableTargets', { ServiceNamespace: 'ecs' })
  const [one] = answer['ScalableTargets'] as { MinCapacity: number; MaxCapacity: number; SuspendedState: object }[]
  const suspended = Object.values(one?.SuspendedState ?? {}).filter(Boolean).length
  return `${one?.MinCapacity}-${one?.MaxCapacity} ${suspended} suspended`
}

const next = { env: { TAG: 'v2' } }
const broken = { behaviours: [{ image: '*:v2', exitCode: 1 }] }

describe('auto scaling', () => {
  test('is suspended before the service is updated, and stays so', async () => {
    const stage = await deployed()
    const told = await stage.run('deploy --suspend-auto-scaling', next)
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.calls.slice(0, 5)).toEqual([
      'ecs:DescribeServices',
      'application-autoscaling:DescribeScalableTargets',
      'application-autoscaling:RegisterScalableTarget',
      'ecs:RegisterTaskDefinition',
      'ecs:UpdateService',
    ])
    expect(told.stderr).toContain('auto scaling of web: suspended\n')
    expect(scalingOf(stage)).toBe('2-4 3 suspended')
    const resumed = await stage.run('scale --tasks 3 --resume-auto-scaling')
    expect(resumed.exitCode, resumed.stderr).toBe(0)
    expect(scalingOf(stage)).toBe('2-4 0 suspended')
  })

  test('gets other bounds, and nothing else of it changes', async () => {
    const stage = await deployed()
    const told = await stage.run('scale --auto-scaling-min 1 --auto-scaling-max 9')
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toContain('auto scaling of web: at least 1, at most 9\n')
    expect(scalingOf(stage)).toBe('1-9 0 suspended')
  })

  test('is no longer suspended after a deployment that failed', async () => {
    const stage = await deployed(broken)
    const told = await stage.run('deploy --suspend-auto-scaling', next)
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain('auto scaling of web is as before\n')
    expect(told.stderr).toContain('error: the deployment of web:2 was rolled back to web:1')
    expect(scalingOf(stage)).toBe('2-4 0 suspended')
  })

  test('nor after one that was interrupted, or denied', async () => {
    const stage = await deployed()
    expect((await stage.run('deploy --suspend-auto-scaling', { ...next, interruptAfter: 10 })).exitCode).toBe(1)
    expect(scalingOf(stage)).toBe('2-4 0 suspended')
    const denied = await stage.run('deploy --suspend-auto-scaling', {
      ...next,
      policy: await stage.policyOf(['scale --suspend-auto-scaling']),
    })
    expect(denied.stderr).toContain('error: ecs:RegisterTaskDefinition was denied')
    expect(scalingOf(stage)).toBe('2-4 0 suspended')
  })

  test('that was suspended before stays suspended', async () => {
    const stage = await deployed(broken)
    await stage.asAdministrator('scale --suspend-auto-scaling')
    await stage.run('deploy --suspend-auto-scaling', next)
    expect(scalingOf(stage)).toBe('2-4 3 suspended')
  })

  test('a suspension that cannot be lifted is a warning with what to do', async () => {
    const stage = await deployed(broken)
    const told = await stage.run('deploy --suspend-auto-scaling', {
      ...next,
      way: (http) => {
        let sent = 0
        return async (request, ...rest) => {
          const isChange = request.headers['x-amz-target']?.endsWith('RegisterScalableTarget') ?? false
          if (!isChange || ++sent === 1) return http(request, ...rest)
          return {
            status: 400,
            headers: {},
            body: new TextEncoder().encode('{"__type":"ValidationException","message":"no"}'),
          }
        }
      },
    })
    expect(told.stderr).toMatch(
      /warning: could not lift the suspension of auto scaling: .*\nhint: `ristretto scale --resume-auto-scaling`/,
    )
    expect(told.stderr).toContain('error: the deployment of web:2 was rolled back to web:1')
  })

  test('of a service that has none is a warning', async () => {
    const stage = createStage()
    await stage.asAdministrator('deploy')
    const told = await stage.run('deploy --suspend-auto-scaling', next)
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toContain('warning: service `web` has no auto scaling: its flags change nothing\n')
  })

  test('a deployment sets bounds, and lifts a suspension that was there', async () => {
    const stage = await deployed()
    await stage.asAdministrator('scale --suspend-auto-scaling')
    const told = await stage.run('deploy --resume-auto-scaling --auto-scaling-min 3', next)
    expect(told.exitCode, told.stderr).toBe(0)
    expect(scalingOf(stage)).toBe('3-4 0 suspended')
  })

  test('is shown in a dry run', async () => {
    const stage = await deployed()
    const told = await stage.run('deploy --dry-run --auto-scaling-max 9', next)
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stdout).toContain('"MaxCapacity": 9')
    expect(scalingOf(stage)).toBe('2-4 0 suspended')
  })

  test.each([
    [
      '--auto-scaling-min 5 --auto-scaling-max 2',
      'error: `--auto-scaling-min 5` is above `--auto-scaling-max 2` [OPTIONS_CONFLICT]\n',
    ],
    ['--auto-scaling-min -1', 'error: invalid value `-1` for `--auto-scaling-min`'],
  ])('impossible bounds are told before anything is sent: %s', async (flags, words) => {
    const told = await (await deployed()).asAdministrator(`deploy ${flags}`)
    expect(told).toMatchObject({ exitCode: 1, calls: [], stderr: expect.stringContaining(words) })
  })

  test('without its flags it is not looked at', async () => {
    const told = await (await deployed()).run('scale --tasks 3')
    expect(told.calls.some((name) => name.startsWith('application-autoscaling'))).toBe(false)
  })
})

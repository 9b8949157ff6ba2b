import { describe, expect, test } from 'vitest'
import { Interrupted } from '../../src/calls/index.ts'
import { without } from '../support/rights.ts'
import { account, createStage, region, type Stage, type StageOptions, webProject, withHealthCheck } from './stage.ts'

const v2 = { TAG: 'v2' }
const stop = 'ecs:StopServiceDeployment'
const group = `arn:aws:elasticloadbalancing:${region}:${account}:targetgroup/web/0123456789abcdef`

/** Without a circuit breaker nothing but time ends a deployment. */
const patientService = JSON.stringify({
  ...JSON.parse(String(webProject['ecs-service-def.json'])),
  deploymentConfiguration: { maximumPercent: 200, minimumHealthyPercent: 100 },
})

async function deployed(options: StageOptions = {}): Promise<Stage> {
  const stage = createStage({ ...options, files: { 'ecs-service-def.json': patientService, ...options.files } })
  await stage.asAdministrator('deploy')
  return stage
}

const missing = [
  {
    image: '*:v2',
    pullFailure:
      'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref example.com/web:v2: example.com/web:v2: not found',
  },
]
const crashing = [{ image: '*:v2', crashAfterSeconds: 1, exitCode: 1 }]
const slow = [{ image: '*:v2', startSeconds: 3000 }]

describe('--fail-fast', () => {
  test('rolls back once so many tasks failed for a reason that cannot heal', async () => {
    const stage = await deployed({ behaviours: missing })
    const told = await stage.run('deploy --fail-fast 2', { env: v2 })
    expect(told.exitCode).toBe(1)
    expect(told.calls.filter((call) => call === stop)).toHaveLength(1)
    expect(told.stderr).toMatch(/warning: \d tasks of web:2 failed for a reason that cannot heal: /)
    expect(told.stderr).toContain('asked ECS to roll the deployment of web:2 back')
    expect(told.stderr).toMatch(/error: the deployment of web:2 was rolled back to web:1/)
    expect(told.seconds).toBeLessThan(300)
  })

  test('leaves one alone whose tasks may do better next time', async () => {
    const stage = await deployed({ behaviours: crashing })
    const told = await stage.run('deploy --fail-fast 2 --timeout 5m', { env: v2 })
    expect(told.calls).not.toContain(stop)
    expect(told.stderr).toMatch(/error: timed out: the deployment of web:2 has not ended/)
  })

  test('that may not look or stop says so, and the outcome is that of the deployment', async () => {
    for (const [denied, most] of [
      ['ecs:ListTasks', 0],
      [stop, 1],
    ] as const) {
      const files = { 'ecs-service-def.json': String(webProject['ecs-service-def.json']) }
      const stage = await deployed({ behaviours: missing, files })
      const policy = without(await stage.policyOf(['deploy --fail-fast 1']), denied)
      const told = await stage.run('deploy --fail-fast 1 --exit-codes', { env: v2, policy })
      expect(told.exitCode, told.stderr).toBe(5)
      expect(told.stderr).toMatch(new RegExp(`left out: [\\s\\S]*it needs ${denied} on `))
      expect(told.calls.filter((call) => call === stop)).toHaveLength(most)
    }
  })

  test('costs nothing where it is not asked for', async () => {
    const stage = createStage()
    expect(JSON.stringify(await stage.policyOf(['deploy']))).not.toContain('StopServiceDeployment')
    expect(JSON.stringify(await stage.policyOf(['deploy --fail-fast 1']))).toContain('StopServiceDeployment')
  })
})

describe('--progress-timeout', () => {
  test('ends a wait that gets on with nothing', async () => {
    const stage = await deployed({ behaviours: slow })
    const told = await stage.run('deploy --progress-timeout 2m', { env: v2 })
    expect(told.exitCode).toBe(1)
    expect(told.seconds).toBeLessThan(140)
    expect(told.stderr).toMatch(
      /error: timed out: the deployment of web:2 made no progress for 120 s; web:2: 0 of 2 running/,
    )
  })

  test('tasks that start and fail in turn are no progress', async () => {
    const stage = await deployed({ behaviours: crashing })
    const told = await stage.run('deploy --progress-timeout 3m --timeout 30m', { env: v2 })
    expect(told.stderr).toContain('made no progress for 180 s')
    expect(told.seconds).toBeLessThan(600)
  })

  test('a deployment that gets on is waited for', async () => {
    const told = await (await deployed()).run('deploy --progress-timeout 2m', { env: v2 })
    expect(told.exitCode).toBe(0)
  })

  test.each(['soon', '0', '100ms'])('%s is refused', async (text) => {
    const told = await createStage().asAdministrator(`deploy --progress-timeout ${text}`)
    expect(told.stderr).toContain(`invalid value \`${text}\` for \`--progress-timeout\``)
  })
})

describe('--on-cancel', () => {
  test.each([
    ['rollback', 'SIGTERM', 'asked ECS to roll the deployment of web:2 back', 'web:1'],
    ['stop', 'SIGINT', 'asked ECS to stop the deployment of web:2', undefined],
  ] as const)('%s asks ECS on %s', async (what, signal, words, runs) => {
    const stage = await deployed({ behaviours: slow })
    const told = await stage.run(`deploy --on-cancel ${what}`, {
      env: v2,
      interruptAfter: 30,
      interruptBy: new Interrupted(signal),
    })
    expect(told.exitCode).toBe(1)
    expect(told.calls.filter((call) => call === stop)).toHaveLength(1)
    expect(told.stderr).toContain(words)
    expect(told.stderr).toMatch(
      /error: interrupted: the deployment of web:2 was asked to stop; .*\nhint: `ristretto wait` follows it to its end\n$/,
    )
    if (runs === undefined) return
    const later = await stage.asAdministrator('wait --timeout 10m')
    expect(later.stderr).toContain(`was rolled back to ${runs}`)
  })

  test('a stop that is refused is said, and the command still ends as an interrupted one', async () => {
    const stage = await deployed({ behaviours: slow })
    const policy = await stage.policyOf(['deploy'])
    const own = { env: v2, policy, interruptAfter: 30 }
    const told = await stage.run('deploy --on-cancel stop --exit-codes', own)
    expect(told.exitCode, told.stderr).toBe(130)
    expect(told.stderr).toMatch(/left out: [\s\S]*it needs ecs:StopServiceDeployment on /)
    expect(told.stderr).toContain('hint: ECS goes on with it;')
  })

  test('detach, the default, and a timeout leave it to ECS', async () => {
    const stage = await deployed({ behaviours: slow })
    const left = await stage.run('deploy', { env: v2, interruptAfter: 30 })
    expect(left.calls).not.toContain(stop)
    const late = await stage.run('wait --on-cancel rollback --timeout 30s')
    expect(late.calls).not.toContain(stop)
  })
})

describe('--if-in-flight', () => {
  test('replace, the default, is said aloud', async () => {
    const stage = await deployed({ behaviours: slow })
    await stage.asAdministrator('deploy --no-wait', { env: v2 })
    const told = await stage.run('deploy', { env: { TAG: 'v3' } })
    expect(told.exitCode).toBe(0)
    expect(told.stderr).toMatch(
      /warning: the deployment of web:2 \(ecs-svc\/\d+\) is on its way: this deployment takes its place/,
    )
  })

  test('fail changes nothing', async () => {
    const stage = await deployed({ behaviours: slow })
    await stage.asAdministrator('deploy --no-wait', { env: v2 })
    const told = await stage.run('deploy --if-in-flight fail', { env: { TAG: 'v3' } })
    expect(told.exitCode).toBe(1)
    expect(told.calls).toEqual(['ecs:DescribeServices', 'ecs:ListServiceDeployments'])
    expect(told.stderr).toMatch(
      /error: the deployment of web:2 \(ecs-svc\/\d+\) is on its way \[DEPLOYMENT_IN_FLIGHT\]\nhint: /,
    )
    expect((await createStage().run('deploy --if-in-flight fail')).exitCode).toBe(0)
  })

  test('wait waits for its end, then deploys', async () => {
    const stage = await deployed()
    await stage.asAdministrator('deploy --no-wait', { env: v2 })
    const told = await stage.run('deploy --if-in-flight wait', { env: { TAG: 'v3' } })
    expect(told.exitCode).toBe(0)
    expect(told.stderr).not.toContain('takes its place')
    const looks = told.calls.indexOf('ecs:RegisterTaskDefinition')
    expect(told.calls.slice(0, looks).filter((call) => call === 'ecs:DescribeServices').length).toBeGreaterThan(3)
    expect(told.stderr).toMatch(/web runs web:3\n$/)
  })
})

describe('credentials that end', () => {
  const end = (minutes: number) => ({
    AWS_CREDENTIAL_EXPIRATION: new Date(Date.UTC(2026, 10, 24, 9, minutes)).toISOString(),
  })

  test('before the time that may be waited are foreseen, once', async () => {
    const told = await createStage().run('deploy --timeout 10m', { env: end(5) })
    expect(told.exitCode).toBe(0)
    expect(
      told.stderr.match(
        /warning: the credentials of the environment end at 2026-11-24T09:05:00.000Z, before the 600 s/g,
      ),
    ).toHaveLength(1)
  })

  test.each([
    ['later', 'deploy --timeout 10m', end(30)],
    ['nobody waits', 'deploy --no-wait', end(5)],
    ['no time is told', 'deploy', {}],
  ])('are no matter where %s', async (_, line, env) => {
    const told = await createStage().run(line, { env: { ...env } })
    expect(told.stderr).not.toContain('the credentials of the environment end')
  })
})

describe('healthy', () => {
  const balanced = {
    'ecs-service-def.json': JSON.stringify({
      ...JSON.parse(patientService),
      loadBalancers: [{ targetGroupArn: group, containerName: 'app', containerPort: 80 }],
    }),
    'ecs-task-def.json': String(withHealthCheck(webProject)['ecs-task-def.json']).replace(
      '"essential":true',
      '"essential":true,"portMappings":[{"containerPort":80}]',
    ),
  }

  test('--wait-until healthy waits for tasks and targets of a new service', async () => {
    const stage = createStage({ files: balanced, resources: { targetGroups: [group] } })
    const told = await stage.run('deploy --wait-until healthy')
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.calls).toContain('elasticloadbalancing:DescribeTargetHealth')
    expect(told.stderr).toContain('web is healthy: 2 of 2 tasks run, 2 healthy, 2 targets healthy\n')
  })

  test('says what is not, when time is up', async () => {
    const stage = createStage({ files: withHealthCheck(webProject), behaviours: [{ healthyAfterSeconds: 4000 }] })
    const told = await stage.run('deploy --wait-until healthy --timeout 3m')
    expect(told.exitCode).toBe(1)
  })

  test('no task at all is a warning, and never healthy', async () => {
    const told = await createStage().run('deploy --tasks 0')
    expect(told.exitCode).toBe(0)
    expect(told.stderr).toMatch(/warning: web stands at web:1, without a task: its desired count is 0\n$/)
    const healthy = await createStage().run('deploy --tasks 0 --wait-until healthy')
    expect(healthy.exitCode).toBe(1)
    expect(healthy.stderr).toContain('error: web stands at web:1 without a task: none can be healthy')
  })
})

import { describe, expect, test } from 'vitest'
import { createStage, type Stage, webProject } from './stage.ts'

// The life of a DAEMON service, whose count is nobody's to set: it has one task on each instance, and the stage has one instance.

const task = JSON.parse(String(webProject['ecs-task-def.json']))
const { requiresCompatibilities: _, ...onInstances } = task
const { desiredCount: __, launchType: ___, ...uncounted } = JSON.parse(String(webProject['ecs-service-def.json']))
const daemon = {
  ...uncounted,
  launchType: 'EC2',
  schedulingStrategy: 'DAEMON',
  deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 0 },
}

const next = { env: { TAG: 'v2' } }

async function deployed(behaviours: Parameters<typeof createStage>[0] = {}): Promise<Stage> {
  const stage = createStage({
    ...behaviours,
    files: {
      'ecs-service-def.json': JSON.stringify(daemon),
      'ecs-task-def.json': JSON.stringify({ ...onInstances, requiresCompatibilities: ['EC2'] }),
    },
  })
  const told = await stage.run('deploy')
  expect(told.exitCode, told.stderr).toBe(0)
  expect(told.stderr).toMatch(/web runs web:1\n$/)
  return stage
}

function countsOf(stage: Stage) {
  const { services } = Object(stage.sandbox.perform('ecs:DescribeServices', { cluster: 'app', services: ['web'] }))
  const [{ desiredCount, runningCount, schedulingStrategy }] = services
  return { desiredCount, runningCount, schedulingStrategy }
}

const writes = (calls: readonly string[]) =>
  calls.filter((name) => /:(Register|Create|Update|Run|Tag|Untag|Stop|Deregister|Delete)/.test(name))

describe('a DAEMON service', () => {
  test('is created without a count', async () => {
    expect(countsOf(await deployed())).toEqual({ desiredCount: 1, runningCount: 1, schedulingStrategy: 'DAEMON' })
  })

  test('is deployed anew without a count, and then nothing is left to do', async () => {
    const stage = await deployed()
    const told = await stage.run('deploy', next)
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toMatch(/web runs web:2\n$/)
    const update = told.entries.find(({ operation }) => operation === 'ecs:UpdateService')
    expect(JSON.stringify(update)).not.toContain('desiredCount')
    expect(countsOf(stage)).toMatchObject({ desiredCount: 1, runningCount: 1 })
    expect((await stage.run('deploy --if-changed', next)).stderr).toBe('nothing to do: what runs equals the files\n')
    expect(await stage.run('diff --exit-code', next)).toMatchObject({ exitCode: 0, stdout: '' })
  })

  test('cannot be scaled, and nothing is written', async () => {
    const stage = await deployed()
    const told = await stage.run('scale --tasks 5')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toBe(
      'error: service web is a DAEMON service, which has a task on each instance [DAEMON_COUNT]\n' +
        'hint: its count is that of the instances of the cluster\n',
    )
    expect(writes(told.calls)).toEqual([])
  })

  test('is refreshed', async () => {
    const stage = await deployed()
    const told = await stage.run('refresh')
    expect(told.exitCode, told.stderr).toBe(0)
    expect(writes(told.calls)).toEqual(['ecs:UpdateService'])
    expect(told.stderr).toMatch(/web runs web:1\n$/)
    expect(countsOf(stage)).toMatchObject({ desiredCount: 1, runningCount: 1 })
  })

  test('goes back', async () => {
    const stage = await deployed()
    await stage.run('deploy', next)
    const told = await stage.run('rollback', { policy: await stage.policyOf(['rollback'], ['--read']) })
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr).toContain('web runs web:1\n')
    expect(countsOf(stage)).toMatchObject({ runningCount: 1 })
  })

  test('a deployment whose tasks crash fails', async () => {
    const stage = await deployed({ behaviours: [{ image: '*:v2', crashAfterSeconds: 2, exitCode: 1 }] })
    const told = await stage.run('deploy --timeout 20m', next)
    expect(told.exitCode).not.toBe(0)
    expect(told.stderr).toMatch(/^error: /m)
  })

  test('is shown and waited for', async () => {
    const stage = await deployed()
    expect((await stage.run('deploy --no-wait', next)).exitCode).toBe(0)
    const waited = await stage.run('wait')
    expect(waited.exitCode, waited.stderr).toBe(0)
    const shown = await stage.run('status')
    expect(shown.stdout).toContain('TaskDefinition: web:2\n')
    expect(shown.exitCode).toBe(0)
  })
})

import { describe, expect, test } from 'vitest'
import { createStage } from './stage.ts'

const v2 = { env: { TAG: 'v2' } }
const crash = [{ image: '*:v2', crashAfterSeconds: 1, exitCode: 137, outOfMemory: true, logLines: ['boom'] }]

describe('explain', () => {
  test('says after the fact why a deployment was rolled back, on standard output, and exits with 0', async () => {
    const stage = createStage({ behaviours: crash })
    await stage.asAdministrator('deploy')
    await stage.asAdministrator('deploy', v2)
    const told = await stage.run('explain')
    expect(told.exitCode).toBe(0)
    expect(told.stdout).toMatch(/^report: web:\d in service web of cluster app \(ecs-svc\/\d+\)$/m)
    expect(told.stdout).toMatch(/^ {2}rolled back, web:1 runs: Service deployment rolled back/m)
    expect(told.stdout).toMatch(/tasks stopped, the last one being/)
    expect(told.stdout).toContain('    | boom\n')
    expect(told.stdout).toContain('likely cause: container `app` was killed because it ran out of memory\n')
    expect(told.entries.every(({ access }) => access === 'read')).toBe(true)
    expect(told.calls.length).toBeLessThanOrEqual(12)
  })

  test('finds the revision and the tasks of a deployment that the service lists no more', async () => {
    const stage = createStage({ behaviours: [...crash, { startedBy: 'run', exitCode: 3 }] })
    await stage.asAdministrator('deploy')
    await stage.asAdministrator('run')
    await stage.asAdministrator('deploy', v2)
    stage.sandbox.clock.advance(20 * 60_000)
    const told = await stage.run('explain')
    expect(told.stdout).toMatch(/^report: web:3 in service web of cluster app \(ecs-svc\/\d+\)$/m)
    expect(told.stdout).toMatch(/^ {2}rolled back at \S+, web:1 runs: /m)
    expect(told.stdout).toMatch(/^4 tasks stopped, the last one being/m)
    // A task of nobody's service, of the same family, is none of its.
    expect(told.stdout).not.toContain('exited with 3')
    expect(told.calls.length).toBeLessThanOrEqual(12)
  })

  test('says what happens now', async () => {
    const stage = createStage({ behaviours: [{ image: '*:v2', startSeconds: 600 }] })
    await stage.asAdministrator('deploy')
    await stage.asAdministrator('deploy --no-wait', v2)
    const told = await stage.run('explain')
    expect(told.exitCode).toBe(0)
    expect(told.stdout).toMatch(/^ {2}moving, web:2 runs/m)
  })

  test('says that nothing failed', async () => {
    const stage = createStage()
    await stage.asAdministrator('deploy')
    const told = await stage.run('explain')
    expect(told.exitCode).toBe(0)
    expect(told.stdout).toMatch(/^ {2}done at \S+Z, web:1 runs/m)
    expect(told.stdout).toMatch(/nothing failed of which ECS still tells\n$/)
  })

  test('gives the same as a document', async () => {
    const stage = createStage({ behaviours: crash })
    await stage.asAdministrator('deploy')
    await stage.asAdministrator('deploy', v2)
    const { result } = JSON.parse((await stage.run('explain --output json')).stdout)
    expect(result.report).toMatchObject({
      ended: { status: 'rolled back', runs: 'web:1' },
      failures: [{ task: { containers: [{ exitCode: 137, lastLines: ['boom'] }] } }],
      causes: [{ rank: 1, code: 'OUT_OF_MEMORY' }],
    })
  })

  test('needs the service alone, and exits with 1 where it cannot look', async () => {
    const stage = createStage()
    const told = await stage.asAdministrator('explain')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain('error: service `web` does not exist in cluster `app`')
    await stage.asAdministrator('deploy')
    const required = await stage.policyOf(['explain'], ['--grade', 'required'])
    expect([required.Statement].flat().map(({ Action }) => Action)).toEqual(['ecs:DescribeServices'])
    const bare = await stage.run('explain', { policy: required })
    expect(bare.exitCode).toBe(0)
    expect(bare.stdout).toMatch(/^report: web:1/m)
    expect(bare.stderr).toMatch(/left out/)
  })
})

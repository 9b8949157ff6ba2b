import { describe, expect, test } from 'vitest'
import { without } from '../support/rights.ts'
import { codeDeployStage, namedGroup } from './balanced-stage.ts'
import { createStage, webProject } from './stage.ts'

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
    // Who began it AWS does not tell, and whoever asks now need not be the one.
    expect(told.stdout).not.toMatch(/^ {2}by /m)
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

describe('explain of a service that CodeDeploy deploys', () => {
  test.each([
    ['named by the configuration', namedGroup],
    ['found by its task set', ''],
  ])('says what happens now: its group is %s', async (_, configuration) => {
    const stage = await codeDeployStage(crash, configuration)
    await stage.asAdministrator('deploy --timeout 4m', v2)
    const told = await stage.run('explain')
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stdout).toMatch(/^report: web:2 in service web of cluster app \(d-\w{9}\)\n {2}image of app/)
    expect(told.stdout).toMatch(/^ {2}moving, web:1 runs\n/m)
    expect(told.stdout).toMatch(/^ {2}\S+Z the deployment was asked for\n {2}\S+Z it began\n/m)
    expect(told.stdout).toContain('likely cause: container `app` was killed because it ran out of memory\n')
    expect(told.entries.every(({ access }) => access === 'read')).toBe(true)
    expect(told.calls.length).toBeLessThanOrEqual(13)
  })

  test('finds revision and tasks of a deployment that was taken back, whose task set is gone', async () => {
    const stage = await codeDeployStage(crash)
    await stage.asAdministrator('deploy --timeout 4m --on-cancel rollback', { ...v2, interruptAfter: 200 })
    stage.sandbox.clock.advance(15 * 60_000)
    const told = await stage.run('explain')
    expect(told.stdout).toMatch(/^report: web:2 in service web of cluster app \(d-\w{9}\)\n/)
    expect(told.stdout).toMatch(
      /^ {2}rolled back at \S+Z, web:1 runs: The deployment was stopped by a user; d-\w{9} takes it back\n/m,
    )
    expect(told.stdout).toContain('likely cause: container `app` was killed because it ran out of memory\n')
  })

  test('where CodeDeploy may not be asked, tells what the task sets tell', async () => {
    const stage = await codeDeployStage(crash)
    await stage.asAdministrator('deploy --timeout 4m', v2)
    const policy = await stage.policyOf(['explain'])
    const told = await stage.run('explain', { policy: without(policy, 'codedeploy:ListDeployments') })
    expect(told.exitCode).toBe(0)
    expect(told.stdout).toMatch(/^report: web:2 in service web of cluster app \(d-\w{9}\)\n/)
    expect(told.stderr).toContain('it needs codedeploy:ListDeployments on ')
  })

  test('files that do not say so still have the report of the task sets', async () => {
    const stage = await codeDeployStage(crash)
    await stage.asAdministrator('deploy --timeout 4m', v2)
    await stage.files.write('/project/ecspresso.yml', String(webProject['ecspresso.yml']))
    await stage.files.write('/project/ecs-service-def.json', String(webProject['ecs-service-def.json']))
    const told = await stage.run('explain')
    expect(told.stdout).toMatch(/^report: web:2 in service web of cluster app \(d-\w{9}\)\n/)
    expect(told.stdout).toContain('likely cause: container `app` was killed')
  })
})

import { describe, expect, test } from 'vitest'
import type { Http } from '../../src/wire/index.ts'
import { decode } from '../support/recorded-aws.ts'
import { spoiledHttp } from '../support/spoiled-http.ts'
import { createStage } from './stage.ts'

/** The user stops the command after AWS has done what an operation asks, and before its answer comes. */
function stoppedDuring(operation: string) {
  return (http: Http, stop: () => void): Http =>
    async (request, signal) => {
      if (decode(request).operation !== operation) return http(request, signal)
      await http(request, signal)
      stop()
      throw signal.reason
    }
}

describe('a write of which nobody knows whether AWS did it', () => {
  test.each([
    ['deploy', 'UpdateService', 'update the service (cluster app, service web', '`aws ecs describe-services'],
    [
      'register',
      'RegisterTaskDefinition',
      'register the task definition (family web)',
      '`aws ecs list-task-definitions',
    ],
    ['run --no-wait', 'RunTask', 'run the task', '`aws ecs list-tasks'],
  ])('%s, stopped during %s: the step, the call, and how to look', async (line, operation, step, look) => {
    const stage = createStage()
    await stage.asAdministrator('deploy')
    const told = await stage.asAdministrator(`${line} --exit-codes`, {
      env: { TAG: 'v2' },
      way: stoppedDuring(operation),
    })
    expect(told.exitCode).toBe(130)
    expect(told.stderr).toContain(
      `error: interrupted: ecs:${operation} was sent, and nobody waited for its answer [INTERRUPTED]\n`,
    )
    expect(told.stderr).toContain(`while: ${step}`)
    expect(told.stderr).toMatch(/hint: AWS may have carried it out all the same: /)
    expect(told.stderr).toContain(look)
  })

  test('of RunTask: the token that makes a repetition safe', async () => {
    const stage = createStage()
    await stage.asAdministrator('deploy')
    const tasks = () => (stage.sandbox.perform('ecs:ListTasks', { cluster: 'app' }) as { taskArns: string[] }).taskArns
    const told = await stage.asAdministrator('run --no-wait', { way: stoppedDuring('RunTask') })
    const after = tasks()
    const flag = /`(--client-token [^`]+)` makes a repetition safe/.exec(told.stderr)?.[1]
    expect(flag).toBeDefined()
    // ECS takes it for the same request, or refuses it for the same token's sake: a second task there is none.
    const again = await stage.asAdministrator(`run --no-wait ${flag}`)
    if (again.exitCode !== 0) expect(again.stderr).toContain('The provided clientToken is already in use')
    expect(tasks()).toEqual(after)
  })

  test('of registrations that were repeated: the revision that may be left behind', async () => {
    const stage = createStage()
    await stage.asAdministrator('register')
    const told = await stage.asAdministrator('register', {
      way: (http) => spoiledHttp(http, { fault: 'a connection closed after the effect', at: 1 }),
    })
    expect(told.exitCode).toBe(0)
    expect(told.stderr).toContain('there is now a revision that nothing refers to: `web:2`')
    expect(told.stderr).toContain('registered web:3')
  })
})

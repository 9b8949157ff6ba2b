import { describe, expect, test } from 'vitest'
import { webProject } from '../../test/e2e/stage.ts'
import { memoryFiles } from '../../test/support/files.ts'
import { virtualClock } from '../../test/support/virtual-clock.ts'
import { createDeployer, type Event, UserError } from '../index.ts'

function deployer(options: Parameters<typeof createDeployer>[0] = {}) {
  const files = memoryFiles('/project', webProject)
  return createDeployer({
    directory: '/project',
    env: { TAG: 'v1' },
    sandbox: true,
    ports: { files, clock: virtualClock() },
    ...options,
  })
}

describe('createDeployer()', () => {
  test('deploys a project in the sandbox, with typed results and events', async () => {
    const own = deployer()
    const { result, events: told } = own.deploy({ tasks: 1 })
    const events: Event[] = []
    for await (const event of told) events.push(event)
    const { action, desiredCount, deployment: done } = await result
    expect({ action, desiredCount, status: done.status }).toEqual({
      action: 'created',
      desiredCount: 1,
      status: 'completed',
    })
    expect(events.flatMap((event) => (event.type === 'note' ? [event.text] : []))).toContain(
      'created service web in cluster app',
    )
    // The state is kept as on the command line.
    expect((await own.register().result).taskDefinition).toMatch(/task-definition\/web:2$/)
  })

  test('rejects where the command line prints an error, and the events end', async () => {
    const { result, events } = deployer().run({ watchContainer: 'nobody' })
    await expect(result).rejects.toBeInstanceOf(UserError)
    await expect(result).rejects.toMatchObject({ code: 'CONTAINER_MISSING' })
    for await (const { type } of events) expect(type).not.toBe('log')
  })

  test('a signal interrupts', async () => {
    const controller = new AbortController()
    controller.abort()
    await expect(deployer({ signal: controller.signal }).deploy().result).rejects.toMatchObject({ code: 'INTERRUPTED' })
  })
})

import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../service.ts'
import { createTestWorld, describeWeb, type TestWorld, webDefinition, webService } from '../test-world.ts'

function begin(service: JsonObject = {}): { world: TestWorld; task: string } {
  const world = createTestWorld()
  world.call('RegisterTaskDefinition', webDefinition())
  world.call('CreateService', webService(service))
  world.settle()
  const { taskArns } = world.call('ListTasks', { cluster: 'app' })
  return { world, task: String((taskArns as string[])[0]) }
}

describe('ExecuteCommand', () => {
  const exec = (task: string) => ({ cluster: 'app', task, command: 'sh', interactive: true })

  test('opens a session with the only container, and keeps it for the data channel', () => {
    const { world, task } = begin({ enableExecuteCommand: true })
    const { tasks } = world.call('DescribeTasks', { cluster: 'app', tasks: [task] })
    expect(tasks).toMatchObject([
      { containers: [{ managedAgents: [{ name: 'ExecuteCommandAgent', lastStatus: 'RUNNING' }] }] },
    ])
    const answer = world.call('ExecuteCommand', exec(task))
    expect(answer).toMatchObject({ taskArn: task, containerName: 'app', interactive: true })
    const session = answer['session'] as Record<string, string>
    expect(session['sessionId']).toMatch(/^ecs-execute-command-[0-9a-f]{17}$/)
    expect(session['streamUrl']).toBe(
      `wss://ssmmessages.eu-west-1.amazonaws.com/v1/data-channel/${session['sessionId']}?role=publish_subscribe`,
    )
  })

  test('is refused for a task that was run without', () => {
    const { world, task } = begin()
    expect(world.refusal('ExecuteCommand', exec(task)).message).toMatch(/^The execute command failed because/)
  })
})

describe('a protected task', () => {
  test('is not stopped by scaling in until the protection ends', () => {
    const { world, task } = begin({ desiredCount: 2 })
    const { taskArns } = world.call('ListTasks', { cluster: 'app' })
    const all = { cluster: 'app', tasks: taskArns as string[] }
    const { protectedTasks } = world.call('UpdateTaskProtection', {
      ...all,
      protectionEnabled: true,
      expiresInMinutes: 10,
    })
    expect(protectedTasks).toHaveLength(2)
    world.call('UpdateService', { cluster: 'app', service: 'web', desiredCount: 1 })
    world.run(300)
    expect(describeWeb(world)).toMatchObject({ runningCount: 2 })
    expect(world.call('GetTaskProtection', all)['protectedTasks']).toMatchObject([
      { protectionEnabled: true },
      { protectionEnabled: true },
    ])
    world.run(600)
    expect(describeWeb(world)).toMatchObject({ runningCount: 1 })
    expect(world.call('GetTaskProtection', { cluster: 'app', tasks: [task] })['failures']).toHaveLength(0)
  })

  test('can only be one of a service', () => {
    const { world } = begin()
    const input = { cluster: 'app', tasks: ['ghost'], protectionEnabled: true }
    expect(world.call('UpdateTaskProtection', input)['failures']).toMatchObject([{ reason: 'MISSING' }])
  })
})

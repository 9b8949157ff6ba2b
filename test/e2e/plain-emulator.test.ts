import { expect, test } from 'vitest'
import { virtualClock } from '../../src/app/sandbox/virtual-clock.ts'
import { createSandbox, type Sandbox, seed } from '../../src/sandbox/index.ts'
import { fetchHttp } from '../../src/wire/index.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { account, region, webProject } from './stage.ts'

// Emulators tell less than AWS: no rollout state, no times, no ids of deployments, no service deployments. The sandbox with these taken
// out of its answers stands for them.

const untold: readonly string[] = [
  'rolloutState',
  'rolloutStateReason',
  'createdAt',
  'updatedAt',
  'startedAt',
  'stoppingAt',
  'stoppedAt',
  'executionStoppedAt',
  'pullStartedAt',
  'pullStoppedAt',
  'events',
  'failedTasks',
]

function plain(sandbox: Sandbox, alsoUntold: readonly string[] = []): Sandbox['fetch'] {
  const names = new Set([...untold, ...alsoUntold])
  return async (request) => {
    const target = request.headers.get('x-amz-target') ?? ''
    if (target.includes('ServiceDeployments') || target.includes('ServiceRevisions'))
      return Response.json({ __type: 'UnknownOperationException' }, { status: 400 })
    const answer = await sandbox.fetch(request)
    if (!target.startsWith('AmazonEC2ContainerService')) return answer
    const told = JSON.parse(await answer.text(), (key, value) => (names.has(key) ? undefined : value))
    return Response.json(told, { status: answer.status })
  }
}

function emulator(alsoUntold?: readonly string[]) {
  const sandbox = createSandbox({
    realNow: Date.now,
    account,
    region,
    behaviours: [{ startedBy: 'run', exitAfterSeconds: 4, logLines: [{ afterSeconds: 3, message: 'hauled' }] }],
  })
  seed(sandbox, { clusters: ['app'], roles: [{ name: 'web-exec' }, { name: 'web-task' }], logGroups: ['/ecs/web'] })
  const { accessKeyId, secretAccessKey } = sandbox.administrator
  return async (line: string, tag = 'v1') => {
    const ports = testPorts({
      files: webProject,
      http: fetchHttp(plain(sandbox, alsoUntold)),
      env: { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, TAG: tag },
    })
    const clock = virtualClock(sandbox, async () => {})
    const start = sandbox.clock.now()
    const told = await runTestCommand(line.split(' '), {
      ...ports,
      clock: { ...ports.clock, ...clock },
      realNow: Date.now,
    })
    return { ...told, seconds: (sandbox.clock.now() - start) / 1000 }
  }
}

test.each([
  ['times and states', []],
  ['times, states and ids', ['id']],
])('deploy creates, updates, scales and waits without %s', async (_, alsoUntold) => {
  const run = emulator(alsoUntold)
  const created = await run('deploy')
  expect(created).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(/\nweb runs web:1\n$/) })
  const updated = await run('deploy', 'v2')
  expect(updated).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(/\nweb runs web:2\n$/) })
  expect(updated.seconds).toBeGreaterThan(0)
  const scaled = await run('deploy --tasks 3 --skip-task-definition')
  expect(scaled).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(/\nweb runs web:2\n$/) })
  expect(await run('wait')).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(/web runs web:2\n$/) })
})

test('run watches a task to its end and shows its log without times', async () => {
  const run = emulator()
  const told = await run('run')
  expect(told).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/hauled\n$/) })
  expect(told.seconds).toBeGreaterThan(0)
})

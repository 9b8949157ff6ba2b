import { describe, expect, test } from 'vitest'
import { memoryFiles } from '../support/files.ts'
import { ecsAnswer, type RecordedCall, recordedAws } from '../support/recorded-aws.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { webProject, withHealthCheck } from './stage.ts'

// What is told of answers that AWS gives and the sandbox does not, and what is not told.

const deployment = { id: 'ecs-svc/1', status: 'PRIMARY', taskDefinition: 'web:2', desiredCount: 2, runningCount: 2 }
const service = (more: object) => ({
  serviceName: 'web',
  status: 'ACTIVE',
  desiredCount: 2,
  runningCount: 2,
  deployments: [{ ...deployment, rolloutState: 'IN_PROGRESS' }],
  ...more,
})
const services = (more: object) => ecsAnswer('DescribeServices', { services: [service(more)] })
const complete = { deployments: [{ ...deployment, rolloutState: 'COMPLETED' }] }
const event = (id: string, createdAt: number) => ({ id, createdAt, message: `event ${id}` })

const run = (line: string, recording: readonly RecordedCall[], more: Parameters<typeof testPorts>[0] = {}) =>
  runTestCommand(line.split(' '), testPorts({ files: webProject, http: recordedAws(recording).http, ...more }))

describe('a deployment that is followed', () => {
  test('has only those events for news that came after it began', async () => {
    const told = await run('wait --wait-until deployed', [
      services({ events: [event('old', 100)] }),
      services({ events: [event('new', 101), event('old', 100)] }),
      services({ events: [event('newer', 102), event('new', 101), event('old', 100)], ...complete }),
    ])
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.stderr.match(/event \w+$/gm)).toEqual(['event new', 'event newer'])
  })

  test('has the health of its running tasks alone; what nobody has checked is not healthy', async () => {
    const task = (more: object) => ({ startedBy: 'ecs-svc/1', lastStatus: 'RUNNING', ...more })
    const ports = testPorts({
      files: withHealthCheck(webProject),
      terminal: { out: true, err: true, columns: 120 },
      http: recordedAws([
        services({}),
        services({}),
        ecsAnswer('ListTasks', { taskArns: ['a', 'b', 'c', 'd'] }),
        ecsAnswer('DescribeTasks', {
          tasks: [
            task({}),
            task({ healthStatus: 'HEALTHY' }),
            task({ healthStatus: 'HEALTHY', lastStatus: 'PENDING' }),
            task({ healthStatus: 'UNHEALTHY' }),
          ],
        }),
        services(complete),
      ]).http,
    })
    await runTestCommand(['wait', '--wait-until', 'deployed', '--no-color'], ports)
    expect(ports.drawn.join('\n')).toContain('2/2 1 healthy 1 unhealthy 1 not checked yet IN_PROGRESS')
  })

  test('that is not over in time is told by the deployments that have tasks', async () => {
    const history = { id: 'ecs-svc/0', status: 'ACTIVE', taskDefinition: 'web:1', desiredCount: 0, runningCount: 0 }
    const going = services({ deployments: [{ ...deployment, runningCount: 1, rolloutState: 'IN_PROGRESS' }, history] })
    const told = await run('wait --timeout 4s', [going, going, going, going])
    expect(told.stderr).toContain('error: timed out: the deployment of web:2 has not ended; web:2: 1 of 2 running\n')
  })
})

describe('a task that is run', () => {
  test('and never starts is told from one whose container failed', async () => {
    const taskArn = 'arn:aws:ecs:ap-northeast-1:111122223333:task/app/one'
    const stopped = {
      taskArn,
      lastStatus: 'STOPPED',
      stopCode: 'TaskFailedToStart',
      stoppedReason: 'no such secret',
      containers: [{ name: 'app', exitCode: 0 }],
    }
    const told = await run('run', [
      ecsAnswer('RegisterTaskDefinition', { taskDefinition: { taskDefinitionArn: 'web:1' } }),
      ecsAnswer('RunTask', { tasks: [{ taskArn }] }),
      ecsAnswer('DescribeTasks', { tasks: [stopped] }),
    ])
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain('error: task one failed to start: no such secret\n')
  })
})

test('policies of other partitions compare clusters as ARNs', async () => {
  const files = {
    ...webProject,
    'ecspresso.yml': String(webProject['ecspresso.yml']).replace('ap-northeast-1', 'cn-north-1'),
  }
  const told = await run('policy generate --for run --format json', [], { files })
  expect(told.exitCode, told.stderr).toBe(0)
  const conditions = JSON.parse(told.stdout).Statement.map((one: { Condition?: object }) => one.Condition)
  expect(conditions).toContainEqual({
    ArnEquals: { 'ecs:cluster': 'arn:aws-cn:ecs:cn-north-1:111122223333:cluster/app' },
  })
})

describe('the state of the sandbox', () => {
  const begun = async (changed: (name: string, text: string) => string) => {
    const memory = memoryFiles('/project', webProject)
    const go = (line: string) =>
      runTestCommand(line.split(' '), { ...testPorts({ env: {} }), files: memory, realNow: Date.now })
    await go('deploy --sandbox')
    for (const [name, content] of Object.entries(webProject))
      await memory.write(`/project/${name}`, changed(name, String(content)))
    return go('wait --sandbox')
  }

  test.each([
    ['region', (_: string, text: string) => text.replaceAll('ap-northeast-1', 'eu-west-1')],
    ['account', (_: string, text: string) => text.replaceAll('111122223333', '999900001111')],
  ])('of another %s is not gone on with', async (what, change) => {
    const told = await begun(change)
    expect(told.stderr).toContain(`the ${what} is another one now (`)
    expect(told.stderr).toContain('service `web` does not exist')
  })

  test('is gone on with otherwise', async () => {
    expect(await begun((_, text) => text)).toMatchObject({ exitCode: 0 })
  })
})

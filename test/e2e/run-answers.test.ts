import { describe, expect, test } from 'vitest'
import { ecsAnswer, type RecordedCall, recordedAws } from '../support/recorded-aws.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'

// What the sandbox never answers. assumed: all of these answers.

function task(id: string): string {
  return `arn:aws:ecs:ap-northeast-1:111122223333:task/app/${id}`
}

const registered = ecsAnswer('RegisterTaskDefinition', {
  taskDefinition: { taskDefinitionArn: 'arn:aws:ecs:ap-northeast-1:111122223333:task-definition/job:1' },
})
function started(...ids: string[]) {
  return ecsAnswer('RunTask', { tasks: ids.map((id) => ({ taskArn: task(id) })) })
}
function running(id: string) {
  return { taskArn: task(id), lastStatus: 'RUNNING' }
}
function done(id: string) {
  return {
    taskArn: task(id),
    lastStatus: 'STOPPED',
    containers: [{ name: 'main', exitCode: 0 }],
  }
}
function missing(id: string) {
  return { arn: task(id), reason: 'MISSING' }
}

async function run(line: string, ...answers: RecordedCall[]) {
  const world = recordedAws([registered, ...answers])
  const files = {
    'ecspresso.yml': 'region: ap-northeast-1\ncluster: app\ntask_definition: td.json\n',
    'td.json': JSON.stringify({ family: 'job', containerDefinitions: [{ name: 'main', image: 'example.com/job' }] }),
  }
  const told = await runTestCommand(line.split(' '), testPorts({ files, http: world.http }))
  return { ...told, calls: world.seen.map(({ operation }) => operation) }
}

describe('run', () => {
  test('waits for a task that ECS does not know yet', async () => {
    const told = await run(
      'run',
      started('one'),
      ecsAnswer('DescribeTasks', { tasks: [], failures: [missing('one')] }),
      ecsAnswer('DescribeTasks', { tasks: [done('one')] }),
    )
    expect(told).toMatchObject({ exitCode: 0, seconds: 3 })
  })

  test('fails, before the timeout, when ECS does not know a task any more', async () => {
    for (const line of ['run', 'run --wait-until running']) {
      const told = await run(
        line,
        started('one'),
        ecsAnswer('DescribeTasks', { tasks: [{ taskArn: task('one'), lastStatus: 'PENDING' }] }),
        ecsAnswer('DescribeTasks', { tasks: [], failures: [missing('one')] }),
      )
      expect(told).toMatchObject({ exitCode: 1, seconds: 27 })
      expect(told.stderr).toMatch(/error: ECS knows nothing of task one\n$/)
    }
  })

  test('tells a task that never starts from one whose container failed', async () => {
    const stopped = {
      taskArn: task('one'),
      lastStatus: 'STOPPED',
      stopCode: 'TaskFailedToStart',
      stoppedReason: 'no such secret',
      containers: [{ name: 'main', exitCode: 0 }],
    }
    const told = await run('run', started('one'), ecsAnswer('DescribeTasks', { tasks: [stopped] }))
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain('error: task one failed to start: no such secret\n')
  })

  test('is no success while one of its tasks is not told of', async () => {
    const half = ecsAnswer('DescribeTasks', { tasks: [done('one')], failures: [missing('two')] })
    expect(await run('run --count 2', started('one', 'two'), half)).toMatchObject({ exitCode: 1 })
    const late = ecsAnswer('DescribeTasks', { tasks: [running('one')], failures: [missing('two')] })
    const both = ecsAnswer('DescribeTasks', { tasks: [running('one'), running('two')] })
    const told = await run('run --count 2 --wait-until running', started('one', 'two'), late, both)
    expect(told).toMatchObject({ exitCode: 0, seconds: 3 })
  })

  test('says which tasks were started where others were not placed', async () => {
    const told = await run(
      'run --count 2',
      ecsAnswer('RunTask', { tasks: [{ taskArn: task('one') }], failures: [{ reason: 'RESOURCE:MEMORY' }] }),
    )
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(/error: 1 of 2 tasks were placed: RESOURCE:MEMORY\nhint: nothing stops task one\n$/)
  })

  test('--propagate-exit-code may be given a value', async () => {
    const failed = { ...done('one'), containers: [{ name: 'main', exitCode: 3 }] }
    const answers = [started('one'), ecsAnswer('DescribeTasks', { tasks: [failed] })]
    expect((await run('run --propagate-exit-code=true', ...answers)).exitCode).toBe(3)
    expect((await run('run --propagate-exit-code=false', ...answers)).exitCode).toBe(1)
  })

  test('--propagate-tags SERVICE without a service fails before anything is written', async () => {
    const told = await run('run --propagate-tags SERVICE')
    expect(told).toMatchObject({ exitCode: 1, calls: [] })
    expect(told.stderr).toMatch(/error: ecspresso.yml: the configuration names no `service`/)
  })
})

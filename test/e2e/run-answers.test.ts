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
    'td.json': JSON.stringify({
      family: 'job',
      containerDefinitions: [{ name: 'main', image: 'example.com/job', memory: 64 }],
    }),
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
      expect(told).toMatchObject({ exitCode: 1, seconds: 18 })
      expect(told.stderr).toMatch(/error: ECS knows nothing of task one \[TASK_GONE\]\n$/)
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
    expect(told.stderr).toContain('error: task one failed to start: no such secret [TASK_FAILED_TO_START]\n')
  })

  test('is no success while one of its tasks is not told of', async () => {
    const half = ecsAnswer('DescribeTasks', { tasks: [done('one')], failures: [missing('two')] })
    expect(await run('run --count 2 --compat v3', started('one', 'two'), half)).toMatchObject({ exitCode: 1 })
    const late = ecsAnswer('DescribeTasks', { tasks: [running('one')], failures: [missing('two')] })
    const both = ecsAnswer('DescribeTasks', { tasks: [running('one'), running('two')] })
    const told = await run('run --count 2 --wait-until running --compat v3', started('one', 'two'), late, both)
    expect(told).toMatchObject({ exitCode: 0, seconds: 3 })
  })

  test('says which tasks were started where others were not placed', async () => {
    const told = await run(
      'run --count 2',
      ecsAnswer('RunTask', { tasks: [{ taskArn: task('one') }], failures: [{ reason: 'RESOURCE:MEMORY' }] }),
    )
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(
      /error: 1 of 2 tasks were placed: RESOURCE:MEMORY \[TASK_NOT_PLACED\]\nhint: nothing stops task one\n$/,
    )
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

describe('the log of a task', () => {
  const withLog = (options: object) => ({
    'ecspresso.yml': 'region: ap-northeast-1\ncluster: app\ntask_definition: td.json\n',
    'td.json': JSON.stringify({
      family: 'job',
      containerDefinitions: [
        { name: 'main', image: 'example.com/job', memory: 64, logConfiguration: { logDriver: 'awslogs', options } },
      ],
    }),
  })
  const options = { 'awslogs-group': '/job', 'awslogs-region': 'ap-northeast-1', 'awslogs-stream-prefix': 'job' }
  const page = (token: string, ...messages: string[]): RecordedCall => ({
    ...ecsAnswer('GetLogEvents', {
      events: messages.map((message) => ({ timestamp: 0, message })),
      nextForwardToken: token,
    }),
    service: 'logs',
  })
  const noStream: RecordedCall = {
    ...page(''),
    status: 400,
    output: { __type: 'ResourceNotFoundException', message: 'The specified log stream does not exist.' },
  }
  const ended = ecsAnswer('DescribeTasks', { tasks: [done('one')] })
  const tell = (files: Readonly<Record<string, string>>, ...answers: RecordedCall[]) =>
    runTestCommand(['run'], testPorts({ files, http: recordedAws([registered, started('one'), ...answers]).http }))

  test('is read for some seconds after the end, since lines come late', async () => {
    const told = await tell(
      withLog(options),
      ended,
      page('f/1', 'first line'),
      page('f/1'),
      page('f/1'),
      page('f/1'),
      page('f/2', 'last line'),
      page('f/2'),
    )
    expect(told).toMatchObject({ exitCode: 0, stderr: expect.not.stringContaining('no log line') })
    expect(told.stdout).toContain('last line\n')
    expect(told.seconds).toBeLessThan(20)
  })

  test('that appears only after the end is waited for', async () => {
    const told = await tell(withLog(options), ended, noStream, noStream, noStream, noStream, page('f/1', 'a line'))
    expect(told.stdout).toContain('a line\n')
  })

  test('that never appears is said to be missing', async () => {
    const told = await tell(withLog(options), ended, noStream)
    expect(told.exitCode).toBe(0)
    expect(told.stderr).toContain('no log line was found: log group `/job`, stream `job/main/one`\n')
  })

  test.each<[string, object]>([
    ['it has no `awslogs-stream-prefix`, which names the stream', { ...options, 'awslogs-stream-prefix': undefined }],
  ])('that has no stream of a known name is no silence: %s', async (why, without) => {
    const told = await tell(withLog(without), ended)
    expect(told).toMatchObject({ exitCode: 0, stdout: '' })
    expect(told.stderr).toContain(`warning: the log of container \`main\` cannot be shown: ${why}\n`)
  })

  test('that goes elsewhere is told by its driver', async () => {
    const plain = withLog(options)
    const definition = JSON.parse(plain['td.json'].replace('awslogs"', 'awsfirelens"'))
    definition.containerDefinitions.push({
      name: 'router',
      image: 'r',
      memory: 64,
      firelensConfiguration: { type: 'fluentbit' },
    })
    const files = { ...plain, 'td.json': JSON.stringify(definition) }
    const told = await tell(files, ended)
    expect(told.stderr).toContain('its log driver is `awsfirelens`, and only `awslogs` can be read\n')
  })
})

import { describe, expect, test } from 'vitest'
import { ecsAnswer, type RecordedCall, recordedAws } from '../support/recorded-aws.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { webProject, withHealthCheck } from './stage.ts'

// What is told of answers that the sandbox never gives. assumed: all of these answers.

const deployment = { id: 'ecs-svc/1', status: 'PRIMARY', taskDefinition: 'web:2', desiredCount: 2, runningCount: 2 }
function service(more: object) {
  return {
    serviceName: 'web',
    status: 'ACTIVE',
    desiredCount: 2,
    runningCount: 2,
    deployments: [{ ...deployment, rolloutState: 'IN_PROGRESS' }],
    ...more,
  }
}
function services(more: object) {
  return ecsAnswer('DescribeServices', { services: [service(more)] })
}
const complete = { deployments: [{ ...deployment, rolloutState: 'COMPLETED' }] }
function event(id: string, createdAt: number) {
  return { id, createdAt, message: `event ${id}` }
}

function run(line: string, recording: readonly RecordedCall[]) {
  return runTestCommand(line.split(' '), testPorts({ files: webProject, http: recordedAws(recording).http }))
}

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
    expect(told.stderr).toContain(
      'error: timed out: the deployment of web:2 has not ended; web:2: 1 of 2 running [TIMEOUT]\n',
    )
  })
})

test('tasks that stopped in the same way are told together, the newest first, and none of another deployment', async () => {
  const task = (id: string, more: object) => ({
    taskArn: `arn:aws:ecs:ap-northeast-1:111122223333:task/app/${id}`,
    startedBy: 'ecs-svc/1',
    stopCode: 'EssentialContainerExited',
    containers: [],
    ...more,
  })
  const failed = services({ deployments: [{ ...deployment, rolloutState: 'FAILED' }] })
  const told = await run('wait', [
    failed,
    failed,
    ecsAnswer('ListTasks', { taskArns: ['a', 'b', 'c', 'd', 'e'] }),
    ecsAnswer('DescribeTasks', {
      tasks: [
        task('oldest', { stoppedAt: 100 }),
        task('middle', { stoppedAt: 200 }),
        task('latest', { stoppedAt: 300 }),
        task('stopping', {}),
        task('other', { stoppedAt: 250, stoppedReason: 'another one' }),
        task('foreign', { stoppedAt: 400, startedBy: 'ecs-svc/0' }),
      ],
    }),
  ])
  expect(told.stderr).toContain(
    '4 tasks stopped, the last one being task stopping (EssentialContainerExited)\n' +
      'task other stopped (EssentialContainerExited): another one\n',
  )
  expect(told.stderr).not.toContain('foreign')
})

const moving = services({ runningCount: 1 })
const missing = ecsAnswer('DescribeServices', { services: [], failures: [{ reason: 'MISSING' }] })
const registered = ecsAnswer('RegisterTaskDefinition', {
  taskDefinition: { taskDefinitionArn: 'arn:aws:ecs:ap-northeast-1:111122223333:task-definition/web:2' },
})

describe('a service that AWS does not tell of yet', () => {
  test('right after it was created, is followed all the same', async () => {
    const created = ecsAnswer('CreateService', { service: service({}) })
    const told = await run('deploy', [missing, registered, created, missing, missing, services(complete)])
    expect(told).toMatchObject({ exitCode: 0, seconds: 6 })
  })

  test('in one look of many, is no deleted one', async () => {
    const updated = ecsAnswer('UpdateService', { service: service({}) })
    const told = await run('deploy', [services({}), registered, updated, moving, missing, services(complete)])
    expect(told.exitCode, told.stderr).toBe(0)
  })

  test('when only looked for, is looked for again', async () => {
    const told = await run('wait', [missing, missing, services(complete)])
    expect(told).toMatchObject({ exitCode: 0, seconds: 6 })
  })

  test('for some seconds, was deleted', async () => {
    const updated = ecsAnswer('UpdateService', { service: service({}) })
    const told = await run('deploy', [services({}), registered, updated, moving, missing])
    expect(told).toMatchObject({ exitCode: 1, seconds: 18 })
    expect(told.stderr).toContain('error: the service was deleted while web:2 was rolled out [SERVICE_GONE]\n')
  })

  test('and never will, is told so within the time there is', async () => {
    const told = await run('wait --timeout 4s', [missing])
    expect(told).toMatchObject({ exitCode: 1, seconds: 4 })
    expect(told.stderr).toContain('error: service `web` does not exist in cluster `app` [SERVICE_NOT_FOUND]\n')
  })
})

test('a warning about a permission names the account that an earlier answer has told', async () => {
  const denied = {
    ...ecsAnswer('ListServiceDeployments', {
      __type: 'AccessDeniedException',
      message: 'User: x is not authorized to perform: ecs:ListServiceDeployments',
    }),
    status: 400,
  }
  const arn = 'arn:aws:ecs:ap-northeast-1:111122223333:service/app/web'
  const seen = services({ ...complete, serviceArn: arn })
  const told = await run('wait', [seen, seen, denied])
  expect(told.stderr).toContain(`it needs ecs:ListServiceDeployments on ${arn}\n`)
  expect(told.stderr).not.toMatch(/[\uE000\uE001]|=account/)
})

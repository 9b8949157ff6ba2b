import { describe, expect, test } from 'vitest'
import type { Http } from '../../src/wire/index.ts'
import type { Tree } from '../support/files.ts'
import { decode, ecsAnswer, recordedAws } from '../support/recorded-aws.ts'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { webProject } from './stage.ts'

// What only enriches the output must not cost the command, nor a line at each look.

function serviceWith(runningCount: number, rolloutState: string) {
  return {
    serviceName: 'web',
    status: 'ACTIVE',
    desiredCount: 2,
    runningCount,
    deployments: [
      { id: 'ecs-svc/1', status: 'PRIMARY', taskDefinition: 'web:1', desiredCount: 2, runningCount, rolloutState },
    ],
  }
}
const moving = ecsAnswer('DescribeServices', { services: [serviceWith(0, 'IN_PROGRESS')] })
const complete = ecsAnswer('DescribeServices', { services: [serviceWith(2, 'COMPLETED')] })

async function run(line: string, http: Http, files: Tree = webProject) {
  const told = await runTestCommand(line.split(' '), testPorts({ files, http }))
  return { ...told, warnings: told.stderr.match(/^warning: .*$/gm) ?? [] }
}

describe('a call whose answer only enriches the output', () => {
  test('is given up where AWS, or what plays it, does not know the operation', async () => {
    const world = recordedAws([moving, moving, moving, moving, complete])
    const told = await run('wait --wait-until deployed', world.http)
    expect(told).toMatchObject({ exitCode: 0, seconds: 9 })
    expect(world.seen.filter(({ operation }) => operation === 'ListServiceDeployments')).toHaveLength(1)
    expect(told.warnings).toEqual([expect.stringContaining('UnknownOperationException')])
  })

  test('is given up where its endpoint cannot be reached', async () => {
    const task = 'arn:aws:ecs:ap-northeast-1:111122223333:task/app/one'
    const describe = (lastStatus: string) =>
      ecsAnswer('DescribeTasks', {
        tasks: [{ taskArn: task, lastStatus, containers: [{ name: 'app', exitCode: 0 }] }],
      })
    const { http } = recordedAws([
      ecsAnswer('RegisterTaskDefinition', { taskDefinition: { taskDefinitionArn: 'web:1' } }),
      ecsAnswer('RunTask', { tasks: [{ taskArn: task }] }),
      describe('RUNNING'),
      describe('RUNNING'),
      describe('STOPPED'),
    ])
    const told = await run('run', async (request, signal) => {
      if (decode(request).service === 'logs')
        throw Object.assign(new Error('connect EHOSTUNREACH'), { code: 'EHOSTUNREACH' })
      return http(request, signal)
    })
    expect(told.exitCode, told.stderr).toBe(0)
    expect(told.warnings).toEqual([expect.stringMatching(/cannot reach `logs\.ap-northeast-1\.amazonaws\.com`/)])
  })

  test('is tried again at the next look where AWS is out of breath', async () => {
    const world = recordedAws([
      moving,
      moving,
      complete,
      ecsAnswer('ListServiceDeployments', { serviceDeployments: [] }),
    ])
    const looks = () => world.seen.filter(({ operation }) => operation === 'DescribeServices').length
    const told = await run('wait --wait-until deployed', async (request, signal) => {
      const busy = decode(request).operation === 'ListServiceDeployments' && looks() <= 2
      return busy ? { status: 503, headers: {}, body: new Uint8Array() } : world.http(request, signal)
    })
    expect(told.exitCode).toBe(0)
    // Once for each step that would have read it: before the wait, and in it.
    expect(told.warnings).toEqual([
      expect.stringContaining('see which deployment is the newest'),
      expect.stringContaining('show the progress'),
    ])
    expect(world.seen.at(-1)?.operation).toBe('ListServiceDeployments')
  })

  test('is told with the account that the refusal names, where the project names none', async () => {
    const message =
      'User: arn:aws:sts::444455556666:assumed-role/ci/run is not authorized to perform: ecs:ListServiceDeployments because no identity-based policy allows the ecs:ListServiceDeployments action'
    const denied = { __type: 'AccessDeniedException', message }
    const world = recordedAws([moving, complete, { ...ecsAnswer('ListServiceDeployments', denied), status: 400 }])
    const files = {
      ...webProject,
      'ecs-task-def.json': '{"family": "web", "containerDefinitions": [{"name": "app", "image": "x"}]}',
    }
    for (const line of ['wait --wait-until deployed', '--log-format json wait --wait-until deployed']) {
      const { stderr } = await run(line, world.http, files)
      expect(stderr).toContain('arn:aws:ecs:ap-northeast-1:444455556666:service/app/web')
      expect(stderr).not.toMatch(/[\ue000\ue001]|=account/)
    }
  })
})

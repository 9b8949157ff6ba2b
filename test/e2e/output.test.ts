import { describe, expect, test } from 'vitest'
import { runTestCommand, testPorts } from '../support/test-ports.ts'
import { createStage } from './stage.ts'

const loud = [{ container: 'app', exitAfterSeconds: 3, exitCode: 3, logLines: ['hello from the task'] }]

describe('--output json', () => {
  test('is one document with the result, and narration stays on standard error', async () => {
    const told = await createStage().run('deploy --output json')
    expect(told.exitCode).toBe(0)
    expect(JSON.parse(told.stdout)).toMatchObject({
      schemaVersion: 1,
      command: 'deploy',
      result: {
        cluster: 'app',
        service: 'web',
        action: 'created',
        deployment: { revision: 'web:1', status: 'completed' },
      },
    })
    expect(told.stderr).toContain('created service web in cluster app')
  })

  test('names what a dry run cannot know', async () => {
    const told = await createStage().run('register --dry-run')
    expect(told.exitCode).toBe(0)
    const deployed = await createStage().run('deploy --dry-run --output=json')
    expect(JSON.parse(deployed.stdout).result.taskDefinition).toMatch(/task-definition\/web:<new revision>$/)
  })

  test('holds the failure, and log lines of containers go to standard error', async () => {
    const stage = createStage({ behaviours: loud })
    const told = await stage.run('run --output json')
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toContain('hello from the task')
    const document = JSON.parse(told.stdout)
    expect(document).toMatchObject({ schemaVersion: 1, command: 'run', error: { code: 'CONTAINER_FAILED' } })
    expect(document.error.message).toMatch(/exited with 3/)
    expect(document).toMatchObject({ outcome: 'failed', cluster: 'app', service: 'web' })
    expect(document.failures).toMatchObject([{ count: 1, task: { containers: [{ name: 'app', exitCode: 3 }] } }])
    expect(document.causes).toMatchObject([{ rank: 1, code: 'CONTAINER_FAILED' }])
  })

  test('a denial has its statement', async () => {
    const told = await createStage().run('deploy --output json', {
      policy: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 's3:GetObject', Resource: '*' }] },
    })
    expect(JSON.parse(told.stdout).error).toMatchObject({
      operation: 'ecs:DescribeServices',
      statement: { Action: 'ecs:DescribeServices' },
    })
  })

  test('commands without AWS have it too', async () => {
    const told = await runTestCommand(['version', '--output', 'json'], testPorts())
    expect(JSON.parse(told.stdout)).toEqual({
      schemaVersion: 1,
      command: 'version',
      outcome: 'succeeded',
      seconds: 0,
      failures: [],
      result: { version: '0.1.0', ecspresso: { v2: '2.8.7', v3: '3.0.0' } },
    })
  })

  test("register keeps ecspresso's switch: the bare definition", async () => {
    const told = await createStage().run('register --output')
    expect(JSON.parse(told.stdout)).toMatchObject({ family: 'web' })
  })
})

describe('--log-format json', () => {
  test('has what status, verify and version print as lines, as ecspresso has', async () => {
    const stage = createStage()
    await stage.asAdministrator('deploy')
    const lines = async (line: string) => {
      const { stdout } = await stage.asAdministrator(`${line} --log-format json`)
      return stdout
        .trim()
        .split('\n')
        .map((text): object => JSON.parse(text))
    }
    expect(await lines('status')).toMatchObject([{ service: 'web', cluster: 'app', taskDefinition: 'web:1' }])
    expect(await lines('version')).toMatchObject([{ ecspresso: { v3: '3.0.0' } }])
    const verified = await lines('verify')
    expect(verified[0]).toEqual({
      verify: 'execution role arn:aws:iam::111122223333:role/web-exec',
      result: 'OK',
      error: '',
      cached: false,
    })
    expect(verified.every((one) => Object.keys(one).join() === 'verify,result,error,cached')).toBe(true)
  })
})

test('--debug shows the paths of a plan', async () => {
  const told = await createStage().asAdministrator(
    'policy generate --for wait --debug --account 111122223333 --format json',
  )
  expect(told.stderr).toMatch(
    /debug: plan of wait\n[\s\S]*the command: \d+ paths\n {2}.*the service exists.*: ecs:DescribeServices/,
  )
  expect(JSON.parse(told.stdout)).toMatchObject({ Version: '2012-10-17' })
})

test('rendered files are the result of render', async () => {
  const told = await createStage().run('render taskdef --output json')
  const { documents } = JSON.parse(told.stdout).result
  expect(documents).toMatchObject([{ target: 'taskdef' }])
  expect(JSON.parse(documents[0].text)).toMatchObject({ family: 'web' })
})

import { describe, expect, test } from 'vitest'
import { createStage, webProject } from './stage.ts'

const service = JSON.parse(String(webProject['ecs-service-def.json']))

async function deployed(later: object = {}) {
  const stage = createStage()
  await stage.asAdministrator('deploy')
  const changed = JSON.stringify({ ...service, ...later })
  stage.files.contents.set('/project/ecs-service-def.json', new TextEncoder().encode(changed))
  return stage
}

describe('diff', () => {
  test('is empty after a deployment, and says so', async () => {
    const told = await (await deployed()).run('diff --exit-code')
    expect(told.stdout).toBe('')
    expect(told.stderr).toBe('nothing differs: a deployment with `--if-changed` would do nothing\n')
    expect(told.exitCode).toBe(0)
    expect(told.calls).toEqual(['ecs:DescribeServices', 'ecs:DescribeTaskDefinition'])
  })

  test('shows what an update would change, as unified text', async () => {
    const told = await (await deployed({ desiredCount: 5, enableExecuteCommand: true })).run('diff')
    expect(told.exitCode).toBe(0)
    expect(told.stdout).toContain(
      '--- arn:aws:ecs:ap-northeast-1:111122223333:service/app/web\n+++ ecs-service-def.json\n',
    )
    expect(told.stdout).toMatch(/^- {2}"desiredCount": 2,$/m)
    expect(told.stdout).toMatch(/^\+ {2}"desiredCount": 5,$/m)
    expect(told.stdout).toMatch(/^\+ {2}"enableExecuteCommand": true/m)
    expect(told.stderr).toBe('a deployment would update `desiredCount`, `enableExecuteCommand`\n')
  })

  test('a changed image would register a revision and replace the tasks', async () => {
    const told = await (await deployed()).run('diff --exit-code', { env: { TAG: 'v2' } })
    expect(told.exitCode).toBe(1)
    expect(told.stdout).toMatch(/^\+\s+"image": ".*:v2",?$/m)
    expect(told.stderr).toBe('a deployment would register a new revision, replace the tasks\n')
  })

  test('--format json gives each difference by its place', async () => {
    const told = await (await deployed({ desiredCount: 5 })).run('diff --format json')
    expect(JSON.parse(told.stdout)).toMatchObject({
      schemaVersion: 1,
      service: { differences: [{ path: 'desiredCount' }] },
      taskDefinition: { differences: [] },
      effect: { registersRevision: false, updates: ['desiredCount'], replacesTasks: false },
    })
  })

  test('--format markdown is for a comment', async () => {
    const told = await (await deployed({ desiredCount: 5 })).run('diff --format markdown')
    expect(told.stdout).toMatch(/^```diff\n--- arn[\s\S]*```\n\na deployment would update `desiredCount`\n$/)
  })

  test('of a service that is not there, all is new', async () => {
    const told = await createStage().run('diff --exit-code')
    expect(told.exitCode).toBe(1)
    expect(told.stdout).toContain('--- /dev/null\n+++ ecs-service-def.json\n')
    expect(told.stderr).toContain('a deployment would register a new revision, create the service')
  })

  test('the task definition alone', async () => {
    const told = await (await deployed({ desiredCount: 5 })).run('diff --without-service --exit-code')
    expect(told).toMatchObject({ exitCode: 0, stdout: '' })
  })

  test('names what no update changes', async () => {
    const told = await (await deployed({ schedulingStrategy: 'DAEMON' })).run('diff')
    expect(told.stderr).toContain('no update can change `schedulingStrategy`')
  })

  test('trouble is told from differences', async () => {
    const told = await (await deployed()).run('diff --exit-code', {
      policy: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 'ecs:*', Resource: '*' }] },
    })
    expect(told.exitCode).toBe(2)
  })
})

test('a service without a definition file is told how to leave it out', async () => {
  const configuration = String(webProject['ecspresso.yml']).replace(/^service_definition:.*\n/m, '')
  const stage = createStage({ files: { 'ecspresso.yml': configuration } })
  const told = await stage.asAdministrator('diff')
  expect(told.stderr).toContain(
    'error: ecspresso.yml: the configuration does not name the service definition [DEFINITION_PATH]\nhint: add `service_definition: FILE`, or compare the task definition alone with `--without-service`\n',
  )
  expect((await stage.asAdministrator('diff --without-service')).exitCode).toBe(0)
})

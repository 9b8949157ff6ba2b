import { describe, expect, test } from 'vitest'
import schema from '../../schemas/events.schema.json' with { type: 'json' }
import { policyOf } from '../../src/iam/index.ts'
import { misfits } from '../support/json-schema.ts'
import { createStage, type RunOptions, type StageOptions } from './stage.ts'

const crash = [{ image: '*:v2', crashAfterSeconds: 1, logLines: ['boom'] }]
const v2 = { env: { TAG: 'v2' } }
const denied = { policy: policyOf([{ Effect: 'Allow', Action: 'ecs:ListTasks', Resource: '*' }]) }

const stories: readonly [line: string, outcome: string, options?: StageOptions, run?: RunOptions][] = [
  ['deploy', 'succeeded'],
  ['deploy --no-wait', 'succeeded', {}, v2],
  ['deploy --dry-run', 'succeeded', {}, v2],
  ['deploy', 'rolled-back', { behaviours: crash }, v2],
  ['deploy --debug', 'denied', {}, denied],
  ['deploy --tasks 3 --config nowhere.yml', 'usage'],
  ['run', 'failed', { behaviours: [{ exitCode: 3, logLines: ['no'] }] }],
  ['run', 'succeeded', { behaviours: [{ exitAfterSeconds: 1 }] }],
  ['register', 'succeeded'],
  ['status', 'succeeded'],
  ['version', 'succeeded'],
  ['policy generate --for deploy', 'succeeded'],
]

describe('events fit their schema, and the last one tells the end', () => {
  test.each(stories)('%s: %s', async (line, outcome, options = {}, run = {}) => {
    const stage = createStage(options)
    await stage.asAdministrator('deploy')
    const told = await (run.policy ? stage.run : stage.asAdministrator)(`${line} --log-format json`, run)
    const lines = told.stderr
      .trim()
      .split('\n')
      .map((text): { type: string } => JSON.parse(text))
    for (const one of lines) expect([one, misfits(schema, one, schema)]).toEqual([one, []])
    expect(lines.filter(({ type }) => type === 'end')).toHaveLength(1)
    expect(lines.at(-1)).toMatchObject({ type: 'end', schemaVersion: 1, outcome })
  })

  test('a value of another kind does not fit', () => {
    expect(misfits(schema, { type: 'note', step: 1, text: 'x' }, schema)).not.toEqual([])
    expect(misfits(schema, { type: 'nothing' }, schema)).not.toEqual([])
  })
})

test('the last event names service, revision, deployment, time and failures, as does the document of --output json', async () => {
  const stage = createStage({ behaviours: crash })
  await stage.asAdministrator('deploy')
  const told = await stage.run('deploy --output json', v2)
  const document = JSON.parse(told.stdout)
  expect(misfits(schema, { type: 'end', ...document }, schema)).toEqual([])
  expect(document).toMatchObject({
    schemaVersion: 1,
    command: 'deploy',
    outcome: 'rolled-back',
    cluster: 'app',
    service: 'web',
    taskDefinition: 'arn:aws:ecs:ap-northeast-1:111122223333:task-definition/web:2',
    revision: 'web:2',
    deployment: expect.stringMatching(/^ecs-svc\/\d+$/),
    failures: [{ task: { stopCode: 'EssentialContainerExited', containers: [{ exitCode: 1, lastLines: ['boom'] }] } }],
    causes: [{ rank: 1, code: 'CONTAINER_FAILED' }],
    report: { asked: { revision: 'web:2' }, ended: { status: 'rolled back', runs: 'web:1' } },
    error: { code: 'DEPLOYMENT_ROLLED_BACK' },
  })
  expect(document.seconds).toBe(told.seconds)
})

describe('a command line that is wrong has an end for machines, too', () => {
  test.each([
    ['deploy --taks 3 --log-format json', 'deploy'],
    ['--log-format=json deploy --tasks many', 'deploy'],
    ['deplyo --log-format json', ''],
    ['policy lint --log-format json', 'policy lint'],
  ])('%s', async (line, command) => {
    const told = await createStage().asAdministrator(line)
    const lines = told.stderr
      .trim()
      .split('\n')
      .map((text): { type: string } => JSON.parse(text))
    for (const one of lines) expect([one, misfits(schema, one, schema)]).toEqual([one, []])
    expect(lines.map(({ type }) => type)).toEqual(['error', 'end'])
    expect(lines.at(-1)).toMatchObject({ outcome: 'usage', command, seconds: 0, error: { code: 'USAGE' } })
    expect(told.stdout).toBe('')
  })

  test('the variable of --log-format counts, and so does --junit', async () => {
    const stage = createStage()
    const told = await stage.asAdministrator('deploy --taks 3 --junit out.xml', {
      env: { ECSPRESSO_LOG_FORMAT: 'json' },
    })
    expect(JSON.parse(told.stderr.trim().split('\n').at(-1) ?? '')).toMatchObject({ type: 'end', outcome: 'usage' })
    expect(new TextDecoder().decode(stage.files.contents.get('/project/out.xml'))).toContain('failures="1"')
  })

  test('--output json prints the document, beside the words', async () => {
    const told = await createStage().asAdministrator('deploy --taks 3 --output json --exit-codes')
    expect(told.exitCode).toBe(2)
    expect(told.stderr).toMatch(/^error: unknown option `--taks`/)
    const document = JSON.parse(told.stdout)
    expect(misfits(schema, { type: 'end', ...document }, schema)).toEqual([])
    expect(document).toMatchObject({ schemaVersion: 1, command: 'deploy', outcome: 'usage', failures: [] })
  })
})

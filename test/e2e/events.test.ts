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

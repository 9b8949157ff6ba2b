import { describe, expect, test } from 'vitest'
import { Interrupted } from '../../src/calls/index.ts'
import { policyOf } from '../../src/iam/index.ts'
import type { Http } from '../../src/wire/index.ts'
import { createStage, type RunOptions, type StageOptions } from './stage.ts'

interface Case {
  readonly title: string
  readonly code: number
  readonly line: string
  readonly stage?: StageOptions
  readonly run?: RunOptions
}

/** Nobody answers. */
const nowhere = (): Http => async () => {
  throw Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:443'), { code: 'ECONNREFUSED' })
}

const other = { cluster: 'app', service: 'web', taskDefinition: 'web:1', forceNewDeployment: true }
const v2 = { TAG: 'v2' }

const cases: readonly Case[] = [
  { title: 'done', code: 0, line: 'deploy' },
  { title: 'an account that lacks the service', code: 1, line: 'status --config none.yml', stage: withoutService() },
  { title: 'a wrong flag', code: 2, line: 'deploy --taks 3' },
  { title: 'a wrong value', code: 2, line: 'deploy --tasks many' },
  { title: 'a file that is not there', code: 2, line: 'deploy --config nowhere.yml' },
  {
    title: 'a denial',
    code: 3,
    line: 'deploy',
    run: { policy: policyOf([{ Effect: 'Allow', Action: 'ecs:ListTasks', Resource: '*' }]) },
  },
  {
    title: 'a first deployment that fails',
    code: 4,
    line: 'deploy',
    stage: { behaviours: [{ image: '*:v2', crashAfterSeconds: 1 }], env: v2 },
  },
  { title: 'a task that fails', code: 4, line: 'run', stage: { behaviours: [{ exitCode: 3 }] } },
  {
    title: 'the code of a container goes before the table',
    code: 42,
    line: 'run --propagate-exit-code',
    stage: { behaviours: [{ exitCode: 42 }] },
  },
  {
    title: 'a rollback',
    code: 5,
    line: 'deploy',
    stage: { behaviours: [{ image: '*:v2', crashAfterSeconds: 1 }] },
    run: { env: v2 },
  },
  {
    title: 'somebody else',
    code: 6,
    line: 'deploy',
    run: {
      env: v2,
      meanwhile: { afterSeconds: 9, act: (sandbox) => void sandbox.perform('ecs:UpdateService', other) },
    },
  },
  {
    title: 'a timeout',
    code: 7,
    line: 'deploy --timeout 60s',
    stage: { behaviours: [{ image: '*:v2', startSeconds: 300 }] },
    run: { env: v2 },
  },
  { title: 'AWS out of reach', code: 9, line: 'deploy', run: { way: nowhere } },
  { title: 'SIGINT', code: 130, line: 'deploy', run: { env: v2, interruptAfter: 10 } },
  {
    title: 'SIGTERM',
    code: 143,
    line: 'deploy',
    run: { env: v2, interruptAfter: 10, interruptBy: new Interrupted('SIGTERM') },
  },
  {
    title: 'SIGHUP',
    code: 129,
    line: 'deploy',
    run: { env: v2, interruptAfter: 10, interruptBy: new Interrupted('SIGHUP') },
  },
]

function withoutService(): StageOptions {
  return {
    files: { 'none.yml': 'region: ap-northeast-1\ncluster: app\nservice: none\ntask_definition: ecs-task-def.json\n' },
  }
}

describe('an exit code', () => {
  test.each(cases)('$code: $title', async ({ code, line, stage: options = {}, run = {} }) => {
    const isFirst = options.env !== undefined
    const outcome = async (env: Readonly<Record<string, string>>, flag = '') => {
      const stage = createStage(options)
      if (!isFirst) await stage.asAdministrator('deploy')
      const own = { ...run, env: { ...run.env, ...env } }
      return run.policy ? stage.run(`${line}${flag}`, own) : stage.asAdministrator(`${line}${flag}`, own)
    }
    expect((await outcome({}, ' --exit-codes')).exitCode).toBe(code)
    expect((await outcome({ RISTRETTO_EXIT_CODES: '1' })).exitCode).toBe(code)
    expect((await outcome({})).exitCode).toBe(code === 0 || code === 42 ? code : 1)
  })

  test.each([
    ['diff --exit-code --config nowhere.yml', 2],
    ['diff --exit-code', 1],
    ['policy lint ecs-task-def.json', 1],
    ['policy lint nowhere.json', 2],
  ])('of `%s` is its own, %i', async (line, code) => {
    const stage = createStage()
    await stage.asAdministrator('deploy')
    for (const flag of ['', ' --exit-codes'])
      expect((await stage.asAdministrator(`${line}${flag}`, { env: v2 })).exitCode).toBe(code)
  })
})

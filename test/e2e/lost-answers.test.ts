/**
 * Each call of each command, each way in which its answer is lost or spoilt: the command comes to the same end as without, or says what
 * happened. All cells by `npm run faults`; a fixed sample of them otherwise.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/sandbox/index.ts'
import { type Fault, faults, hasEffect, spoiledHttp } from '../support/spoiled-http.ts'
import { createStage, type Stage, type StageOptions, type Told, webProject } from './stage.ts'

interface Story {
  readonly line: string
  /** What stands before. */
  readonly prepare: readonly string[]
  readonly stage?: StageOptions
}

/** The definition looks two values up, the second by the first: of those that do not depend on each other nobody knows which comes first. */
const withLookups: StageOptions = {
  files: {
    'ecs-task-def.json': String(webProject['ecs-task-def.json']).replace(
      '"essential":true',
      '"essential":true,"secrets":[{"name":"K","valueFrom":"{{ secretsmanager_arn (ssm `/web/secret`) }}"}]',
    ),
  },
  resources: { parameters: [{ name: '/web/secret', value: 'web/key' }], secrets: [{ name: 'web/key', value: 'x' }] },
}

const stories: readonly Story[] = [
  { line: 'register', prepare: [] },
  { line: 'deploy', prepare: [] },
  { line: 'deploy', prepare: ['deploy'] },
  { line: 'deploy --if-changed', prepare: ['deploy'] },
  { line: 'deploy --no-wait --skip-task-definition --force-new-deployment', prepare: ['deploy'] },
  { line: 'run', prepare: [] },
  { line: 'run --no-wait', prepare: ['register'] },
  { line: 'register', prepare: [], stage: withLookups },
  { line: 'wait', prepare: ['deploy --no-wait'] },
]

/** The other commands. Of them is asked that they do the whole of it or say what they did not; which of their calls are extras is theirs. */
const others: readonly Story[] = [
  { line: 'scale --tasks 3', prepare: ['deploy'] },
  { line: 'refresh', prepare: ['deploy'] },
  { line: 'delete --force --terminate', prepare: ['deploy'] },
  { line: 'deregister --revision 1 --force', prepare: ['register', 'deploy'] },
  { line: 'status', prepare: ['deploy'] },
  { line: 'revisions', prepare: ['deploy'] },
  { line: 'tasks', prepare: ['deploy'] },
  { line: 'diff', prepare: ['deploy'] },
  { line: 'deploy --dry-run', prepare: ['deploy'] },
  { line: 'run --task-definition latest', prepare: ['register'] },
]

async function prepared({ prepare, stage: options }: Story): Promise<Stage> {
  const stage = createStage({
    ...options,
    behaviours: [{ startedBy: 'run', exitCode: 0, exitAfterSeconds: 4, logLines: ['done'] }],
  })
  for (const line of prepare) expect((await stage.asAdministrator(line)).exitCode).toBe(0)
  return stage
}

interface Cell {
  readonly story: Story
  readonly at: number
  readonly operation: string
  readonly fault: Fault
  readonly always: boolean
}

async function cellsOf(story: Story): Promise<Cell[]> {
  // Lookups side by side are in the order in which their modules load: the first run is not like those that follow.
  await (await prepared(story)).asAdministrator(story.line)
  const { calls } = await (await prepared(story)).asAdministrator(story.line)
  const firsts = calls
    .map((operation, i) => ({ operation, at: i + 1 }))
    .filter(({ operation }, i) => calls.indexOf(operation) === i)
  return firsts.flatMap((one) =>
    Object.keys(faults).flatMap((fault) =>
      [false, true].map((always) => ({ story, ...one, fault: fault as Fault, always })),
    ),
  )
}

const isWrite = (operation: string) => /:(Create|Update|Register|Run|Delete|Deregister|Stop|Put|Tag)/.test(operation)
/** What AWS says once and for all. */
const isFinal = (fault: Fault) => fault === 'a refusal' || fault === 'credentials that expired'
/** Commands go on without these. */
const isExtra = (operation: string) => /ServiceDeployments|GetLogEvents|ListTasks/.test(operation)

/** What a command leaves behind, counted. */
function leftBehind({ sandbox }: Stage, { entries }: Told) {
  const list = (operation: `ecs:${string}`, input: JsonObject, member: string) => {
    const found = Object.entries(sandbox.perform(operation, input)).find(([name]) => name === member)?.[1]
    return Array.isArray(found) ? found.length : 0
  }
  return {
    entries: entries.length,
    revisions: list('ecs:ListTaskDefinitions', { familyPrefix: 'web' }, 'taskDefinitionArns'),
    services: list('ecs:ListServices', { cluster: 'app' }, 'serviceArns'),
    runTasks:
      list('ecs:ListTasks', { cluster: 'app', startedBy: 'ristretto' }, 'taskArns') +
      list('ecs:ListTasks', { cluster: 'app', desiredStatus: 'STOPPED', family: 'web' }, 'taskArns'),
  }
}

async function check({ story, at, operation, fault, always }: Cell): Promise<void> {
  const whole = await prepared(story)
  const expected = leftBehind(whole, await whole.asAdministrator(story.line))
  const stage = await prepared(story)
  const told = await stage.asAdministrator(story.line, { way: (http) => spoiledHttp(http, { fault, at, always }) })
  const found = leftBehind(stage, told)
  const words = told.stderr
  expect(words, 'no bug of ours').not.toMatch(/bug:|undefined|NaN|\n\s+at /)
  const fails = isFinal(fault) ? !isExtra(operation) || fault !== 'a refusal' : always
  if (fails && !isExtra(operation)) {
    expect(told.exitCode, words).toBe(1)
    expect(words).toContain(operation)
    const isInDoubt = isWrite(operation) && !isFinal(fault) && !/throttling|refused/.test(fault)
    expect(words.includes('AWS may have carried it out'), words).toBe(isInDoubt)
    return
  }
  expect(told.exitCode, words).toBe(0)
  const second = operation === 'ecs:RegisterTaskDefinition' && hasEffect(fault)
  expect(found).toMatchObject({
    services: expected.services,
    runTasks: expected.runTasks,
    revisions: expected.revisions + (second ? 1 : 0),
  })
  expect(/there is now a (second revision of `web`|revision that nothing refers to: `web:)/.test(words), words).toBe(
    operation === 'ecs:RegisterTaskDefinition' && /effect|cut|page|server/.test(fault),
  )
}

/** The account as it is left: services, revisions by age, tasks. Numbers of revisions count from the newest, so that one more does no harm. */
function accountOf({ sandbox }: Stage) {
  const texts = (operation: `ecs:${string}`, input: JsonObject, member: string): string[] => {
    const value = sandbox.perform(operation, input)[member]
    return Array.isArray(value) ? value.map(String) : []
  }
  const active = texts('ecs:ListTaskDefinitions', { familyPrefix: 'web' }, 'taskDefinitionArns')
  const newest = Math.max(0, ...active.map(revisionOf))
  const { services } = sandbox.perform('ecs:DescribeServices', { cluster: 'app', services: ['web'] })
  return {
    services: (Array.isArray(services) ? (services as JsonObject[]) : []).map((service) => ({
      status: service['status'],
      desired: service['desiredCount'],
      fromNewest: newest - revisionOf(String(service['taskDefinition'])),
    })),
    tasks: texts('ecs:ListTasks', { cluster: 'app', family: 'web' }, 'taskArns').length,
    inactive: texts('ecs:ListTaskDefinitions', { familyPrefix: 'web', status: 'INACTIVE' }, 'taskDefinitionArns')
      .length,
  }
}

function revisionOf(arn: string): number {
  return Number(arn.split(':').at(-1))
}

/** What a command owes whatever it is: the whole effect and 0, or the call that failed, and whether AWS may have carried it out. */
async function checkLoosely({ story, at, operation, fault, always }: Cell): Promise<void> {
  const whole = await prepared(story)
  expect((await whole.asAdministrator(story.line)).exitCode).toBe(0)
  const stage = await prepared(story)
  const told = await stage.asAdministrator(story.line, { way: (http) => spoiledHttp(http, { fault, at, always }) })
  const words = told.stderr
  expect(words, 'no bug of ours').not.toMatch(/bug:|undefined|NaN|\n\s+at /)
  if (!always && !isFinal(fault)) expect(told.exitCode, words).toBe(0)
  if (told.exitCode === 0) {
    expect(accountOf(stage)).toEqual(accountOf(whole))
    return
  }
  expect(words).toContain(operation)
  const isInDoubt = isWrite(operation) && !isFinal(fault) && !/throttling|refused/.test(fault)
  expect(words.includes('AWS may have carried it out'), words).toBe(isInDoubt)
}

/** Cells of a fixed sample, or all of them. `FAULTS_SEED` draws others. */
function drawn(cells: readonly Cell[], count: number) {
  const { FAULTS: which, FAULTS_SEED: seed = '11' } = process.env
  const chosen = which === 'all' ? cells : fc.sample(fc.constantFrom(...cells), { numRuns: count, seed: Number(seed) })
  return chosen.map((cell) => ({ ...cell, times: cell.always ? 'always' : 'once', line: cell.story.line }))
}

describe('an answer that is lost or spoilt', async () => {
  const cells = (await Promise.all(stories.map(cellsOf))).flat()
  test.each(drawn(cells, 60))('$line: $operation (call $at) meets $fault, $times', check)
  const more = (await Promise.all(others.map(cellsOf))).flat()
  test.each(drawn(more, 30))('$line: $operation (call $at) meets $fault, $times', checkLoosely)
})

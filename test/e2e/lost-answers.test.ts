/**
 * Each call of each command, each way in which its answer is lost or spoilt by a proxy before `serve`: the command comes to the same end as
 * without, or says what happened. All cells by `npm run faults`; a fixed sample of them otherwise.
 */
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/sandbox/index.ts'
import { drawnCells } from '../support/drawn-cells.ts'
import { faultProxy } from '../support/fault-proxy.ts'
import { type Fault, faults, hasEffect, type Spoiling } from '../support/spoiled-http.ts'
import { deployingStories, type FaultStory, otherStories, prepared, withEnvironment } from './fault-stories.ts'
import type { Stage, Told } from './stage.ts'

/** The account after a command, and what the command said. */
interface Ended {
  readonly stage: Stage
  readonly told: Told
}

interface Cell {
  readonly story: FaultStory
  /** The story without a fault. */
  readonly whole: Ended
  /** The first call is 1. */
  readonly at: number
  readonly operation: string
  readonly fault: Fault
  /** From then on, however often the operation is called. */
  readonly always: boolean
}

/** The story without a fault. */
async function tellWhole(story: FaultStory): Promise<Ended> {
  const stage = await prepared(story)
  const { line, env } = withEnvironment(story.line)
  const told = await stage.asAdministrator(line, { env })
  return { stage, told }
}

interface Spoilt extends Ended {
  /** The operations whose answers were spoilt. */
  readonly spoilt: ReadonlySet<string>
}

/** The story through a proxy that spoils answers. */
async function tellSpoilt(story: FaultStory, spoiling: Spoiling): Promise<Spoilt> {
  const stage = await prepared(story)
  const served = await stage.sandbox.serve()
  const proxy = await faultProxy(served.endpoint, spoiling)
  try {
    const { line, env } = withEnvironment(story.line)
    const told = await stage.asAdministrator(line, {
      env: { ...env, AWS_ENDPOINT_URL: proxy.url },
      way: () => proxy.http,
    })
    return { stage, told, spoilt: proxy.spoilt }
  } finally {
    await proxy.close()
    await served.close()
  }
}

/** Of each operation the first call, one in the middle, and the last: a wait looks many times. */
async function cellsOf(story: FaultStory): Promise<Cell[]> {
  // Lookups side by side are in the order in which their modules load: the first run is not like those that follow.
  await tellWhole(story)
  const whole = await tellWhole(story)
  const { calls } = whole.told
  expect(calls, whole.told.stderr).not.toEqual([])
  const places = [...new Set(calls)].flatMap((operation) => {
    const own = calls.flatMap((call, i) => (call === operation ? [i + 1] : []))
    const chosen = new Set([own[0], own[Math.floor(own.length / 2)], own.at(-1)])
    return [...chosen].flatMap((at) => (at === undefined ? [] : [{ operation, at }]))
  })
  return places.flatMap((place) =>
    Object.keys(faults).flatMap((fault) =>
      [false, true].map((always) => ({ story, whole, ...place, fault: fault as Fault, always })),
    ),
  )
}

const isWrite = (operation: string) =>
  /:(Create|Update|Register|Run|Delete|Deregister|Stop|Put|Tag|Untag|Continue)/.test(operation)
/** What is said once and for all. */
const isFinal = (fault: Fault) => /a refusal|credentials that expired|a redirect/.test(fault)
/** Writes that are not repeated where nobody knows whether they were carried out: AWS takes no token by which it would know the second one. */
const isUnrepeatable = (operation: string) =>
  /:(ContinueServiceDeployment|CreateExpressGatewayService|CreateDeployment)$/.test(operation)
/** Commands go on without these. */
const isExtra = (operation: string) => /ServiceDeployments|GetLogEvents|ListTasks/.test(operation)
/** Whether AWS may have carried out a write that failed so to the end. */
const isInDoubt = (operation: string, fault: Fault) =>
  isWrite(operation) && !isFinal(fault) && !/throttling|refused/.test(fault)

/** What an object of S3 holds is data: another text in its place is an answer, and wrong as a file is. */
const isContent = ({ story, operation, fault }: Cell) =>
  story.line === 'render taskdef' && operation === 's3:GetObject' && /an empty body|a login page/.test(fault)

const bug = /bug:|undefined|NaN|\[object|\n\s+at /
const secret = /AKIA[A-Z0-9]{12}|X-Amz-Signature|Signature=[0-9a-f]{16}/

/** What a command leaves behind, counted. */
function leftBehind({ sandbox }: Stage) {
  const list = (operation: `ecs:${string}`, input: JsonObject, member: string) => {
    const found = Object.entries(sandbox.perform(operation, input)).find(([name]) => name === member)?.[1]
    return Array.isArray(found) ? found.length : 0
  }
  return {
    revisions: list('ecs:ListTaskDefinitions', { familyPrefix: 'web' }, 'taskDefinitionArns'),
    services: list('ecs:ListServices', { cluster: 'app' }, 'serviceArns'),
    runTasks:
      list('ecs:ListTasks', { cluster: 'app', startedBy: 'ristretto' }, 'taskArns') +
      list('ecs:ListTasks', { cluster: 'app', desiredStatus: 'STOPPED', family: 'web' }, 'taskArns'),
  }
}

async function check({ story, whole, at, operation, fault, always }: Cell): Promise<void> {
  const expected = leftBehind(whole.stage)
  const { stage, told } = await tellSpoilt(story, { fault, at, always })
  const found = leftBehind(stage)
  const words = told.stderr
  expect(words, 'no bug of ours').not.toMatch(bug)
  expect(words, 'no secret').not.toMatch(secret)
  const fails = isFinal(fault) ? !isExtra(operation) || fault !== 'a refusal' : always
  if (fails && !isExtra(operation)) {
    expect(told.exitCode, words).toBe(1)
    expect(words).toContain(operation)
    expect(words.includes('AWS may have carried it out'), words).toBe(isInDoubt(operation, fault))
    return
  }
  expect(told.exitCode, words).toBe(0)
  const second = operation === 'ecs:RegisterTaskDefinition' && hasEffect(fault)
  expect(found).toEqual({ ...expected, revisions: expected.revisions + (second ? 1 : 0) })
  expect(/there is now a (second revision of `web`|revision that nothing refers to: `web:)/.test(words), words).toBe(
    operation === 'ecs:RegisterTaskDefinition' && /effect|cut|page|server/.test(fault),
  )
}

/** The account as it comes to rest: services, revisions by age, tasks. Numbers of revisions count from the newest, so that one more does no harm. */
function accountOf({ sandbox }: Stage) {
  // A retry takes time, in which what was on its way goes on.
  sandbox.clock.settle()
  const texts = (operation: `ecs:${string}`, input: JsonObject, member: string): string[] => {
    const value = sandbox.perform(operation, input)[member]
    return Array.isArray(value) ? value.map(String) : []
  }
  const { services } = sandbox.perform('ecs:DescribeServices', { cluster: 'app', services: ['web'] })
  const scaling = sandbox.perform('application-autoscaling:DescribeScalableTargets', { ServiceNamespace: 'ecs' })
  const targets = scaling['ScalableTargets']
  return {
    services: (Array.isArray(services) ? (services as JsonObject[]) : []).map((service) => {
      const [family = '', revision] = String(service['taskDefinition']).split('/').at(-1)?.split(':') ?? []
      const active = texts('ecs:ListTaskDefinitions', { familyPrefix: family }, 'taskDefinitionArns').map(revisionOf)
      return {
        status: service['status'],
        desired: service['desiredCount'],
        fromNewest: Math.max(0, ...active) - Number(revision),
      }
    }),
    tasks: texts('ecs:ListTasks', { cluster: 'app' }, 'taskArns').length,
    inactive: texts('ecs:ListTaskDefinitions', { familyPrefix: 'web', status: 'INACTIVE' }, 'taskDefinitionArns')
      .length,
    scaling: (Array.isArray(targets) ? (targets as JsonObject[]) : []).map((target) => [
      target['MinCapacity'],
      target['MaxCapacity'],
      target['SuspendedState'],
    ]),
  }
}

function revisionOf(arn: string): number {
  return Number(arn.split(':').at(-1))
}

/** What a command owes whatever it is: the whole effect and its own exit code, or the call that failed, and whether AWS may have carried it out. */
async function checkLoosely(cell: Cell): Promise<void> {
  const { story, whole, at, operation, fault, always } = cell
  const { stage, told, spoilt } = await tellSpoilt(story, { fault, at, always })
  const words = told.stderr
  expect(words, 'no bug of ours').not.toMatch(bug)
  expect(words, 'no secret').not.toMatch(secret)
  if (isContent(cell)) {
    expect(told.exitCode, words).toBe(1)
    expect(words).toMatch(/`s3:\/\/states\/prod.tfstate` is not valid JSON.*\nhint: it is (empty|a web page)/)
    return
  }
  if (!always && !isFinal(fault) && !(isUnrepeatable(operation) && isInDoubt(operation, fault)))
    expect(told.exitCode, words).toBe(whole.told.exitCode)
  if (told.exitCode === whole.told.exitCode) {
    expect(accountOf(stage)).toEqual(accountOf(whole.stage))
    return
  }
  // Of calls side by side another one than the last time may be the first. What looks at many things tells on standard output which it could not see.
  const isTold = [...spoilt].some((name) => words.includes(`:${name} `)) || `${words}${told.stdout}`.includes(operation)
  expect(isTold || /not checked|left out/.test(`${words}${told.stdout}`), words).toBe(true)
  expect(words.includes('AWS may have carried it out'), words).toBe(isInDoubt(operation, fault))
}

describe('an answer that is lost or spoilt', async () => {
  const cells = (await Promise.all(deployingStories.map(cellsOf))).flat()
  test.each(drawnCells(cells, 40, 11))('$line: $operation (call $at) meets $fault, $times', check)
  const more = (await Promise.all(otherStories.map(cellsOf))).flat()
  test.each(drawnCells(more, 40, 11))('$line: $operation (call $at) meets $fault, $times', checkLoosely)
})

/**
 * Each call of a deployment that fails, each way in which its answer is lost or spoilt, once and from then on: the report ends, and outcome
 * and exit code are those of the deployment, or of the call without which nobody knows them. All cells by `npm run faults`; a fixed sample
 * of them otherwise.
 */
import { describe, expect, test } from 'vitest'
import { type Ending, endings } from '../../src/report/index.ts'
import type { ContainerBehaviour } from '../../src/sandbox/index.ts'
import { drawnCells } from '../support/drawn-cells.ts'
import { type Fault, faults, spoiledHttp } from '../support/spoiled-http.ts'
import { balancedStage, codeDeployStage, stagedStage, strategies } from './balanced-stage.ts'
import type { Stage, Told } from './stage.ts'

interface Story {
  readonly line: string
  /** How the deployment is carried out. */
  readonly by: 'rolling' | 'blue/green' | 'CodeDeploy'
  readonly behaviour: Omit<ContainerBehaviour, 'image'>
  /** The exit code under `--exit-codes` where nothing is spoilt. */
  readonly code: number
  /** Operations that only the output needs, or a flag that ends waiting early. */
  readonly extras: RegExp
}

const extras =
  /GetCallerIdentity|ListTasks|DescribeTasks|GetLogEvents|FilterLogEvents|DescribeTargetHealth|ServiceDeployments?$/
/** Stages are told by service deployments alone. */
const stagedExtras = /GetCallerIdentity|ListTasks|DescribeTasks|LogEvents|DescribeTargetHealth/
const codeDeployExtras = /GetCallerIdentity|ListTasks|DescribeTasks|LogEvents|DescribeTargetHealth|GetDeploymentTarget/
const crash = { crashAfterSeconds: 1, exitCode: 1, logLines: ['boom'] }

const stories: readonly Story[] = [
  { line: 'deploy', by: 'rolling', behaviour: crash, code: 5, extras },
  {
    line: 'deploy --fail-fast 1',
    by: 'rolling',
    behaviour: { pullFailure: 'CannotPullContainerError: example.com/web:v2: not found' },
    code: 5,
    extras,
  },
  { line: 'deploy --timeout 4m', by: 'rolling', behaviour: { startSeconds: 3000 }, code: 7, extras },
  { line: 'run', by: 'rolling', behaviour: crash, code: 4, extras: /GetCallerIdentity|GetLogEvents/ },
  { line: 'deploy', by: 'blue/green', behaviour: crash, code: 5, extras },
  { line: 'deploy --wait-until ecs:BAKE_TIME', by: 'blue/green', behaviour: crash, code: 5, extras: stagedExtras },
  { line: 'deploy --timeout 4m', by: 'CodeDeploy', behaviour: crash, code: 7, extras: codeDeployExtras },
]

function prepared({ by, behaviour }: Story): Promise<Stage> {
  const behaviours = [{ ...behaviour, image: '*:v2' }]
  if (by === 'CodeDeploy') return codeDeployStage(behaviours)
  return by === 'rolling' ? balancedStage({ behaviours }) : stagedStage(strategies[by], behaviours)
}

interface Cell {
  readonly story: Story
  /** The first call is 1. */
  readonly at: number
  readonly operation: string
  readonly fault: Fault
  readonly always: boolean
}

const v2 = { TAG: 'v2' }

/** The first, the middle and the last call of each operation. */
async function cellsOf(story: Story): Promise<Cell[]> {
  const { calls } = await (await prepared(story)).asAdministrator(story.line, { env: v2 })
  const places = [...new Set(calls)].flatMap((operation) => {
    const own = calls.flatMap((call, i) => (call === operation ? [i + 1] : []))
    const chosen = new Set([own[0], own[Math.floor(own.length / 2)], own.at(-1)])
    return [...chosen].flatMap((at) => (at === undefined ? [] : [{ operation, at }]))
  })
  return places.flatMap((place) =>
    Object.keys(faults).flatMap((fault) =>
      [false, true].map((always) => ({ story, ...place, fault: fault as Fault, always })),
    ),
  )
}

/** AWS says these once and for all. */
const isFinal = (fault: Fault) => /a refusal|credentials that expired|a redirect/.test(fault)

async function check({ story, at, operation, fault, always }: Cell): Promise<void> {
  const stage = await prepared(story)
  const told = await stage.asAdministrator(`${story.line} --exit-codes --output json`, {
    env: v2,
    way: (http) => spoiledHttp(http, { fault, at, always }),
  })
  expect(told.stderr, 'no bug of ours').not.toMatch(/bug:|undefined|NaN|\n\s+at /)
  const document = JSON.parse(told.stdout)
  // The look that says what still goes on, after a timeout, is one that only the output needs.
  const isKnown = told.exitCode === story.code
  // CodeDeploy takes no token by which it would know a second CreateDeployment: where nobody knows of the first, it is not repeated.
  const isRepeated = !always && !isFinal(fault) && operation !== 'codedeploy:CreateDeployment'
  if (isKnown || story.extras.test(operation) || isRepeated) return expectOutcome(told, document, story)
  // Nobody knows the outcome without this call: the error is that of the call.
  expect([3, 9], told.stderr).toContain(told.exitCode)
  expect(['denied', 'unreachable']).toContain(document.outcome)
  expect(told.stderr).toContain(operation)
}

function expectOutcome(told: Told, document: { outcome: Ending }, { code }: Story): void {
  expect(told.exitCode, told.stderr).toBe(code)
  expect(endings[document.outcome].code).toBe(code)
  expect(told.stderr).toMatch(/^report: web:\d in (?:service web of )?cluster app/m)
}

describe('a deployment that fails meets a fault', async () => {
  const cells = (await Promise.all(stories.map(cellsOf))).flat()
  test.each(drawnCells(cells, 24, 16))('$story.by, $line: $operation (call $at) meets $fault, $times', check)
})

/**
 * From one call on AWS answers nothing any more, and the command is told to end: it ends within ten seconds, in one error, with what still goes
 * on and the command line that does what was not done. All cells by `npm run faults`; a fixed sample of them otherwise.
 */
import { describe, expect, test } from 'vitest'
import { Interrupted } from '../../src/calls/index.ts'
import type { HttpRequest } from '../../src/wire/index.ts'
import { drawnCells } from '../support/drawn-cells.ts'
import { operationOf } from '../support/spoiled-http.ts'
import { balancedStage, codeDeployStage, stagedStage, strategies } from './balanced-stage.ts'
import { deployingStories, type FaultStory, otherStories, prepared, withEnvironment } from './fault-stories.ts'
import type { RunOptions, Stage, Told } from './stage.ts'

/** Build servers kill what has not ended ten seconds after their signal. */
const MOST_SECONDS = 10

interface Silence {
  /** From this call on; the first is 1. */
  readonly at: number
  /** Default: whatever is asked. */
  readonly of?: (asked: HttpRequest) => boolean
  /** The operation of that call alone is not answered. */
  readonly isOne?: boolean
  /** Default: SIGTERM, as soon as nobody answers. */
  readonly isStopped?: boolean
}

interface Ended extends Told {
  /** Virtual seconds from the first question without an answer. */
  readonly secondsOfSilence: number
}

/** Tells a line while AWS falls silent. A request that nobody answers takes all the time there is. */
async function tellSilent(
  stage: Stage,
  line: string,
  { at, of = () => true, isOne = false, isStopped = true, ...own }: Silence & RunOptions,
): Promise<Ended> {
  let asked = 0
  let first = ''
  let since: number | undefined
  const way: RunOptions['way'] = (http, stop, clock) => async (request, signal) => {
    if (++asked === at) first = operationOf(request)
    if (asked < at || !of(request) || (isOne && operationOf(request) !== first)) return http(request, signal)
    since ??= stage.sandbox.clock.now()
    if (isStopped) stop()
    for (let seconds = 0; seconds < 3600; seconds++) await clock.sleep(1, 'nobody answers', signal)
    throw new Error('an hour has passed')
  }
  const told = await stage.asAdministrator(line, { interruptBy: new Interrupted('SIGTERM'), ...own, way })
  return { ...told, secondsOfSilence: (stage.sandbox.clock.now() - (since ?? stage.sandbox.clock.now())) / 1000 }
}

function expectAnEnd({ stderr, secondsOfSilence }: Ended): void {
  expect(stderr).not.toMatch(/bug:|undefined|NaN|\[object|\n\s+at /)
  expect(stderr.match(/^error: /gm), stderr).toHaveLength(1)
  expect(secondsOfSilence, stderr).toBeLessThan(MOST_SECONDS)
}

function expectGaps({ stderr, stdout, secondsOfSilence }: Ended): void {
  expect(stderr + stdout).toMatch(/left out|not checked|not known/)
  expect(secondsOfSilence, stderr).toBeLessThan(MOST_SECONDS)
  const lines = stderr.split('\n').filter(Boolean)
  expect(new Set(lines).size, stderr).toBe(lines.length)
}

const v2 = { TAG: 'v2' }
const slow = [{ image: '*:v2', startSeconds: 3000 }]
const crash = [{ image: '*:v2', crashAfterSeconds: 1, exitCode: 1 }]

const ways: Readonly<Record<string, (behaviours: typeof slow | typeof crash) => Promise<Stage>>> = {
  rolling: (behaviours) => balancedStage({ behaviours }),
  'blue/green': (behaviours) => stagedStage(strategies['blue/green'], behaviours),
  CodeDeploy: (behaviours) => codeDeployStage(behaviours),
}

describe('a deployment that nobody tells of any more', () => {
  const cells = Object.keys(ways).flatMap((by) =>
    ['detach', 'stop', 'rollback'].flatMap((wanted) => [
      { by, wanted, isStopped: true },
      { by, wanted, isStopped: false },
    ]),
  )
  test.each(cells)('$by, --on-cancel $wanted, stopped: $isStopped', async ({ by, wanted, isStopped }) => {
    const stage = await ways[by]?.(slow)
    if (!stage) return expect.unreachable()
    const line = `deploy --exit-codes --on-cancel ${wanted} --timeout 4m`
    const told = await tellSilent(stage, line, { at: 25, env: v2, isStopped })
    // Without a signal the time of the command ends first.
    const seconds = isStopped ? told.secondsOfSilence : told.seconds - 240
    expectAnEnd({ ...told, secondsOfSilence: seconds })
    expect(told.exitCode).toBe(isStopped ? 143 : 7)
    expect(told.stderr).toMatch(/error: .*: the deployment of web:2 has not ended/)
    expect(told.stderr).toMatch(/hint: \w+ goes on with it; .*`ristretto wait --exit-codes` follows it again\n$/)
    expect(told.stderr.includes('`ristretto rollback` takes it back')).toBe(isStopped && wanted !== 'detach')
  })

  test.each(Object.keys(ways))('%s: a report of which no part is told ends as well', async (by) => {
    const stage = await ways[by]?.(crash)
    if (!stage) return expect.unreachable()
    // The circuit breaker, or CodeDeploy's patience, has ended it: only what is said about it is missing.
    const of = (asked: HttpRequest) => !/DescribeServices$|DescribeServiceDep|GetDeployment/.test(operationOf(asked))
    const told = await tellSilent(stage, 'deploy --timeout 4m', { at: 30, of, isStopped: false, env: v2 })
    expect(told.exitCode).toBe(1)
    expect(told.stderr).toMatch(/^report: web:2 in service web/m)
  })
})

describe('one part of the last words that does not come', () => {
  test('takes no other along', async () => {
    const stage = await balancedStage({ behaviours: crash })
    const of = (asked: HttpRequest) => operationOf(asked) === 'GetCallerIdentity'
    const told = await tellSilent(stage, 'deploy', { at: 1, of, isStopped: false, env: v2 })
    expect(told.stderr).toContain('warning: say who asked: left out: not done within ')
    expect(told.stderr).toContain('exited with 1')
    expectAnEnd(told)
  })

  test('leaves time for what has to be taken back', async () => {
    const story = otherStories.find(({ line }) => line.includes('--suspend-auto-scaling'))
    if (!story) return expect.unreachable()
    const stage = await prepared({ ...story, stage: { behaviours: slow } })
    const isOfScaling = (asked: HttpRequest) => (asked.headers['x-amz-target'] ?? '').startsWith('AnyScaleFrontend')
    const line = 'deploy --suspend-auto-scaling --on-cancel rollback'
    const told = await tellSilent(stage, line, { at: 12, of: (asked) => !isOfScaling(asked), env: v2 })
    expectAnEnd(told)
    expect(told.stderr).toContain('auto scaling of web is as before\n')
  })

  test('what could not be taken back is said, with the command line that does it', async () => {
    const story = otherStories.find(({ line }) => line.includes('--suspend-auto-scaling'))
    if (!story) return expect.unreachable()
    const stage = await prepared({ ...story, stage: { behaviours: slow } })
    const told = await tellSilent(stage, 'deploy --suspend-auto-scaling', { at: 12, env: v2 })
    expectAnEnd(told)
    expect(told.stderr).toMatch(
      /warning: could not lift the suspension of auto scaling: .*\nhint: `ristretto scale --resume-auto-scaling` lifts it/,
    )
  })

  test('tasks that could not be stopped are told with the command line that stops them', async () => {
    const stage = await prepared({ line: '', prepare: ['register'], stage: {} })
    const told = await tellSilent(stage, 'run --latest-task-definition --on-cancel stop', { at: 4 })
    expectAnEnd(told)
    expect(told.stderr).toMatch(/hint: ECS goes on with it; `ristretto tasks stop --id [0-9a-f]{32}` stops it\n$/)
  })
})

interface Cell {
  readonly story: FaultStory
  readonly at: number
  readonly operation: string
  /** Of the operation alone, or of all of AWS. */
  readonly always: boolean
  /** What tells the command to end. */
  readonly by: 'SIGTERM' | '--timeout'
}

const FIVE_MINUTES = 300

async function cellsOf(story: FaultStory): Promise<Cell[]> {
  const { line, env } = withEnvironment(story.line)
  const { calls } = await (await prepared(story)).asAdministrator(line, { env })
  const firsts = [...new Set(calls)].map((operation) => ({ operation, at: calls.indexOf(operation) + 1 }))
  return firsts.flatMap((one) =>
    [true, false].flatMap((always) => (['SIGTERM', '--timeout'] as const).map((by) => ({ story, ...one, always, by }))),
  )
}

describe('a command that is told to end while nobody answers', async () => {
  const cells = (await Promise.all([...deployingStories, ...otherStories].map(cellsOf))).flat()
  test.each(drawnCells(cells, 40, 21))(
    '$line: from $operation (call $at) on, $times, by $by',
    async ({ story, at, always, by }) => {
      const { line, env } = withEnvironment(story.line)
      const own = { at, isOne: !always, isStopped: by === 'SIGTERM', env }
      const told = await tellSilent(await prepared(story), `${line} --timeout ${FIVE_MINUTES}s`, own)
      const end = by === 'SIGTERM' ? told : { ...told, secondsOfSilence: told.seconds - FIVE_MINUTES }
      // What only the output needed may have used the time up: it is said to be missing, and the command is done.
      if (by === '--timeout' && !told.stderr.includes('error: ')) return expectGaps(end)
      expectAnEnd(end)
      expect(told.exitCode).not.toBe(0)
    },
  )
})

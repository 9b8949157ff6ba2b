import { describe, expect, test } from 'vitest'
import type { Behaviour } from '../../src/sandbox/index.ts'
import { allKinds, type Kind, serviceOf, shifting } from './rollout-kinds.ts'
import type { Stage, Told } from './stage.ts'
import { pause } from './staged-stage.ts'

// Every command that begins, follows or shows deployments, of every kind of service, in all the ways that one can end, each under exactly the
// policy generated for it. Exit codes are those of `--exit-codes`.

const outcomes = ['success', 'failure', 'rollback', 'pause', 'timeout'] as const
type Outcome = (typeof outcomes)[number]

interface Row {
  /** Command lines of others, who may do everything, and who may fail; then the one in question. */
  readonly before: readonly string[]
  readonly line: string
  /** What goes wrong: of the revision `v2`, or where a revision is deployed a second time. */
  readonly whose: 'next' | 'again' | 'back' | 'grown'
}

const rows: Readonly<Record<string, Readonly<Partial<Record<Outcome, Row>>>>> = {
  deploy: ofEach({ before: [], line: 'deploy', whose: 'next' }),
  wait: ofEach({ before: ['deploy --no-wait'], line: 'wait', whose: 'next' }),
  refresh: {
    ...ofEach({ before: ['deploy'], line: 'refresh', whose: 'again' }),
    pause: { before: ['deploy --wait-until paused', 'continue'], line: 'refresh', whose: 'again' },
  },
  rollback: {
    ...ofEach({ before: ['deploy'], line: 'rollback', whose: 'back' }),
    pause: {
      before: ['deploy --wait-until paused', 'continue'],
      line: 'rollback --no-deregister-task-definition',
      whose: 'back',
    },
  },
  'rollback of what is on its way': {
    success: { before: ['deploy --no-wait'], line: 'rollback', whose: 'next' },
    pause: { before: ['deploy --wait-until paused'], line: 'rollback', whose: 'next' },
  },
  scale: {
    success: { before: [], line: 'scale --tasks 3', whose: 'grown' },
    timeout: { before: [], line: 'scale --tasks 3', whose: 'grown' },
  },
  continue: ofEach({ before: ['deploy --wait-until paused'], line: 'continue', whose: 'next' }),
  status: ofEach({ before: ['deploy'], line: 'status', whose: 'next' }),
}

function ofEach(row: Row): Record<Outcome, Row> {
  return { success: row, failure: row, rollback: row, pause: row, timeout: row }
}

interface Expected {
  readonly exitCode: number
  readonly says: RegExp
}

const usual: Readonly<Record<Outcome, Expected>> = {
  success: { exitCode: 0, says: /^web (runs|has gone back)/m },
  failure: { exitCode: 4, says: /^error: the deployment of \S+ failed: .* \[DEPLOYMENT_FAILED\]$/m },
  rollback: {
    exitCode: 5,
    says: /^error: the deployment of \S+ was rolled back to .+: .* \[DEPLOYMENT_ROLLED_BACK\]$/m,
  },
  pause: { exitCode: 0, says: /waits at \w+: `ristretto continue` goes on/ },
  timeout: { exitCode: 7, says: /^error: timed out: the deployment of \S+ has not ended; .* \[TIMEOUT\]\nhint: /m },
}

const refused = (code: string, exitCode = 2): Expected => ({
  exitCode,
  says: new RegExp(`^error: .*\\[${code}\\]\nhint: `, 'm'),
})

/** Where a kind of service has no such thing, or AWS makes something else of it. */
function expectedOf(kind: Kind, command: string, outcome: Outcome): Expected {
  if (command === 'status') return { exitCode: 0, says: /^$/ }
  if (kind === 'Express') {
    if (command === 'refresh' || command === 'scale') return refused('EXPRESS_UNSUPPORTED')
    if (command === 'rollback') return refused('NOTHING_TO_STOP')
    // Its circuit breaker takes every failed deployment back.
    if (outcome === 'failure' && command !== 'continue') return usual.rollback
  }
  if (kind === 'CODE_DEPLOY') {
    if (command === 'continue') return refused('CONTROLLER_UNSUPPORTED', 1)
    if (outcome === 'pause') return refused('GOAL_IMPOSSIBLE')
  }
  if (command === 'rollback of what is on its way') return usual.success
  if (kind === 'DAEMON' && command === 'scale') return refused('DAEMON_COUNT')
  if (shifting.includes(kind)) return usual[outcome]
  if (command === 'continue') return refused('NOTHING_PAUSED')
  // Nothing pauses it: it comes to its end.
  return outcome === 'pause' ? usual.success : usual[outcome]
}

/** How a task goes wrong: it crashes, or never starts. */
function behavioursOf({ whose }: Row, outcome: Outcome): readonly Behaviour[] {
  const wrong = outcome === 'timeout' ? { startSeconds: 7200 } : { exitCode: 1 }
  if (!['failure', 'rollback', 'timeout'].includes(outcome)) return []
  switch (whose) {
    case 'next':
      return [{ image: '*:v2', ...wrong }]
    case 'again':
      return [{ image: '*:v2', attempt: 2, ...wrong }]
    case 'back':
      return [{ image: '*:v1', attempt: 2, ...wrong }]
    case 'grown':
      return [{ image: '*', task: { from: 3 }, ...wrong }]
  }
}

/** CodeDeploy waits an hour for tasks that crash: there a hook says that it failed. */
function setting(kind: Kind, command: string, outcome: Outcome, row: Row) {
  const fails = outcome === 'failure' || outcome === 'rollback'
  const byHook = kind === 'CODE_DEPLOY' && fails
  const paused = [
    pause(...(command === 'continue' && outcome === 'pause' ? ['PRE_SCALE_UP', 'POST_SCALE_UP'] : ['PRE_SCALE_UP'])),
  ]
  const hasPause = shifting.includes(kind) && (outcome === 'pause' || command === 'continue')
  return {
    env: { TAG: 'v2', ...(byHook ? { HOOK: 'sour' } : {}) },
    conditions: {
      behaviours: byHook ? [] : behavioursOf(row, outcome),
      goesBack: outcome === 'rollback',
      deploymentConfiguration: {
        ...(fails ? { deploymentCircuitBreaker: { enable: true, rollback: outcome === 'rollback' } } : {}),
        ...(hasPause ? { lifecycleHooks: paused } : {}),
      },
    },
  }
}

const cells = allKinds.flatMap((kind) =>
  Object.entries(rows).flatMap(([command, ofCommand]) =>
    outcomes.flatMap((outcome) => {
      const row = ofCommand[outcome]
      return row && !isNone(kind, command, outcome) ? [{ kind, command, outcome, row }] : []
    }),
  ),
)

/** Nothing is paused on its way where nothing can be paused. */
function isNone(kind: Kind, command: string, outcome: Outcome): boolean {
  return command === 'rollback of what is on its way' && outcome === 'pause' && !shifting.includes(kind)
}

/** The words of `status` by what has happened. */
const shown: Readonly<Record<Outcome, RegExp>> = {
  success: /PRIMARY \S+:2 .*(COMPLETED|STABILIZING|STEADY_STATE)/,
  failure: /\S+:2 .*(FAILED|STABILIZING|STEADY_STATE)/,
  rollback: /PRIMARY \S+:1 .*(COMPLETED|IN_PROGRESS|STEADY_STATE)/,
  pause: /\S+:2 .*(IN_PROGRESS|COMPLETED|STABILIZING|STEADY_STATE)/,
  timeout: /\S+:2 desired:\d pending:\d running:0 .*(IN_PROGRESS|STABILIZING)/,
}

function lineOf({ command, outcome, row }: (typeof cells)[number]): string {
  if (command === 'status') return `${row.line} --exit-codes`
  const goal =
    outcome === 'pause' && row.line !== 'scale' && !command.includes('on its way') ? ' --wait-until paused' : ''
  return `${row.line}${goal} --timeout ${outcome === 'timeout' ? '60s' : '60m'} --exit-codes`
}

async function run(stage: Stage, line: string, { exitCode }: Expected, env: Record<string, string>): Promise<Told> {
  const isRefused = exitCode === 2 || exitCode === 1
  if (isRefused) return stage.asAdministrator(line, { env })
  return stage.run(line, { env, policy: await stage.policyOf([line], ['--read']) })
}

const writes = (calls: readonly string[]) =>
  calls.filter((name) => /:(Update|Stop|Register|Deregister|Create|Continue|Delete)/.test(name))

describe('every kind of service, command and outcome', () => {
  test.each(cells)('$kind, $command: $outcome', async (cell) => {
    const { kind, command, outcome, row } = cell
    const { env, conditions } = setting(kind, command, outcome, row)
    const stage = await serviceOf(kind, conditions)
    for (const one of row.before) await stage.asAdministrator(one, { env: row.whose === 'next' ? env : { TAG: 'v2' } })
    const expected = expectedOf(kind, command, outcome)
    const told = await run(stage, lineOf(cell), expected, env)
    expect(told.stderr).not.toMatch(/^bug:|was denied/m)
    expect(told.stderr).toMatch(expected.says)
    expect(told.exitCode, told.stderr).toBe(expected.exitCode)
    if (expected.exitCode === 2 || expected.exitCode === 1) expect(writes(told.calls)).toEqual([])
    if (command === 'status') expect(told.stdout).toMatch(shown[outcome])
  })
})

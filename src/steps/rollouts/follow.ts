import { type Answer, type Aws, OutcomeError, TimedOut } from '../../calls/index.ts'
import { severalInARow } from '../several-looks.ts'
import type { Shown } from '../shown.ts'
import { stopIfHopeless } from './fail-fast.ts'
import { goalText } from './goal.ts'
import type { Begun, DeploymentStatus, Following, Reason } from './rollout.ts'
import { type Course, stallAfter } from './stall.ts'
import { waitUntilHealthy } from './wait-until-healthy.ts'
import { patient, type Waiting } from './waiting.ts'

/** The options of following a deployment. */
export interface FollowOptions {
  readonly shown: Shown
  /** The command line that goes on following. */
  readonly resume: string
  /** Default: for as long as the command may. */
  readonly waiting?: Waiting | undefined
}

/** Why the waiting is over. Without an answer nothing has ended: the patience has. */
interface Over<Seen> {
  readonly ended: Answer<{ readonly status: DeploymentStatus; readonly seen: Seen }> | undefined
}

/** Follows one deployment to its end; throws OutcomeError unless it is complete, TimedOut when it has not ended. */
export async function follow<Own extends Begun, Seen>(
  aws: Aws,
  rollout: Following<Own, Seen>,
  begun: Own,
  options: FollowOptions,
): Promise<void> {
  const { shown, waiting = patient } = options
  const step = aws.step('watch the deployment')
  const { service } = begun.target
  const look = rollout.look(begun)
  const status = settledStatus(rollout, begun)
  const isStalled = stallAfter(waiting.progressTimeout)
  if (!rollout.stop) warnOfIdleFlags(step, waiting)
  let current = begun
  let isStopped = false
  const over = await step.wait(
    `${service} to be ${goalText(begun.goal)}`,
    async (seconds): Promise<Over<Seen> | undefined> => {
      const seen = await step.call(look)
      current = await rollout.show(aws, seen, { begun: current, shown })
      const ended = seen.ask('the deployment has ended', (one) => {
        const now = status(one)
        return now !== 'moving' && { status: now, seen: one }
      })
      if (ended) return { ended }
      // A look more or less needs no permission: what is to be allowed was planned with the first one.
      if (waiting.failFast > 0 && !isStopped)
        isStopped = await stopIfHopeless(aws, rollout, { begun: current, seen, most: waiting.failFast })
      const course = seen.take((one) => rollout.course?.(one, current) ?? anythingNew(one), nothingNew)
      return isStalled(course, seconds) ? { ended: undefined } : undefined
    },
  )
  const leaving = { begun: current, options, isStalled: over !== undefined }
  if (!over?.ended) throw await unfinished(aws, rollout, leaving)
  const completed = over.ended.ask('the deployment has completed', (one) => one.status === 'done' && one)
  if (!completed) throw await failureOf(aws, rollout, { ended: over.ended, showing: { begun: current, shown } })
  if (begun.goal === 'healthy') await waitUntilHealthy(aws, begun, options)
  // Narration: a dry run comes by here as well.
  completed.see(({ seen }) => conclude(step, rollout, { seen, begun: current }))
}

/** Tasks that only change in number are no deployment: nothing of them can be stopped. */
function warnOfIdleFlags(step: Aws, { failFast, onCancel }: Waiting): void {
  const flags = [failFast > 0 ? '`--fail-fast`' : '', onCancel === 'detach' ? '' : '`--on-cancel`'].filter(Boolean)
  if (flags.length > 0)
    step.warn(
      `${flags.join(' and ')} can stop nothing here: no deployment is on its way, only tasks are brought to their count`,
    )
}

const nothingNew: Course = { state: '', count: 0 }

function anythingNew(seen: unknown): Course {
  return { state: JSON.stringify(seen) ?? '', count: 0 }
}

/** Nothing that runs is said aloud: many a green pipeline has deployed nothing. */
function conclude<Own extends Begun, Seen>(
  step: Aws,
  rollout: Following<Own, Seen>,
  { seen, begun }: { readonly seen: Seen; readonly begun: Own },
): void {
  const service = rollout.serviceIn?.(seen)
  const told = rollout.conclude(seen, begun)
  if (service && (service.runningCount ?? 0) === 0) step.warn(told)
  else step.note(told)
}

interface Leaving<Own extends Begun> {
  readonly begun: Own
  readonly options: FollowOptions
  readonly isStalled: boolean
}

/** What is said of a deployment that goes on without us, and what becomes of it where the user stopped the command. */
async function unfinished<Own extends Begun, Seen>(
  aws: Aws,
  rollout: Following<Own, Seen>,
  { begun, options: { shown, resume, waiting = patient }, isStalled }: Leaving<Own>,
): Promise<TimedOut> {
  const stopType = { detach: undefined, stop: 'ABORT', rollback: 'ROLLBACK' } as const
  const wanted = stopType[waiting.onCancel]
  const isWanted = wanted !== undefined && aws.isInterrupted
  const isStopped = isWanted && (await rollout.stop?.(aws.afterwards('stop the deployment'), begun, wanted))
  const seen = await aws.afterwards('say what still goes on').attempt(rollout.look(begun))
  await rollout.explain(aws, seen, { begun, shown, status: 'moving' })
  const goingOn = seen.take((one) => rollout.unfinished(one), '')
  const { by = 'ECS' } = rollout
  const of = `the deployment of ${begun.revision}`
  const what = isStalled
    ? `${of} made no progress for ${waiting.progressTimeout} s`
    : `${of} ${isStopped ? 'was asked to stop' : 'has not ended'}`
  // A first deployment has nothing to go back to. Where AWS told nothing, the command says so.
  const isTakenBack = isWanted && seen.take((one) => rollout.canGoBack?.(one) ?? true, true)
  const hint = isStopped
    ? `\`${resume}\` follows it to its end`
    : `${by} goes on with it; ${isTakenBack ? '`ristretto rollback` takes it back, ' : ''}\`${resume}\` follows it again`
  return new TimedOut(`${what}${goingOn}`, { hint })
}

/**
 * The status after a look; of a service that AWS does not tell of, that it is gone once several looks in a row have missed it, and of one
 * whose count is not yet what was written, that it is done once several looks have told so.
 */
function settledStatus<Own extends Begun, Seen>(rollout: Following<Own, Seen>, begun: Own) {
  const isGone = severalInARow()
  const isOfOthers = severalInARow()
  return (seen: Seen): DeploymentStatus => {
    const now = rollout.standing(seen, begun)
    const gone = isGone(now === 'missing')
    if (now === 'missing') return gone ? 'gone' : 'moving'
    const isBefore = rollout.isBeforeWrite?.(seen, begun) ?? false
    const ofOthers = isOfOthers(isBefore)
    return now === 'done' && isBefore && !ofOthers ? 'moving' : now
  }
}

interface Failed<Own extends Begun, Seen> {
  readonly ended: Answer<{ readonly status: DeploymentStatus; readonly seen: Seen }>
  readonly showing: { readonly begun: Own; readonly shown: Shown }
}

async function failureOf<Own extends Begun, Seen>(
  aws: Aws,
  rollout: Following<Own, Seen>,
  { ended, showing }: Failed<Own, Seen>,
): Promise<OutcomeError> {
  const reason = await rollout.explain(
    aws,
    ended.map(({ seen }) => seen),
    { ...showing, status: ended.take((one) => one.status, 'failed') },
  )
  return ended
    .and(reason)
    .take(
      ([{ status }, why]) => outcomeOf(status, why, showing.begun),
      new OutcomeError('DEPLOYMENT_FAILED', 'the deployment failed'),
    )
}

function outcomeOf(status: DeploymentStatus, { runs, by, why }: Reason, { revision }: Begun): OutcomeError {
  const because = why ? `: ${why.replace(/\.$/, '')}` : ''
  const now = runs ?? 'another one'
  switch (status) {
    case 'gone':
      return new OutcomeError('SERVICE_GONE', `the service was deleted while ${revision} was rolled out`)
    case 'rolled back':
      return new OutcomeError(
        'DEPLOYMENT_ROLLED_BACK',
        `the deployment of ${revision} was rolled back to ${runs ?? 'the revision before'}${because}`,
      )
    case 'superseded':
      return new OutcomeError(
        'DEPLOYMENT_SUPERSEDED',
        `another deployment (${[by, now].filter(Boolean).join(', ')}) took the place of ${revision}`,
        { hint: 'somebody deployed at the same time; deploy again if yours shall win' },
      )
    default:
      return new OutcomeError('DEPLOYMENT_FAILED', `the deployment of ${revision} failed${because}`)
  }
}

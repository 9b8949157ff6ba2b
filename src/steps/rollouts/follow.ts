import { type Answer, type Aws, OutcomeError, TimedOut } from '../../calls/index.ts'
import { goneAfterLooks } from '../missing.ts'
import type { Shown } from '../shown.ts'
import { goalText } from './goal.ts'
import type { Begun, DeploymentStatus, Following, Reason } from './rollout.ts'

/** The options of following a deployment. */
export interface FollowOptions {
  readonly shown: Shown
  /** The command line that goes on following. */
  readonly resume: string
}

/** Follows one deployment to its end; throws OutcomeError unless it is complete, TimedOut when it has not ended. */
export async function follow<Own extends Begun, Seen>(
  aws: Aws,
  rollout: Following<Own, Seen>,
  begun: Own,
  { shown, resume }: FollowOptions,
): Promise<void> {
  const step = aws.step('watch the deployment')
  const { service } = begun.target
  const look = rollout.look(begun)
  const status = settledStatus(rollout, begun)
  let current = begun
  const ended = await step.wait(`${service} to be ${goalText(begun.goal)}`, async () => {
    const seen = await step.call(look)
    current = await rollout.show(aws, seen, { begun: current, shown })
    return seen.ask('the deployment has ended', (one) => {
      const now = status(one)
      return now !== 'moving' && { status: now, seen: one }
    })
  })
  if (!ended) {
    const seen = await aws.afterwards('say what still goes on').attempt(look)
    await rollout.explain(aws, seen, { begun: current, shown, status: 'moving' })
    const goingOn = seen.take((one) => rollout.unfinished(one), '')
    throw new TimedOut(`the deployment of ${begun.revision} has not ended${goingOn}`, {
      hint: `ECS goes on with it; \`${resume}\` follows it again`,
    })
  }
  const completed = ended.ask('the deployment has completed', (one) => one.status === 'done' && one)
  if (!completed) throw await failureOf(aws, rollout, { ended, showing: { begun: current, shown } })
  // Narration: a dry run comes by here as well.
  completed.see(({ seen }) => step.note(rollout.conclude(seen, begun)))
}

/** The status after a look; of a service that AWS does not tell of, that it is gone once several looks in a row have missed it. */
function settledStatus<Own extends Begun, Seen>(rollout: Following<Own, Seen>, begun: Own) {
  const isGone = goneAfterLooks()
  return (seen: Seen): DeploymentStatus => {
    const now = rollout.standing(seen, begun)
    const gone = isGone(now === 'missing')
    if (now !== 'missing') return now
    return gone ? 'gone' : 'moving'
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
        `the deployment of ${revision} was rolled back to ${now}${because}`,
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

import { type Answer, type Aws, anything, OutcomeError, TimedOut } from '../calls/index.ts'
import { describeServices, type InCluster, revisionNameOf, type Service } from '../calls/operations/index.ts'
import { type Followed, primaryOf, standingOf } from './deployment-standing.ts'
import { showHealth } from './show-health.ts'
import { showService, stillGoingOn } from './show-service.ts'
import { serviceDeploymentReader } from './show-service-deployment.ts'
import { showStoppedTasks } from './show-stopped-tasks.ts'
import type { Shown } from './shown.ts'

/** The deployment that a write began, or that runs already. */
export interface Begun extends Followed {
  /** `web:13` */
  readonly revision: string
  /** When the newest event happened that was known at the write: it and older ones are old news. Seconds since 1970, AWS's clock. */
  readonly eventsSince: number
}

/** `answered`: the write's answer, or the service as it was found. `before`: the service before the write. */
export function deploymentOf<T>(
  answered: Answer<T>,
  serviceIn: (answer: T) => Service | undefined,
  before: Answer<Service> | undefined,
  until: Followed['until'],
): Begun {
  const primary = <U>(
    of: (deployment: ReturnType<typeof primaryOf>, service: Service | undefined) => U,
    standIn: U,
  ): U =>
    answered.take((answer) => {
      const service = serviceIn(answer)
      return of(service && primaryOf(service), service)
    }, standIn)
  const previousId = before?.take((service) => primaryOf(service)?.id, undefined)
  return {
    id: primary((deployment) => deployment?.id ?? '', `ecs-svc/${anything('deployment')}`),
    previousId,
    writtenAt: primary((deployment) => deployment?.updatedAt, undefined),
    eventsSince: answered.take((answer) => serviceIn(answer)?.events?.[0]?.createdAt ?? 0, 0),
    revision: primary((deployment, service) => {
      // Some emulators begin no deployment for a new revision: their service names it alone (observed: test/peers/moto.test.ts).
      const isNew = deployment?.id !== previousId
      return revisionNameOf((isNew ? undefined : service?.taskDefinition) ?? deployment?.taskDefinition ?? '')
    }, anything('revision')),
    until,
  }
}

/** What a follower needs beside the deployment. */
export interface FollowOptions extends Shown {
  /** The command line that goes on following. */
  readonly resume: string
}

/** Follows one deployment to its end, through DescribeServices alone; throws unless it is the primary one and complete. */
export async function followDeployment(
  aws: Aws,
  target: InCluster,
  begun: Begun,
  options: FollowOptions,
): Promise<void> {
  const { cluster, service } = target
  const step = aws.step('watch the deployment')
  const describe = describeServices({ cluster, services: [service] })
  const readServiceDeployment = serviceDeploymentReader(aws, target, begun.id)
  const current = (answer: { services?: readonly Service[] }) => answer.services?.[0]
  const ended = await step.wait(`${service} to be ${begun.until}`, async () => {
    const seen = await step.call(describe)
    seen.see((answer) => showService(step, target, current(answer), begun.eventsSince))
    await readServiceDeployment()
    if (options.hasHealthCheck) await showHealth(aws, target)
    return seen.ask('the deployment has ended', (answer) => {
      const standing = standingOf(current(answer), begun)
      return standing !== 'moving' && { standing, service: current(answer) }
    })
  })
  const completed = ended?.ask('the deployment has completed', ({ standing }) => standing === 'done')
  // Not a plain statement: a dry run comes by here as well.
  completed?.see(() =>
    ended?.see(({ service: seen }) =>
      step.note(
        seen?.desiredCount === 0
          ? `${service} stands at ${begun.revision}, without a task: its desired count is 0`
          : `${service} runs ${begun.revision}`,
      ),
    ),
  )
  if (completed) return
  if (!ended) {
    const last = await aws.afterwards('say what still goes on').attempt(describe)
    await showStoppedTasks(aws, target, begun.id, options.logs)
    const goingOn = last.take((answer) => stillGoingOn(current(answer)), '')
    throw new TimedOut(`the deployment of ${begun.revision} has not ended${goingOn}`, {
      hint: `ECS goes on with it; \`${options.resume}\` follows it again`,
    })
  }
  const why = await readServiceDeployment('afterwards')
  await showStoppedTasks(aws, target, begun.id, options.logs)
  throw ended.take(
    ({ standing, service: seen }) => outcomeOf(standing, seen, begun, why),
    new OutcomeError('DEPLOYMENT_FAILED', 'the deployment failed'),
  )
}

function outcomeOf(
  standing: ReturnType<typeof standingOf>,
  service: Service | undefined,
  begun: Begun,
  why: string | undefined,
): OutcomeError {
  const primary = service && primaryOf(service)
  const own = service?.deployments?.find((deployment) => deployment.id === begun.id)
  const reason = why ?? own?.rolloutStateReason
  const because = reason ? `: ${reason.replace(/\.$/, '')}` : ''
  const runs = primary ? revisionNameOf(primary.taskDefinition ?? '') : 'another one'
  if (standing === 'gone')
    return new OutcomeError('SERVICE_GONE', `the service was deleted while ${begun.revision} was rolled out`)
  if (standing === 'rolled back')
    return new OutcomeError(
      'DEPLOYMENT_ROLLED_BACK',
      `the deployment of ${begun.revision} was rolled back to ${runs}${because}`,
    )
  if (standing === 'superseded')
    return new OutcomeError(
      'DEPLOYMENT_SUPERSEDED',
      `another deployment (${primary?.id}, ${runs}) took the place of ${begun.revision}`,
      {
        hint: 'somebody deployed at the same time; deploy again if yours shall win',
      },
    )
  return new OutcomeError('DEPLOYMENT_FAILED', `the deployment of ${begun.revision} failed${because}`)
}

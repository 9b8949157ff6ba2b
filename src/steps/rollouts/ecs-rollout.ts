import { type Answer, type Aws, anything } from '../../calls/index.ts'
import { describeServices, revisionNameOf, type Service, updateService } from '../../calls/operations/index.ts'
import { reportFailure } from '../failure/index.ts'
import { deploymentOf } from './behind.ts'
import { type EcsBegun, primaryOf, statusOf } from './deployment-status.ts'
import { failedEcsRollout } from './failed-ecs-rollout.ts'
import { reasonOf } from './reason-of.ts'
import type { Change, Current, Rollout } from './rollout.ts'
import { showHealth } from './show-health.ts'
import { showProgress } from './show-progress.ts'
import { showService, stillGoingOn } from './show-service.ts'
import { showTargets } from './show-targets.ts'
import type { Course } from './stall.ts'
import { stopDeployment } from './stop-deployment.ts'

interface Described {
  readonly services?: readonly Service[]
}

/**
 * Deployments that ECS itself carries out, of any strategy, followed to their end by DescribeServices alone: all else that is read only
 * enriches the output.
 */
export const ecsRollout: Rollout<EcsBegun, Described> = {
  name: 'ecs',
  begin: async (aws, change) => {
    const step = aws.step('update the service')
    const updated = await step.call(updateService(inputOf(change), change.passes))
    updated.see(() => step.note(noteOf(change)))
    const service = updated.map((answer) => answer.service)
    const previousId = change.found.take((before) => primaryOf(before)?.id, undefined)
    const writtenCount = service.take((one) => one?.desiredCount, undefined)
    return announced(aws, service, { ...begunBy(service, change, previousId), writtenCount })
  },
  underway: async (aws, found, current) => {
    const { serviceDeployment } = current
    return announced(aws, found, { ...begunBy(found, current, undefined), serviceDeployment })
  },
  look: ({ target: { cluster, service } }) => describeServices({ cluster, services: [service] }),
  standing: (seen, begun) => statusOf(serviceIn(seen), begun),
  isBeforeWrite: (seen, { writtenCount }) =>
    writtenCount !== undefined && serviceIn(seen)?.desiredCount !== writtenCount,
  show: async (aws, seen, { begun, shown }) => {
    seen.see((one) => showService(aws.step('watch the deployment'), begun, serviceIn(one)))
    const progress = await showProgress(aws, begun)
    if (shown.hasHealthCheck) await showHealth(aws, begun.target)
    await showTargets(aws, seen.map(serviceIn), shown)
    return { ...begun, serviceDeployment: progress.take(({ serviceDeployment }) => serviceDeployment, undefined) }
  },
  explain: async (aws, seen, explaining) => {
    const { begun } = explaining
    const progress = await showProgress(aws.afterwards('show the progress'), begun)
    const service = seen.map(serviceIn)
    await reportFailure(aws.afterwards('report the failure'), failedEcsRollout(service, progress, explaining))
    return seen.and(progress).map(([one, { reason }]) => reasonOf(serviceIn(one), begun, reason))
  },
  conclude: (seen, { target: { service }, revision }) =>
    serviceIn(seen)?.desiredCount === 0
      ? `${service} stands at ${revision}, without a task: its desired count is 0`
      : `${service} runs ${revision}`,
  course: (seen, begun) => courseOf(serviceIn(seen), begun),
  serviceIn,
  canGoBack: (seen) => (serviceIn(seen)?.deployments ?? []).length > 1,
  stop: stopDeployment,
  unfinished: (seen) => stillGoingOn(serviceIn(seen)),
}

/** New tasks that run and old ones that are gone are progress; failed ones and what is said are not. */
function courseOf(service: Service | undefined, { id }: EcsBegun): Course {
  const deployments = service?.deployments ?? []
  const own = deployments.find((one) => one.id === id)
  const old = deployments.filter((one) => one.id !== id).reduce((sum, { runningCount = 0 }) => sum + runningCount, 0)
  const { status = '', rolloutState = '', desiredCount = 0, runningCount = 0 } = own ?? {}
  return { state: `${status} ${rolloutState} ${desiredCount}`, count: runningCount - old }
}

function serviceIn({ services }: Described): Service | undefined {
  return services?.[0]
}

/** One UpdateService with all that differs. Without a new revision it names none, and then no role is passed. */
function inputOf({ target, attributes, taskDefinition, desiredCount, isForced }: Change) {
  return {
    ...target,
    ...attributes,
    ...(taskDefinition === undefined ? {} : { taskDefinition }),
    ...(desiredCount === undefined ? {} : { desiredCount }),
    ...(isForced ? { forceNewDeployment: true } : {}),
  }
}

function noteOf({ target, attributes, taskDefinition, desiredCount, isForced }: Change): string {
  const parts = [
    taskDefinition === undefined ? '' : `task definition ${revisionNameOf(taskDefinition)}`,
    desiredCount === undefined ? '' : `desired count ${desiredCount}`,
    Object.keys(attributes).length > 0 ? 'the rest of its definition' : '',
    isForced ? 'a new deployment by force' : '',
  ]
  const what = parts.filter(Boolean).join(', ')
  return `updated service ${target.service} in cluster ${target.cluster}${what ? `: ${what}` : ''}`
}

/** Says which deployment is meant from here on: machines want to know. */
function announced(aws: Aws, answered: Answer<unknown>, begun: EcsBegun): EcsBegun {
  const { id, revision, taskDefinition } = begun
  answered.see(() => aws.report({ type: 'begun', deployment: id, revision, taskDefinition }))
  return begun
}

/** `answered`: the service in the write's answer, or as it was found. */
function begunBy(
  answered: Answer<Service | undefined>,
  { target, goal, serviceRevision = '' }: Current,
  previousId: string | undefined,
): EcsBegun {
  const primary = answered.map((service) => service && (deploymentOf(service, serviceRevision) ?? primaryOf(service)))
  return {
    target,
    goal,
    id: primary.take((deployment) => deployment?.id ?? '', `ecs-svc/${anything('deployment')}`),
    previousId,
    taskDefinition: primary.take((deployment) => deployment?.taskDefinition, undefined),
    writtenAt: primary.take((deployment) => deployment?.updatedAt, undefined),
    eventsSince: answered.take((service) => service?.events?.[0]?.createdAt ?? 0, 0),
    revision: answered.and(primary).take(([service, deployment]) => {
      // Some emulators begin no deployment for a new revision: their service names it alone (observed: test/peers/moto.test.ts).
      const isNew = deployment?.id !== previousId
      return revisionNameOf((isNew ? undefined : service?.taskDefinition) ?? deployment?.taskDefinition ?? '')
    }, anything('revision')),
  }
}

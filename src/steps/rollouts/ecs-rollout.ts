import { type Answer, anything } from '../../calls/index.ts'
import {
  describeServices,
  type InCluster,
  revisionNameOf,
  type Service,
  updateService,
} from '../../calls/operations/index.ts'
import { type EcsBegun, primaryOf, statusOf } from './deployment-status.ts'
import type { Goal } from './goal.ts'
import type { Change, Reason, Rollout } from './rollout.ts'
import { showHealth } from './show-health.ts'
import { showProgress } from './show-progress.ts'
import { newsOf, showService, stillGoingOn } from './show-service.ts'

interface Described {
  readonly services?: readonly Service[]
}

/**
 * Deployments that ECS itself carries out, of any strategy, followed to their end by DescribeServices alone: all else that is read only
 * enriches the output.
 */
export const ecsRollout: Rollout<EcsBegun, Described> = {
  begin: async (aws, change) => {
    const step = aws.step('update the service')
    const updated = await step.call(updateService(inputOf(change), change.passes))
    updated.see(() => step.note(noteOf(change)))
    return begunBy(
      updated.map(({ service }) => service),
      change,
      change.found.take((service) => primaryOf(service)?.id, undefined),
    )
  },
  underway: async (_, found, current) => begunBy(found, current, undefined),
  look: ({ target: { cluster, service } }) => describeServices({ cluster, services: [service] }),
  standing: (seen, begun) => statusOf(serviceIn(seen), begun),
  show: async (aws, seen, { begun, shown }) => {
    seen.see((one) => showService(aws.step('watch the deployment'), begun, serviceIn(one)))
    const progress = await showProgress(aws, begun)
    if (shown.hasHealthCheck) await showHealth(aws, begun.target)
    return { ...begun, serviceDeployment: progress.take(({ serviceDeployment }) => serviceDeployment, undefined) }
  },
  explain: async (aws, seen, { begun, shown }) => {
    const progress = await showProgress(aws.afterwards('show the progress'), begun)
    const events = seen.take((one) => newsOf(serviceIn(one), begun), [])
    // Most deployments never fail, and what is known of causes is long.
    const { showStoppedTasks } = await import('./show-stopped-tasks.ts')
    await showStoppedTasks(aws.afterwards('show the stopped tasks'), begun, { shown, events })
    return seen.and(progress).map(([one, { reason }]) => reasonOf(serviceIn(one), begun, reason))
  },
  conclude: (seen, { target: { service }, revision }) =>
    serviceIn(seen)?.desiredCount === 0
      ? `${service} stands at ${revision}, without a task: its desired count is 0`
      : `${service} runs ${revision}`,
  unfinished: (seen) => stillGoingOn(serviceIn(seen)),
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

/** `answered`: the service in the write's answer, or as it was found. */
function begunBy(
  answered: Answer<Service | undefined>,
  { target, goal }: { readonly target: InCluster; readonly goal: Goal },
  previousId: string | undefined,
): EcsBegun {
  const primary = answered.map((service) => service && primaryOf(service))
  return {
    target,
    goal,
    id: primary.take((deployment) => deployment?.id ?? '', `ecs-svc/${anything('deployment')}`),
    previousId,
    writtenAt: primary.take((deployment) => deployment?.updatedAt, undefined),
    eventsSince: answered.take((service) => service?.events?.[0]?.createdAt ?? 0, 0),
    revision: answered.and(primary).take(([service, deployment]) => {
      // Some emulators begin no deployment for a new revision: their service names it alone (observed: test/peers/moto.test.ts).
      const isNew = deployment?.id !== previousId
      return revisionNameOf((isNew ? undefined : service?.taskDefinition) ?? deployment?.taskDefinition ?? '')
    }, anything('revision')),
  }
}

function reasonOf(service: Service | undefined, begun: EcsBegun, why: string | undefined): Reason {
  const primary = service && primaryOf(service)
  const own = service?.deployments?.find(({ id }) => id === begun.id)
  return {
    runs: primary && revisionNameOf(primary.taskDefinition ?? ''),
    by: primary?.id,
    why: why ?? own?.rolloutStateReason,
  }
}

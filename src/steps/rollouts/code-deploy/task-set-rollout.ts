import { describeServices, revisionNameOf, type Service } from '../../../calls/operations/index.ts'
import type { Begun, DeploymentStatus, Following } from '../rollout.ts'
import { primaryTaskSetOf, showTaskSets } from './show-task-sets.ts'

/** A service with task sets, none of whose deployments is on its way. */
export interface TaskSetBegun extends Begun {
  readonly eventsSince: number
}

interface Described {
  readonly services?: readonly Service[]
}

/** What CodeDeploy has no deployment of: a service that was just created, or scaled. It is stable when its one task set is. */
export const taskSetRollout: Following<TaskSetBegun, Described> = {
  name: 'task sets',
  look: ({ target: { cluster, service } }) => describeServices({ cluster, services: [service] }),
  standing: ({ services = [] }) => taskSetStatusOf(services[0]),
  show: async (aws, seen, { begun }) => {
    seen.see(({ services = [] }) => showTaskSets(aws.step('watch the deployment'), begun, services[0]))
    return begun
  },
  explain: async (_, seen) =>
    seen.map(({ services = [] }) => ({ runs: revisionIn(services[0]), by: undefined, why: undefined })),
  conclude: ({ services = [] }, { target: { service } }) =>
    `${service} runs ${revisionIn(services[0]) ?? 'no task set'}`,
  unfinished: ({ services = [] }) => {
    const primary = services[0] && primaryTaskSetOf(services[0])
    return primary ? `; its task set is ${primary.stabilityStatus}` : ''
  },
}

/** How the task sets of a service stand. */
export function taskSetStatusOf(service: Service | undefined): DeploymentStatus {
  if (!service) return 'missing'
  if (service.status === 'INACTIVE' || service.status === 'DRAINING') return 'gone'
  const live = (service.taskSets ?? []).filter(({ status }) => status !== 'DRAINING')
  const [only] = live
  const isStable = only?.status === 'PRIMARY' && only.stabilityStatus === 'STEADY_STATE'
  return live.length === 1 && isStable && service.runningCount === service.desiredCount ? 'done' : 'moving'
}

function revisionIn(service: Service | undefined): string | undefined {
  const primary = service && primaryTaskSetOf(service)
  return primary?.taskDefinition === undefined ? undefined : revisionNameOf(primary.taskDefinition)
}

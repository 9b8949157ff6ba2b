import type { JsonObject, SandboxState } from '../../../service.ts'
import { clusterArn, type Place } from '../arns.ts'
import { type Cluster, ecsState } from '../store.ts'

/** The parts that DescribeClusters can be asked to add. */
export type ClusterField = 'ATTACHMENTS' | 'CONFIGURATIONS' | 'SETTINGS' | 'STATISTICS' | 'TAGS'

/** A cluster as it stands on the wire; what was not asked for is an empty list, or not there. */
export function clusterOutput(
  state: SandboxState,
  place: Place,
  cluster: Cluster,
  include: readonly string[],
): JsonObject {
  const counts = countsOf(state, cluster)
  const asked = (field: ClusterField): boolean => include.includes(field)
  return {
    clusterArn: clusterArn(place, cluster.name),
    clusterName: cluster.name,
    status: cluster.status,
    registeredContainerInstancesCount: counts.instances,
    runningTasksCount: counts.running,
    pendingTasksCount: counts.pending,
    activeServicesCount: counts.services,
    statistics: asked('STATISTICS') ? statistics(counts) : [],
    tags: asked('TAGS') ? cluster.tags : [],
    settings: asked('SETTINGS') ? cluster.settings : [],
    capacityProviders: cluster.capacityProviders,
    defaultCapacityProviderStrategy: cluster.defaultCapacityProviderStrategy,
    serviceConnectDefaults: cluster.serviceConnectDefaults,
    configuration: asked('CONFIGURATIONS') ? cluster.configuration : undefined,
    attachments: asked('ATTACHMENTS') ? [] : undefined,
  }
}

interface Counts {
  readonly running: number
  readonly pending: number
  readonly services: number
  readonly instances: number
  readonly named: Readonly<Record<string, number>>
}

function countsOf(state: SandboxState, cluster: Cluster): Counts {
  const ecs = ecsState(state)
  const tasks = Object.values(ecs.tasks).filter((task) => task.cluster === cluster.name)
  const running = tasks.filter((task) => task.lastStatus === 'RUNNING')
  const pending = tasks.filter((task) => task.lastStatus === 'PROVISIONING' || task.lastStatus === 'PENDING')
  const services = Object.values(ecs.services).filter((service) => service.cluster === cluster.name)
  const named: Record<string, number> = {}
  const count = (name: string): void => {
    named[name] = (named[name] ?? 0) + 1
  }
  for (const task of running) count(`running${kindOf(task.launchType)}TasksCount`)
  for (const task of pending) count(`pending${kindOf(task.launchType)}TasksCount`)
  for (const service of services) {
    if (service.status !== 'INACTIVE')
      count(`${service.status.toLowerCase()}${kindOf(service.blueprint.launchType)}ServiceCount`)
  }
  const instances = ecs.containerInstances.filter((one) => one.cluster === cluster.name).length
  const active = services.filter((service) => service.status === 'ACTIVE').length
  return { running: running.length, pending: pending.length, services: active, instances, named }
}

function kindOf(launchType: string | undefined): string {
  return launchType === 'FARGATE' ? 'Fargate' : launchType === 'EXTERNAL' ? 'External' : 'EC2'
}

// The sixteen that AWS answers, in its order.
const statisticNames = [
  ...['running', 'pending'].flatMap((what) => [`${what}EC2TasksCount`, `${what}FargateTasksCount`]),
  ...['running', 'pending'].map((what) => `${what}ExternalTasksCount`),
  ...['running', 'pending'].map((what) => `${what}ManagedInstancesTasksCount`),
  ...['active', 'draining'].flatMap((what) => [`${what}EC2ServiceCount`, `${what}FargateServiceCount`]),
  ...['active', 'draining'].map((what) => `${what}ExternalServiceCount`),
  ...['active', 'draining'].map((what) => `${what}ManagedInstancesServiceCount`),
]

function statistics(counts: Counts): JsonObject[] {
  return statisticNames.map((name) => ({ name, value: String(counts.named[name] ?? 0) }))
}

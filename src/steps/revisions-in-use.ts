import type { Answer, Aws } from '../calls/index.ts'
import { type InCluster, revisionNameOf, type Service } from '../calls/operations/index.ts'
import { servicesOfCluster } from './services-of-cluster.ts'
import { tasksOf } from './tasks-of.ts'

/** By whom each revision is used: `web:12` -> `PRIMARY deployment`. */
export type RevisionsInUse = ReadonlyMap<string, string>

/**
 * The revisions of a family that tasks run, and those that deployments and task sets of the service name. Tasks that stopped use nothing.
 */
export async function revisionsInUse(
  aws: Aws,
  { cluster }: Pick<InCluster, 'cluster'>,
  family: string,
  service: Answer<Service> | undefined,
): Promise<Answer<RevisionsInUse>> {
  const step = aws.step('see which revisions are in use')
  const running = await tasksOf(step, { cluster, family, desiredStatus: 'RUNNING' })
  const byTasks = running.map((tasks) =>
    tasks.map(
      ({ taskDefinitionArn = '', lastStatus = 'RUNNING' }) => [taskDefinitionArn, `${lastStatus} task`] as const,
    ),
  )
  if (service === undefined) return byTasks.map((all) => tableOf(all))
  return byTasks.and(service).map(([all, one]) => tableOf([...all, ...usesOf(one)]))
}

/**
 * The same, and what any service of the cluster names, with or without tasks. Services that nobody may look at are left out with a warning:
 * the tasks that they run count all the same.
 */
export async function revisionsInUseByAny(
  aws: Aws,
  project: Pick<InCluster, 'cluster'>,
  family: string,
  service: Answer<Service> | undefined,
): Promise<Answer<RevisionsInUse>> {
  const own = await revisionsInUse(aws, project, family, service)
  const all = await servicesOfCluster(aws.step('see which services name the revisions'), project.cluster)
  return all.and(own).map(([services, table]) => {
    const named = services.flatMap((one) =>
      usesOf(one).map(([revision, use]) => [revision, `${use} of service ${one.serviceName ?? ''}`] as const),
    )
    return new Map([...tableOf(named), ...table])
  })
}

/** What a service, its deployments and its task sets name. */
function usesOf({ taskDefinition, deployments = [], taskSets = [] }: Service): Use[] {
  return [
    ...(taskDefinition === undefined ? [] : [[taskDefinition, 'service'] as const]),
    ...deployments.map(({ taskDefinition: revision = '', status }) => [revision, `${status} deployment`] as const),
    ...taskSets.map(({ taskDefinition: revision = '', status }) => [revision, `${status} task set`] as const),
  ]
}

/** A revision's ARN, and who uses it. */
type Use = readonly [revision: string, use: string]

/** What is said of a revision last counts: that a deployment names it says more than that its tasks run. */
function tableOf(uses: readonly Use[]): RevisionsInUse {
  return new Map(uses.map(([revision, use]) => [revisionNameOf(revision), use]))
}

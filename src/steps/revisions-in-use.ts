import type { Answer, Aws } from '../calls/index.ts'
import { type InCluster, revisionNameOf, type Service } from '../calls/operations/index.ts'
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
  return byTasks
    .and(service)
    .map(([all, { deployments = [], taskSets = [] }]) =>
      tableOf([
        ...all,
        ...deployments.map(({ taskDefinition = '', status }) => [taskDefinition, `${status} deployment`] as const),
        ...taskSets.map(({ taskDefinition = '', status }) => [taskDefinition, `${status} task set`] as const),
      ]),
    )
}

/** What is said of a revision last counts: that a deployment names it says more than that its tasks run. */
function tableOf(uses: readonly (readonly [string, string])[]): RevisionsInUse {
  return new Map(uses.map(([revision, use]) => [revisionNameOf(revision), use]))
}

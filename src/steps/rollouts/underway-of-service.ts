import type { Answer, Aws } from '../../calls/index.ts'
import { type InCluster, revisionNameOf, type Service } from '../../calls/operations/index.ts'
import type { Project } from '../../settings/index.ts'
import type { Controller } from '../controller.ts'
import { underway } from './begin.ts'
import { lookForGroup, standingTaskSets, underwayByCodeDeploy } from './code-deploy/index.ts'
import type { Goal } from './goal.ts'
import type { Underway } from './underway.ts'

/** Whose deployment is meant, and what is waited for. */
export interface Current {
  readonly target: InCluster
  readonly goal: Goal
  readonly found: Answer<Service>
  readonly controller: Controller
  /** ARN of the service deployment, where it is known already. */
  readonly serviceDeployment?: string | undefined
}

/**
 * The deployment of a service that is under way, or the last one, whoever carries it out. Of a service that CodeDeploy deploys and that has
 * none on its way, its task sets are followed.
 */
export async function underwayOfService(
  aws: Aws,
  project: Project,
  { controller, ...current }: Current,
): Promise<Underway> {
  const { found, target, goal } = current
  if (controller === 'ECS') return underway(aws, found, current)
  const group = await lookForGroup(aws, project, target)
  const open = group && (await underwayByCodeDeploy(aws, group, current))
  if (open) return open
  const revision = found.take(({ taskDefinition = '' }) => revisionNameOf(taskDefinition), '')
  return standingTaskSets(found, { target, goal, revision })
}

import type { Answer, Aws } from '../../calls/index.ts'
import { revisionNameOf, type Service } from '../../calls/operations/index.ts'
import type { Project } from '../../settings/index.ts'
import type { Controller } from '../controller.ts'
import { underway } from './begin.ts'
import { lookForGroup, standingTaskSets, underwayByCodeDeploy } from './code-deploy/index.ts'
import type { Current } from './rollout.ts'
import type { Underway } from './underway.ts'

/** A deployment of a service that was found, and who carries it out. */
interface CurrentOfService extends Current {
  readonly found: Answer<Service>
  readonly controller: Controller
}

/**
 * The deployment of a service that is under way, or the last one, whoever carries it out. Of a service that CodeDeploy deploys and that has
 * none on its way, its task sets are followed.
 */
export async function underwayOfService(
  aws: Aws,
  project: Project,
  { controller, ...current }: CurrentOfService,
): Promise<Underway> {
  const { found, target, goal } = current
  if (controller === 'ECS') return underway(aws, found, current)
  const group = await lookForGroup(aws, project, target)
  const open = group && (await underwayByCodeDeploy(aws, group, current))
  if (open) return open
  const revision = found.take(({ taskDefinition = '' }) => revisionNameOf(taskDefinition), '')
  return standingTaskSets(found, { target, goal, revision })
}

import type { Answer, Aws } from '../../calls/index.ts'
import type { InCluster, Service } from '../../calls/operations/index.ts'
import type { Project } from '../../settings/index.ts'
import {
  type Controller,
  controllerOf,
  findExistingService,
  latestPicture,
  serviceDeploymentOf,
  shownOfFile,
  targetOf,
  underwayOfService,
} from '../../steps/index.ts'
import { checkGoal } from '../deploy/check-goal.ts'
import type { Invocation } from '../invocation.ts'
import { waitingOf } from '../waiting.ts'
import type { WaitOptions } from './options.ts'

/** The deployment that was followed. */
export interface WaitResult {
  readonly cluster: string
  readonly service: string
  readonly deployment: { readonly id: string; readonly revision: string; readonly status: 'completed' }
}

/** Follows the deployment that is the primary one now. */
export async function wait(
  aws: Aws,
  project: Project,
  options: WaitOptions,
  invocation: Invocation,
): Promise<WaitResult> {
  const waiting = waitingOf(options)
  const target = targetOf(project)
  const first = await findExistingService(aws, target)
  const goal = options.waitUntil ?? project.line.waitUntil
  const controller = await controllerOf(project, first, target)
  const { found, serviceDeployment } = await latestOf(aws, first, { controller, target })
  checkGoal(aws, { controller, found, definition: undefined, goal })
  const begun = await underwayOfService(aws, project, { controller, found, target, goal, serviceDeployment })
  await begun.follow(aws, { shown: await shownOfFile(aws, project), resume: invocation.again('wait'), waiting })
  return { ...target, deployment: { id: begun.id, revision: begun.revision, status: 'completed' } }
}

/** The service, and its newest service deployment where ECS deploys it: what somebody has just begun is meant, not what stood before. */
async function latestOf(
  aws: Aws,
  first: Answer<Service>,
  { controller, target }: { readonly controller: Controller; readonly target: InCluster },
): Promise<{ readonly found: Answer<Service>; readonly serviceDeployment: string | undefined }> {
  if (controller !== 'ECS') return { found: first, serviceDeployment: undefined }
  const { found, listed } = await latestPicture(aws, first, target)
  // A plan knows of none, so that it meets the search for it as well.
  return {
    found,
    serviceDeployment: found.and(listed).take(([service, all]) => serviceDeploymentOf(service, all), undefined),
  }
}

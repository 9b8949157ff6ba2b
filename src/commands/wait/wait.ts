import type { Aws } from '../../calls/index.ts'
import type { Project } from '../../settings/index.ts'
import { controllerOf, findExistingService, shownOfFile, targetOf, underwayOfService } from '../../steps/index.ts'
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
  const found = await findExistingService(aws, target)
  const goal = options.waitUntil ?? project.line.waitUntil
  const controller = await controllerOf(project, found, target)
  checkGoal(aws, { controller, found, definition: undefined, goal })
  const begun = await underwayOfService(aws, project, { controller, found, target, goal })
  await begun.follow(aws, { shown: await shownOfFile(aws, project), resume: invocation.again('wait'), waiting })
  return { ...target, deployment: { id: begun.id, revision: begun.revision, status: 'completed' } }
}

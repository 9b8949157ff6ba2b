import type { Answer, Aws } from '../../calls/index.ts'
import type { Service } from '../../calls/operations/index.ts'
import type { Project } from '../../settings/index.ts'
import { controllerOf, findExistingService, targetOf } from '../../steps/index.ts'
import type { Invocation } from '../invocation.ts'
import { deployExpress } from './express.ts'
import type { Intent } from './intent.ts'
import type { DeployResult } from './result.ts'
import { update } from './update.ts'

/**
 * What `scale` and `refresh` are: a deployment of what runs. Unlike `deploy` they create no service. `intended` may rest on the service as it
 * is. Throws as `deploy` does, and UserError where there is no service.
 */
export async function redeploy(
  aws: Aws,
  project: Project,
  intended: (found: Answer<Service>) => Intent,
  invocation: Invocation,
): Promise<DeployResult> {
  const target = targetOf(project)
  const found = await findExistingService(aws, target)
  if (project.configuration.express_definition)
    return deployExpress(aws, { project, target, found, intent: intended(found), resume: invocation.again('wait') })
  const controller = await controllerOf(project, found, target)
  return update(aws, {
    project,
    target,
    found,
    controller,
    intent: intended(found),
    resume: invocation.again('wait'),
  })
}

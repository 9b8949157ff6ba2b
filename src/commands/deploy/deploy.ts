import type { Aws } from '../../calls/index.ts'
import type { Project } from '../../settings/index.ts'
import { controllerOf, findService, targetOf } from '../../steps/index.ts'
import type { Invocation } from '../invocation.ts'
import { create } from './create.ts'
import { deployExpress } from './express.ts'
import { intentOf } from './intent.ts'
import type { DeployOptions } from './options.ts'
import type { DeployResult } from './result.ts'
import { update } from './update.ts'

/**
 * Creates the service or brings it in line with its files: describe, register, one UpdateService, follow.
 * Throws OutcomeError when the deployment failed, was rolled back or superseded, TimedOut when it has not ended.
 */
export async function deploy(
  aws: Aws,
  project: Project,
  options: DeployOptions,
  invocation: Invocation,
): Promise<DeployResult> {
  const intent = intentOf(options)
  const target = targetOf(project)
  const isExpress = Boolean(project.configuration.express_definition)
  if (!isExpress)
    await project.check(aws, {
      taskDefinition: intent.which.from === 'file',
      serviceDefinition: intent.updatesService,
    })
  const resume = invocation.again('wait')
  const found = await findService(aws, target)
  if (isExpress) return deployExpress(aws, { project, target, found, intent, resume })
  if (!found) return create(aws, { project, target, intent, resume })
  const controller = await controllerOf(project, found, target)
  return update(aws, { project, target, found, controller, intent, resume })
}

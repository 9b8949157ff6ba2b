import type { Answer, Aws } from '../../calls/index.ts'
import type { Service } from '../../calls/operations/index.ts'
import type { Project } from '../../settings/index.ts'
import {
  controllerOf,
  editedProject,
  expectedController,
  findService,
  latestPicture,
  requireRunning,
  targetOf,
} from '../../steps/index.ts'
import { editOf, refuseEdit } from '../edit.ts'
import type { Invocation } from '../invocation.ts'
import { create } from './create.ts'
import { heedOthers } from './in-flight.ts'
import { intentOf } from './intent.ts'
import type { DeployOptions } from './options.ts'
import type { DeployResult } from './result.ts'
import type { Situation } from './situation.ts'
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
  const edit = editOf(options, project)
  const target = targetOf(project)
  const isExpress = Boolean(project.configuration.express_definition)
  if (isExpress) refuseEdit(edit, project.configuration.express_definition)
  else
    await project.check(aws, {
      taskDefinition: intent.which.from === 'file' && edit?.isOfRunning !== true,
      serviceDefinition: intent.updatesService,
    })
  const resume = invocation.again('wait')
  const found = await findService(aws, target)
  if (isExpress) return (await import('./express.ts')).deployExpress(aws, { project, target, found, intent, resume })
  if (!found) {
    requireRunning(edit, target)
    return create(aws, { project: editedProject(project, edit), target, intent, resume })
  }
  const heeded = await heedOthers(aws, await upToDate(aws, found, { project, target, intent }), { target, intent })
  const controller = await controllerOf(project, heeded, target)
  const edited = editedProject(project, edit, heeded)
  return update(aws, { project: edited, target, found: heeded, controller, intent, resume })
}

/** Who may find nothing to do, or others at work, must not conclude it from a look that is older than their last write. */
async function upToDate(
  aws: Aws,
  found: Answer<Service>,
  { project, target, intent }: Pick<Situation, 'project' | 'target' | 'intent'>,
): Promise<Answer<Service>> {
  const { ifChanged, ifInFlight = 'replace' } = intent
  const concludes = ifChanged || ifInFlight !== 'replace'
  return concludes && (await expectedController(project)) === 'ECS'
    ? (await latestPicture(aws, found, target)).found
    : found
}

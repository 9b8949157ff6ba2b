import type { Aws } from '../../calls/index.ts'
import type { Project } from '../../settings/index.ts'
import { deploymentOf, findExistingService, followDeployment, shownOfFile, targetOf } from '../../steps/index.ts'
import type { Invocation } from '../invocation.ts'
import type { WaitOptions } from './options.ts'

/** Follows the deployment that is the primary one now. */
export async function wait(aws: Aws, project: Project, options: WaitOptions, invocation: Invocation): Promise<void> {
  const target = targetOf(project)
  const found = await findExistingService(aws, target)
  const begun = deploymentOf(found, (service) => service, undefined, options.waitUntil)
  await followDeployment(aws, target, begun, {
    ...(await shownOfFile(aws, project)),
    resume: invocation.again('wait'),
  })
}

import { UserError } from '../calls/index.ts'
import type { InCluster } from '../calls/operations/index.ts'
import type { Project } from '../settings/index.ts'

const WITHOUT_SERVICE = 'register, run, diff, verify, render, tasks, revisions and deregister'

/** The service that the configuration names. */
export function targetOf(project: Project): InCluster {
  const { cluster, service, file } = project
  if (service === undefined)
    throw new UserError('SERVICE_MISSING', 'the configuration names no `service`', {
      at: { file },
      hint: `add \`service: NAME\`; without one there are ${WITHOUT_SERVICE}`,
    })
  return { cluster, service }
}

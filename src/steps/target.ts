import { UserError } from '../calls/index.ts'
import type { InCluster } from '../calls/operations/index.ts'
import type { Project } from '../settings/index.ts'

/** The service that the configuration names. */
export function targetOf(project: Project): InCluster {
  const { cluster, service, file } = project
  if (service === undefined)
    throw new UserError('SERVICE_MISSING', 'the configuration names no `service`', {
      at: { file },
      hint: 'add `service: NAME`; without one only register, run and render make sense',
    })
  return { cluster, service }
}

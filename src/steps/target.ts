import { type Answer, type Aws, UserError } from '../calls/index.ts'
import { type InCluster, type Service, serviceArn } from '../calls/operations/index.ts'
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

/** The ARN of a service that was found: as AWS tells it, else as it is made of the names. */
export function arnOfService(aws: Aws, target: InCluster, found: Answer<Service>): string {
  const own = serviceArn(aws.place, target)
  return found.take((service) => service.serviceArn ?? own, own)
}

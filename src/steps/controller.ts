import { type Answer, UserError } from '../calls/index.ts'
import type { InCluster, Service } from '../calls/operations/index.ts'

/** Who carries out a service's deployments, of those that can be asked to. */
export type Controller = 'ECS' | 'CODE_DEPLOY'

/** Who deploys the service. Throws UserError where nobody here can: the service is being deleted, or its task sets are made by others. */
export function controllerOf(found: Answer<Service>, { cluster, service }: InCluster): Controller {
  if (!found.ask('the service is active', ({ status }) => (status ?? 'ACTIVE') === 'ACTIVE'))
    throw new UserError('SERVICE_NOT_ACTIVE', `service \`${service}\` in cluster \`${cluster}\` is being deleted`, {
      hint: 'wait until it is gone, then deploy again: that creates it anew',
    })
  const own = found.ask('ECS itself deploys the service', (live) => typeOf(live) === 'ECS')
  if (own) return 'ECS'
  throw new UserError(
    'CONTROLLER_UNSUPPORTED',
    `service \`${service}\` is not deployed by ECS itself but by another deployment controller`,
    { hint: 'only the ECS controller is supported so far' },
  )
}

function typeOf({ deploymentController }: Service): string {
  return deploymentController?.type ?? 'ECS'
}

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
  if (found.ask('ECS itself deploys the service', (live) => typeOf(live) === 'ECS')) return 'ECS'
  if (found.ask('CodeDeploy deploys the service', (live) => typeOf(live) === 'CODE_DEPLOY')) return 'CODE_DEPLOY'
  throw new UserError(
    'CONTROLLER_UNSUPPORTED',
    `service \`${service}\` has the deployment controller EXTERNAL: its task sets are another program's`,
    { hint: externalAdvice },
  )
}

/** What to do about a service whose task sets another program makes. */
export const externalAdvice =
  'that program deploys it by CreateTaskSet; for ristretto create a service with the controller ECS, whose strategies are rolling, blue/green, linear and canary'

function typeOf({ deploymentController }: Service): string {
  return deploymentController?.type ?? 'ECS'
}

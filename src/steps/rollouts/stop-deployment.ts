import type { Aws } from '../../calls/index.ts'
import { idOf, listServiceDeployments, stopServiceDeployment } from '../../calls/operations/index.ts'
import type { EcsBegun } from './deployment-status.ts'
import { anyServiceDeployment } from './service-deployment.ts'
import type { StopType } from './waiting.ts'

/** What is known of the deployment that is to be stopped. */
export type Stoppable = Pick<EcsBegun, 'target' | 'id' | 'revision' | 'serviceDeployment'>

/** Asks ECS to stop a deployment; gives whether it was asked. A refusal is said: how the deployment ends does not hang on it. */
export async function stopDeployment(aws: Aws, begun: Stoppable, stopType: StopType): Promise<boolean> {
  const { target, id, revision } = begun
  const listed = await aws.attempt(listServiceDeployments(target))
  // The service deployment's target revision bears the same digits as the deployment.
  const own = listed.ask('a service deployment is listed', ({ serviceDeployments = [] }) =>
    serviceDeployments.find((one) => idOf(one.targetServiceRevisionArn ?? '') === idOf(id)),
  )
  if (!own) return false
  const serviceDeploymentArn =
    own.take((one) => one.serviceDeploymentArn, undefined) ?? anyServiceDeployment(aws, target)
  const stopped = await aws.attempt(stopServiceDeployment({ serviceDeploymentArn, stopType }, target))
  stopped.see(() =>
    aws.note(
      stopType === 'ROLLBACK'
        ? `asked ECS to roll the deployment of ${revision} back`
        : `asked ECS to stop the deployment of ${revision}: its tasks stay as they are`,
    ),
  )
  return stopped.ask('the stop is accepted', () => true) !== undefined
}

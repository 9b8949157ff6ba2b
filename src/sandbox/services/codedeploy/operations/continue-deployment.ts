import { type Operation, ServiceError } from '../../../service.ts'
import { requireDeployment } from '../input.ts'
import { goOn } from '../progress.ts'
import { isOver } from '../store.ts'

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_ContinueDeployment.html */
export const continueDeployment: Operation = {
  name: 'codedeploy:ContinueDeployment',
  access: 'write',
  checks: () => [{ action: 'codedeploy:ContinueDeployment', resource: '*' }],
  handle(input, context) {
    const deployment = requireDeployment(input, context)
    if (isOver(deployment)) {
      throw new ServiceError(
        'DeploymentAlreadyCompletedException',
        `The deployment ${deployment.id} is already completed`,
      )
    }
    if (goOn(deployment, context)) return {}
    throw new ServiceError(
      'DeploymentIsNotInReadyStateException',
      `The deployment ${deployment.id} is not in ready state`,
    )
  },
}

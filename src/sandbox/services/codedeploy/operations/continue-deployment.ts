import { type Operation, ServiceError } from '../../../service.ts'
import { requireUnderWay } from '../input.ts'
import { goOn } from '../progress.ts'

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_ContinueDeployment.html */
export const continueDeployment: Operation = {
  name: 'codedeploy:ContinueDeployment',
  access: 'write',
  withoutEffect: ['deploymentWaitType'],
  checks: () => [{ action: 'codedeploy:ContinueDeployment', resource: '*' }],
  handle(input, context) {
    const deployment = requireUnderWay(input, context)
    if (goOn(deployment, context)) return {}
    throw new ServiceError(
      'DeploymentIsNotInReadyStateException',
      `The deployment ${deployment.id} is not in ready state`,
    )
  },
}

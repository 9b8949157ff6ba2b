import { type Operation, ServiceError } from '../../../service.ts'
import { read, requireDeployment } from '../input.ts'
import { targetOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_GetDeploymentTarget.html */
export const getDeploymentTarget: Operation = {
  name: 'codedeploy:GetDeploymentTarget',
  access: 'read',
  checks: () => [{ action: 'codedeploy:GetDeploymentTarget', resource: '*' }],
  handle(input, context) {
    const deployment = requireDeployment(input, context)
    const id = read.text(input, 'targetId')
    if (!id) throw new ServiceError('DeploymentTargetIdRequiredException', 'The deployment target ID is missing')
    if (id !== `${deployment.cluster}:${deployment.service}`) {
      throw new ServiceError(
        'DeploymentTargetDoesNotExistException',
        `The deployment target ${id.slice(0, 200)} does not exist`,
      )
    }
    return { deploymentTarget: targetOnWire(deployment, context) }
  },
}

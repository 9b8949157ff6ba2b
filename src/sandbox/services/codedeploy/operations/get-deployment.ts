import type { Operation } from '../../../service.ts'
import { deploymentCheck, requireDeployment } from '../input.ts'
import { deploymentOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_GetDeployment.html */
export const getDeployment: Operation = {
  name: 'codedeploy:GetDeployment',
  access: 'read',
  checks: (input, context) => [deploymentCheck('GetDeployment', input, context)],
  handle: (input, context) => ({ deploymentInfo: deploymentOnWire(requireDeployment(input, context)) }),
}

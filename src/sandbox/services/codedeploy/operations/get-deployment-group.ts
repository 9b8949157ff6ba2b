import type { Operation } from '../../../service.ts'
import { applicationIn, groupCheck, groupIn, requireGroup } from '../input.ts'
import { groupOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_GetDeploymentGroup.html */
export const getDeploymentGroup: Operation = {
  name: 'codedeploy:GetDeploymentGroup',
  access: 'read',
  checks: (input, context) => [groupCheck('GetDeploymentGroup', applicationIn(input), groupIn(input), context)],
  handle: (input, context) => ({
    deploymentGroupInfo: groupOnWire(requireGroup(applicationIn(input), groupIn(input), context)),
  }),
}

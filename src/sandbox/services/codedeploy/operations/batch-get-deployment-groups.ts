import type { Operation } from '../../../service.ts'
import { applicationIn, groupCheck, read, requireApplication } from '../input.ts'
import { findGroup } from '../store.ts'
import { groupOnWire } from '../wire.ts'

/** What is not there is left out. https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_BatchGetDeploymentGroups.html */
export const batchGetDeploymentGroups: Operation = {
  name: 'codedeploy:BatchGetDeploymentGroups',
  access: 'read',
  checks: (input, context) =>
    read
      .requiredTexts(input, 'deploymentGroupNames', 100)
      .map((name) => groupCheck('BatchGetDeploymentGroups', applicationIn(input), name, context)),
  handle(input, context) {
    const application = requireApplication(applicationIn(input), context).name
    return {
      deploymentGroupsInfo: read.requiredTexts(input, 'deploymentGroupNames', 100).flatMap((name) => {
        const found = findGroup(context.state, application, name)
        return found ? [groupOnWire(found)] : []
      }),
    }
  },
}

import type { Operation } from '../../../service.ts'
import { applicationIn, groupCheck, groupIn } from '../input.ts'
import { codeDeployState } from '../store.ts'

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeleteDeploymentGroup.html */
export const deleteDeploymentGroup: Operation = {
  name: 'codedeploy:DeleteDeploymentGroup',
  access: 'write',
  checks: (input, context) => [groupCheck('DeleteDeploymentGroup', applicationIn(input), groupIn(input), context)],
  handle(input, context) {
    const state = codeDeployState(context.state)
    const [application, name] = [applicationIn(input), groupIn(input)]
    state.groups = state.groups.filter((group) => group.application !== application || group.name !== name)
    return { hooksNotCleanedUp: [] }
  },
}

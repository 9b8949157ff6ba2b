import type { Operation } from '../../../service.ts'
import { applicationCheck, applicationIn } from '../input.ts'
import { codeDeployState } from '../store.ts'

/** Its groups go with it; an application that is not there is no error. https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeleteApplication.html */
export const deleteApplication: Operation = {
  name: 'codedeploy:DeleteApplication',
  access: 'write',
  checks: (input, context) => [applicationCheck('DeleteApplication', applicationIn(input), context)],
  handle(input, context) {
    const name = applicationIn(input)
    const state = codeDeployState(context.state)
    delete state.applications[name]
    state.groups = state.groups.filter(({ application }) => application !== name)
    return {}
  },
}

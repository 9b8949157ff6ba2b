import type { Operation } from '../../../service.ts'
import { applicationCheck, applicationIn, pageFrom, requireApplication } from '../input.ts'
import { codeDeployState } from '../store.ts'

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_ListDeploymentGroups.html */
export const listDeploymentGroups: Operation = {
  name: 'codedeploy:ListDeploymentGroups',
  access: 'read',
  checks: (input, context) => [applicationCheck('ListDeploymentGroups', applicationIn(input), context)],
  handle(input, context) {
    const application = requireApplication(applicationIn(input), context).name
    const groups = codeDeployState(context.state).groups.filter((group) => group.application === application)
    const { items, nextToken } = pageFrom(groups.map(({ name }) => name).sort(), input)
    return { applicationName: application, deploymentGroups: items, ...(nextToken !== undefined && { nextToken }) }
  },
}

import type { Operation } from '../../../service.ts'
import { pageFrom } from '../input.ts'
import { codeDeployState } from '../store.ts'

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_ListApplications.html */
export const listApplications: Operation = {
  name: 'codedeploy:ListApplications',
  access: 'read',
  checks: () => [{ action: 'codedeploy:ListApplications', resource: '*' }],
  handle(input, context) {
    const { items, nextToken } = pageFrom(Object.keys(codeDeployState(context.state).applications).sort(), input)
    return { applications: items, ...(nextToken !== undefined && { nextToken }) }
  },
}

import type { Operation } from '../../../service.ts'
import { pageFrom, requireDeployment } from '../input.ts'

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_ListDeploymentTargets.html */
export const listDeploymentTargets: Operation = {
  name: 'codedeploy:ListDeploymentTargets',
  access: 'read',
  refused: ['targetFilters'],
  checks: () => [{ action: 'codedeploy:ListDeploymentTargets', resource: '*' }],
  handle(input, context) {
    const { cluster, service } = requireDeployment(input, context)
    const { items, nextToken } = pageFrom([`${cluster}:${service}`], input)
    return { targetIds: items, ...(nextToken !== undefined && { nextToken }) }
  },
}

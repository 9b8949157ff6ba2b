import { readCall } from '../operation.ts'
import { type DeploymentGroupName, onGroup } from './checks.ts'

/** The deployments of a group by their ids, newest first, a page of them. */
export function listDeployments(of: DeploymentGroupName, includeOnlyStatuses?: readonly string[]) {
  return readCall(
    'codedeploy:ListDeployments',
    {
      applicationName: of.application,
      deploymentGroupName: of.group,
      ...(includeOnlyStatuses === undefined ? {} : { includeOnlyStatuses }),
    },
    (place) => [onGroup('ListDeployments', place, of)],
    { yields: 'deployments', rate: null, statement: 'FollowCodeDeploy' },
  )
}

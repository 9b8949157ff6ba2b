import { readCall } from '../operation.ts'
import { type DeploymentGroupName, onGroup } from './checks.ts'

/** How a deployment stands. IAM is asked about its group, which the request does not show. */
export function getDeployment(input: { readonly deploymentId: string }, of: DeploymentGroupName) {
  return readCall('codedeploy:GetDeployment', input, (place) => [onGroup('GetDeployment', place, of)], {
    yields: 'deploymentInfo',
    rate: null,
    statement: 'FollowCodeDeploy',
  })
}

import { readCall } from '../operation.ts'
import { onGroup } from './checks.ts'

/** A hundred at most. Those that are not there are left out. */
export function batchGetDeploymentGroups(input: {
  readonly applicationName: string
  readonly deploymentGroupNames: readonly string[]
}) {
  return readCall(
    'codedeploy:BatchGetDeploymentGroups',
    input,
    (place) =>
      input.deploymentGroupNames.map((group) =>
        onGroup('BatchGetDeploymentGroups', place, { application: input.applicationName, group }),
      ),
    { yields: 'deploymentGroupsInfo', rate: null, statement: 'FindDeploymentGroup' },
  )
}

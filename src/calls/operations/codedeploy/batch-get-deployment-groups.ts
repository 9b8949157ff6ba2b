import { readCall } from '../operation.ts'
import { onGroup } from './checks.ts'

/** A hundred at most. Those that are not there are left out; an application that is not there is an error of AWS's, and no answer here. */
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
    {
      yields: 'deploymentGroupsInfo',
      rate: null,
      statement: 'FindDeploymentGroup',
      absent: ['ApplicationDoesNotExistException'],
      loss: 'the configuration that is written names no deployment group',
    },
  )
}

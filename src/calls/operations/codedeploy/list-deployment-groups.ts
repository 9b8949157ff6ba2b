import type { Listing } from '../../call.ts'
import { readCall } from '../operation.ts'
import { onApplication } from './checks.ts'

interface ListInput {
  readonly applicationName: string
  readonly nextToken?: string
}

/** The groups of an application, by name. */
function listDeploymentGroups(input: ListInput) {
  return readCall(
    'codedeploy:ListDeploymentGroups',
    input,
    (place) => [onApplication('ListDeploymentGroups', place, input.applicationName)],
    {
      yields: 'deploymentGroups',
      rate: null,
      statement: 'FindDeploymentGroup',
      loss: 'the configuration that is written names no deployment group',
    },
  )
}

/** All of them. */
export function allDeploymentGroups(
  applicationName: string,
): Listing<{ readonly deploymentGroups: readonly string[]; readonly nextToken?: string }, string> {
  const page = (nextToken?: string) =>
    listDeploymentGroups({ applicationName, ...(nextToken === undefined ? {} : { nextToken }) })
  return {
    first: page(),
    next: ({ nextToken }) => (nextToken === undefined ? undefined : page(nextToken)),
    items: ({ deploymentGroups }) => deploymentGroups,
  }
}

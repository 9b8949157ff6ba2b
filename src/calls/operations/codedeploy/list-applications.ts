import type { Listing } from '../../call.ts'
import { readCall } from '../operation.ts'

/** IAM has no resource to fence it with: a configuration that names the application spares it. */
function listApplications(input: { readonly nextToken?: string } = {}) {
  return readCall(
    'codedeploy:ListApplications',
    input,
    () => [{ action: 'codedeploy:ListApplications', resource: '*' }],
    {
      yields: 'applications',
      rate: null,
      statement: 'FindDeploymentGroup',
      loss: 'the configuration that is written names no deployment group',
    },
  )
}

/** The names of all applications of the account. */
export function allApplications(): Listing<
  { readonly applications: readonly string[]; readonly nextToken?: string },
  string
> {
  return {
    first: listApplications(),
    next: ({ nextToken }) => (nextToken === undefined ? undefined : listApplications({ nextToken })),
    items: ({ applications }) => applications,
  }
}

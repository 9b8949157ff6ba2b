import { parsePolicy } from '../../iam/index.ts'
import type { CheckedPolicies } from '../../permissions/index.ts'
import type { LiveRole } from '../../steps/index.ts'
import { parseReadPolicy, type ReadPolicy } from './read-policies.ts'

/** The policies of a live role as if they had been read from files named after them. Throws UserError for one that is none. */
export function livePolicies({ arn, policies }: LiveRole): Promise<ReadPolicy[]> {
  return Promise.all(policies.map(({ name, text }) => parseReadPolicy(text, fileOf(arn, name), 'identity')))
}

/** The policies and the boundary of a live role. */
export async function liveSet(role: LiveRole): Promise<CheckedPolicies> {
  const { arn, boundary } = role
  const read = await livePolicies(role)
  return {
    identityPolicies: read.map(({ policy }) => policy),
    ...(boundary && { permissionsBoundary: [parsePolicy(boundary.text, { file: fileOf(arn, boundary.name) })] }),
  }
}

/** What stands in the place of a file: the role and its policy, or a managed policy by its own ARN. */
function fileOf(arn: string, name: string): string {
  return name.startsWith('arn:') ? name : `${arn} ${name}`
}

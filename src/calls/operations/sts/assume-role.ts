import type { ShapeOf } from '../../../shapes/index.ts'
import { readCall } from '../operation.ts'

/** The credentials of STS's answer; their end in ISO 8601. */
export type AssumedCredentials = ShapeOf<'sts', 'Credentials'>

/** Changes nothing in the account, so that a dry run sends it; the role's trust policy has a say as well. */
export function assumeRole(input: { readonly RoleArn: string; readonly RoleSessionName: string }) {
  return readCall('sts:AssumeRole', input, () => [{ action: 'sts:AssumeRole', resource: input.RoleArn }], {
    yields: 'Credentials',
    rate: null,
    statement: 'AssumeRole',
  })
}

import { read } from '../../call.ts'

/** The credentials of STS's answer. */
export interface AssumedCredentials {
  readonly AccessKeyId?: string
  readonly SecretAccessKey?: string
  readonly SessionToken?: string
  /** ISO 8601 */
  readonly Expiration?: string
}

/** Changes nothing in the account, so that a dry run sends it; the role's trust policy has a say as well. */
export function assumeRole(input: { readonly RoleArn: string; readonly RoleSessionName: string }) {
  return read<{ Credentials?: AssumedCredentials }>('sts:AssumeRole', input, () => [
    { action: 'sts:AssumeRole', resource: input.RoleArn },
  ])
}

import type { ShapeOf } from '../../../shapes/index.ts'
import type { Answer } from '../../answer.ts'
import type { Principal } from '../../world.ts'
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

/** Whoever works as a role for so short a time that its credentials need not be renewed. */
export function principalOf(roleArn: string, answer: Answer<{ readonly Credentials: AssumedCredentials }>): Principal {
  return {
    label: roleArn,
    credentials: async () =>
      answer.take(
        ({ Credentials: { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } }) => ({
          accessKeyId: AccessKeyId,
          secretAccessKey: SecretAccessKey,
          sessionToken: SessionToken,
        }),
        { accessKeyId: '', secretAccessKey: '', sessionToken: '' },
      ),
  }
}

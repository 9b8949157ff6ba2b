import type { Operation } from '../../../service.ts'
import { iamState } from '../store.ts'

/** At most one. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccountAliases.html */
export const listAccountAliases: Operation = {
  name: 'iam:ListAccountAliases',
  access: 'read',
  checks: () => [{ action: 'iam:ListAccountAliases', resource: '*' }],
  handle(_input, context) {
    const { accountAlias } = iamState(context.state)
    return { AccountAliases: accountAlias === undefined ? [] : [accountAlias], IsTruncated: false }
  },
}

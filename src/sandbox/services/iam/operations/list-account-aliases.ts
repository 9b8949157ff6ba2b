import type { Operation } from '../../../service.ts'
import { listPage } from '../list-page.ts'
import { iamState } from '../store.ts'

/** At most one. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccountAliases.html */
export const listAccountAliases: Operation = {
  name: 'iam:ListAccountAliases',
  access: 'read',
  checks: () => [{ action: 'iam:ListAccountAliases', resource: '*' }],
  handle(input, context) {
    const { accountAlias } = iamState(context.state)
    const { items, next } = listPage(accountAlias === undefined ? [] : [accountAlias], input, (alias) => alias)
    return { AccountAliases: [...items], ...next }
  },
}

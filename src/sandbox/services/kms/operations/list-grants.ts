import type { Operation } from '../../../service.ts'
import { checksOnKey, requireKey } from '../input.ts'
import { keyArn } from '../store.ts'

/** All on one page. https://docs.aws.amazon.com/kms/latest/APIReference/API_ListGrants.html */
export const listGrants: Operation = {
  name: 'kms:ListGrants',
  access: 'read',
  checks: (input, context) => checksOnKey('kms:ListGrants', input, context),
  handle(input, context) {
    const key = requireKey(input, context)
    const grants = (key.grants ?? []).map((grant) => ({
      KeyId: keyArn(context, key.id),
      GrantId: grant.id,
      ...(grant.name !== undefined && { Name: grant.name }),
      CreationDate: grant.createdAt / 1000,
      GranteePrincipal: grant.grantee,
      ...(grant.retiring !== undefined && { RetiringPrincipal: grant.retiring }),
      IssuingAccount: `arn:${context.partition}:iam::${context.account}:root`,
      Operations: [...grant.operations],
      ...(grant.constraints && { Constraints: { ...grant.constraints } }),
    }))
    return { Grants: grants, Truncated: false }
  },
}

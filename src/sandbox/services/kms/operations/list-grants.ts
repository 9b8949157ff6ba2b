import { pageOf } from '../../../paging.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { checksOnKey, read, requireKey } from '../input.ts'
import { keyArn } from '../store.ts'

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_ListGrants.html */
export const listGrants: Operation = {
  name: 'kms:ListGrants',
  access: 'read',
  refused: ['GranteeServicePrincipal'],
  checks: (input, context) => checksOnKey('kms:ListGrants', input, context),
  handle(input, context) {
    const key = requireKey(input, context)
    const { items, nextToken } = pageOf(key.grants ?? [], {
      limit: read.number(input, 'Limit', { min: 1, max: 100 }) ?? 50,
      token: read.text(input, 'Marker'),
      keyOf: ({ id }) => id,
      invalidToken: () => new ServiceError('InvalidMarkerException', 'The marker is not valid.'),
    })
    const grants = items.map((grant) => ({
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
    const isTruncated = nextToken !== undefined
    return { Grants: grants, Truncated: isTruncated, ...(isTruncated && { NextMarker: nextToken }) }
  },
}

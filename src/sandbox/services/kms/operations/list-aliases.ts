import { regionalArn } from '../../../arns.ts'
import { pageOf } from '../../../paging.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { read } from '../input.ts'
import { kmsState } from '../store.ts'

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html */
export const listAliases: Operation = {
  name: 'kms:ListAliases',
  access: 'read',
  checks: () => [{ action: 'kms:ListAliases', resource: '*' }],
  handle(input, context) {
    const key = read.text(input, 'KeyId')
    const all = Object.entries(kmsState(context.state).aliases)
    const { items, nextToken } = pageOf(
      all.filter(([, id]) => key === undefined || key.endsWith(id)),
      {
        limit: read.number(input, 'Limit', { min: 1, max: 100 }) ?? 50,
        token: read.text(input, 'Marker'),
        keyOf: ([alias]) => alias,
        invalidToken: () => new ServiceError('InvalidMarkerException', undefined),
      },
    )
    return {
      Aliases: items.map(([alias, id]) => ({
        AliasName: alias,
        AliasArn: regionalArn(context, 'kms', alias),
        TargetKeyId: id,
      })),
      Truncated: nextToken !== undefined,
      ...(nextToken !== undefined && { NextMarker: nextToken }),
    }
  },
}

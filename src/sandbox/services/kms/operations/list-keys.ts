import { pageOf } from '../../../paging.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { read } from '../input.ts'
import { keyArn, kmsState } from '../store.ts'

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html */
export const listKeys: Operation = {
  name: 'kms:ListKeys',
  access: 'read',
  checks: () => [{ action: 'kms:ListKeys', resource: '*' }],
  handle(input, context) {
    const { items, nextToken } = pageOf(Object.values(kmsState(context.state).keys), {
      limit: read.number(input, 'Limit', { min: 1, max: 1000 }) ?? 100,
      token: read.text(input, 'Marker'),
      keyOf: ({ id }) => id,
      invalidToken: () => new ServiceError('InvalidMarkerException', undefined),
    })
    return {
      Keys: items.map(({ id }) => ({ KeyId: id, KeyArn: keyArn(context, id) })),
      Truncated: nextToken !== undefined,
      ...(nextToken !== undefined && { NextMarker: nextToken }),
    }
  },
}

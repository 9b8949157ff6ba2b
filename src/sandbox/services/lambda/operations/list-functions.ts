import { pageOf } from '../../../paging.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { configurationOf, read } from '../input.ts'
import { lambdaState } from '../store.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html */
export const listFunctions: Operation = {
  name: 'lambda:ListFunctions',
  access: 'read',
  refused: ['FunctionVersion', 'MasterRegion'],
  checks: () => [{ action: 'lambda:ListFunctions', resource: '*' }],
  handle(input, context) {
    const { items, nextToken } = pageOf(Object.values(lambdaState(context.state).functions), {
      limit: Math.min(read.number(input, 'MaxItems', { min: 1, max: 10_000 }) ?? 50, 50),
      token: read.text(input, 'Marker'),
      keyOf: ({ name }) => name,
      invalidToken: () => new ServiceError('InvalidParameterValueException', 'Invalid marker.'),
    })
    return {
      Functions: items.map((one) => configurationOf(one, context)),
      ...(nextToken !== undefined && { NextMarker: nextToken }),
    }
  },
}

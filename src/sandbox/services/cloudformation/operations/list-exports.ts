import { pageOf } from '../../../paging.ts'
import type { Operation } from '../../../service.ts'
import { invalidToken, read } from '../input.ts'
import { cloudFormationState, stackArn } from '../store.ts'

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListExports.html: a hundred on a page. */
export const listExports: Operation = {
  name: 'cloudformation:ListExports',
  access: 'read',
  checks: () => [{ action: 'cloudformation:ListExports', resource: '*' }],
  handle(input, context) {
    const all = Object.values(cloudFormationState(context.state).stacks).flatMap((stack) =>
      stack.outputs.flatMap(({ exportName, value }) =>
        exportName === undefined
          ? []
          : [{ ExportingStackId: stackArn(context, stack), Name: exportName, Value: value }],
      ),
    )
    const { items, nextToken } = pageOf(all, {
      limit: 100,
      token: read.text(input, 'NextToken'),
      keyOf: ({ Name }) => Name,
      invalidToken,
    })
    return { Exports: [...items], ...(nextToken !== undefined && { NextToken: nextToken }) }
  },
}

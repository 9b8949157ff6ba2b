import { pageOf } from '../../../paging.ts'
import type { Operation } from '../../../service.ts'
import { invalidToken, read, timestamp } from '../input.ts'
import { cloudFormationState, stackArn } from '../store.ts'

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStacks.html: deleted ones, too. */
export const listStacks: Operation = {
  name: 'cloudformation:ListStacks',
  access: 'read',
  checks: () => [{ action: 'cloudformation:ListStacks', resource: '*' }],
  handle(input, context) {
    const { stacks, deleted } = cloudFormationState(context.state)
    const wanted = read.texts(input, 'StackStatusFilter')
    const all = [...Object.values(stacks), ...deleted]
    const { items, nextToken } = pageOf(
      all.filter(({ status }) => wanted.length === 0 || wanted.includes(status)),
      {
        limit: 100,
        token: read.text(input, 'NextToken'),
        keyOf: ({ name, id }) => `${name}/${id}`,
        invalidToken,
      },
    )
    return {
      StackSummaries: items.map((stack) => ({
        StackId: stackArn(context, stack),
        StackName: stack.name,
        CreationTime: timestamp(stack.createdAt),
        ...(stack.updatedAt !== undefined && { LastUpdatedTime: timestamp(stack.updatedAt) }),
        ...(stack.deletedAt !== undefined && { DeletionTime: timestamp(stack.deletedAt) }),
        StackStatus: stack.status,
        DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
      })),
      ...(nextToken !== undefined && { NextToken: nextToken }),
    }
  },
}

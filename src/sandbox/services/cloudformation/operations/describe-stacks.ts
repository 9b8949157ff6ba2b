import { tagList } from '../../../input.ts'
import { pageOf } from '../../../paging.ts'
import type { JsonObject, Operation, RequestContext } from '../../../service.ts'
import { invalidToken, read, requireStack, stackCheck, timestamp } from '../input.ts'
import { cloudFormationState, type Stack, stackArn } from '../store.ts'

// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html: a page is 1 MB. assumed: as many stacks as this
const pageLimit = 100

/** One stack, or all of them by pages; without a name it needs `*`. */
export const describeStacks: Operation = {
  name: 'cloudformation:DescribeStacks',
  access: 'read',
  checks(input, context) {
    const named = read.text(input, 'StackName')
    if (named === undefined) return [{ action: 'cloudformation:DescribeStacks', resource: '*' }]
    return [stackCheck('cloudformation:DescribeStacks', named, context)]
  },
  handle(input, context) {
    const named = read.text(input, 'StackName')
    if (named !== undefined) return { Stacks: [stackOnWire(requireStack(named, context), context)] }
    const { items, nextToken } = pageOf(Object.values(cloudFormationState(context.state).stacks), {
      limit: pageLimit,
      token: read.text(input, 'NextToken'),
      keyOf: ({ name }) => name,
      invalidToken,
    })
    return {
      Stacks: items.map((stack) => stackOnWire(stack, context)),
      ...(nextToken !== undefined && { NextToken: nextToken }),
    }
  },
}

function stackOnWire(stack: Stack, context: RequestContext): JsonObject {
  const parameters = Object.entries(stack.parameters)
  return {
    StackId: stackArn(context, stack),
    StackName: stack.name,
    ...(stack.description !== undefined && { Description: stack.description }),
    ...(parameters.length > 0 && {
      Parameters: parameters.map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
    }),
    CreationTime: timestamp(stack.createdAt),
    ...(stack.updatedAt !== undefined && { LastUpdatedTime: timestamp(stack.updatedAt) }),
    ...(stack.deletedAt !== undefined && { DeletionTime: timestamp(stack.deletedAt) }),
    RollbackConfiguration: {},
    StackStatus: stack.status,
    DisableRollback: false,
    NotificationARNs: [],
    ...(stack.outputs.length > 0 && {
      Outputs: stack.outputs.map(({ key, value, description, exportName }) => ({
        OutputKey: key,
        OutputValue: value,
        ...(description !== undefined && { Description: description }),
        ...(exportName !== undefined && { ExportName: exportName }),
      })),
    }),
    Tags: tagList(stack.tags),
    EnableTerminationProtection: false,
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
  }
}

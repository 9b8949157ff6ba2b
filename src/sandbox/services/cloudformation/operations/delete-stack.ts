import type { Operation } from '../../../service.ts'
import { read, stackCheck } from '../input.ts'
import { cloudFormationState, findStack } from '../store.ts'

/** Succeeds where there is no such stack, too. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStack.html */
export const deleteStack: Operation = {
  name: 'cloudformation:DeleteStack',
  access: 'write',
  refused: ['RetainResources', 'DeletionMode'],
  withoutEffect: ['RoleARN', 'ClientRequestToken', 'DeploymentConfig'],
  checks: (input, context) => [
    stackCheck('cloudformation:DeleteStack', read.requiredText(input, 'StackName'), context),
  ],
  handle(input, context) {
    const stack = findStack(context.state, context, read.requiredText(input, 'StackName'))
    if (!stack || stack.status === 'DELETE_COMPLETE') return {}
    const state = cloudFormationState(context.state)
    delete state.stacks[stack.name]
    state.deleted = [...state.deleted, { ...stack, status: 'DELETE_COMPLETE', deletedAt: context.now }]
    return {}
  },
}

import { type Operation, ServiceError } from '../../../service.ts'
import { changeChecks, read } from '../input.ts'
import { contentOf, makeStack } from '../make-stack.ts'
import { findStack, stackArn } from '../store.ts'

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_UpdateStack.html */
export const updateStack: Operation = {
  name: 'cloudformation:UpdateStack',
  access: 'write',
  withoutEffect: [
    'StackPolicyDuringUpdateBody',
    'StackPolicyDuringUpdateURL',
    'Parameters[].ResolvedValue',
    'Capabilities',
    'ResourceTypes',
    'RoleARN',
    'RollbackConfiguration',
    'StackPolicyBody',
    'StackPolicyURL',
    'NotificationARNs',
    'DisableRollback',
    'ClientRequestToken',
    'RetainExceptOnCreate',
    'DeploymentConfig',
    'DisableValidation',
  ],
  checks: (input, context) => changeChecks('cloudformation:UpdateStack', input, context),
  handle(input, context) {
    const named = read.requiredText(input, 'StackName')
    const stack = findStack(context.state, context, named)
    if (!stack || stack.status === 'DELETE_COMPLETE') {
      throw new ServiceError('ValidationError', `Stack [${named.slice(0, 200)}] does not exist`)
    }
    const before = contentOf(stack)
    makeStack(input, stack, context)
    if (contentOf(stack) === before) {
      throw new ServiceError('ValidationError', 'No updates are to be performed.')
    }
    stack.status = 'UPDATE_COMPLETE'
    stack.updatedAt = context.now
    return { StackId: stackArn(context, stack) }
  },
}

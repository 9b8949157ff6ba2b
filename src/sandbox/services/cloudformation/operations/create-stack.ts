import { own } from '../../../records.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { changeChecks, read } from '../input.ts'
import { makeStack } from '../make-stack.ts'
import { cloudFormationState, stackArn } from '../store.ts'

/** Makes a stack of outputs at once; resources are not made. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html */
export const createStack: Operation = {
  name: 'cloudformation:CreateStack',
  access: 'write',
  withoutEffect: [
    'Parameters[].ResolvedValue',
    'DisableRollback',
    'RollbackConfiguration',
    'TimeoutInMinutes',
    'NotificationARNs',
    'Capabilities',
    'ResourceTypes',
    'RoleARN',
    'OnFailure',
    'StackPolicyBody',
    'StackPolicyURL',
    'ClientRequestToken',
    'EnableTerminationProtection',
    'RetainExceptOnCreate',
    'DeploymentConfig',
    'DisableValidation',
  ],
  checks: (input, context) => changeChecks('cloudformation:CreateStack', input, context),
  handle(input, context) {
    const name = read.requiredText(input, 'StackName')
    if (own(cloudFormationState(context.state).stacks, name)) {
      throw new ServiceError('AlreadyExistsException', `Stack [${name}] already exists`)
    }
    return { StackId: stackArn(context, makeStack(input, undefined, context)) }
  },
}

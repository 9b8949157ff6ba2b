import { type Operation, ServiceError } from '../../../service.ts'
import { changeSetChecks, requireChangeSet } from '../change-sets.ts'
import { makeStack } from '../make-stack.ts'

/** The other change sets of the stack go. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ExecuteChangeSet.html */
export const executeChangeSet: Operation = {
  name: 'cloudformation:ExecuteChangeSet',
  access: 'write',
  withoutEffect: ['ClientRequestToken', 'DisableRollback', 'RetainExceptOnCreate'],
  checks: (input, context) => changeSetChecks('cloudformation:ExecuteChangeSet', input, context),
  handle(input, context) {
    const { stack, changeSet } = requireChangeSet(input, context)
    if (changeSet.isEmpty || changeSet.isExecuted) {
      const status = changeSet.isEmpty ? 'FAILED' : 'EXECUTE_COMPLETE'
      // reported by users: the text
      const message = `ChangeSet [${changeSet.name}] cannot be executed in its current status of [${status}]`
      throw new ServiceError('InvalidChangeSetStatus', message)
    }
    makeStack(changeSet.request, stack, context)
    stack.status = changeSet.isCreation ? 'CREATE_COMPLETE' : 'UPDATE_COMPLETE'
    if (!changeSet.isCreation) stack.updatedAt = context.now
    stack.changeSets = [{ ...changeSet, isExecuted: true }]
    return {}
  },
}

import type { Operation } from '../../../service.ts'
import { changeSetChecks, findChangeSet } from '../change-sets.ts'

/** One that is not there is no error. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteChangeSet.html */
export const deleteChangeSet: Operation = {
  name: 'cloudformation:DeleteChangeSet',
  access: 'write',
  checks: (input, context) => changeSetChecks('cloudformation:DeleteChangeSet', input, context),
  handle(input, context) {
    const found = findChangeSet(input, context)
    if (found) found.stack.changeSets = found.stack.changeSets?.filter((one) => one !== found.changeSet) ?? []
    return {}
  },
}

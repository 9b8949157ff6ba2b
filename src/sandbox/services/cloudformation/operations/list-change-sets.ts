import type { Operation } from '../../../service.ts'
import { changeSetOnWire } from '../change-sets.ts'
import { read, requireStack, stackCheck } from '../input.ts'

/** All on one page. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListChangeSets.html */
export const listChangeSets: Operation = {
  name: 'cloudformation:ListChangeSets',
  access: 'read',
  withoutEffect: ['NextToken'],
  checks: (input, context) => [
    stackCheck('cloudformation:ListChangeSets', read.requiredText(input, 'StackName'), context),
  ],
  handle(input, context) {
    const stack = requireStack(read.requiredText(input, 'StackName'), context)
    return { Summaries: (stack.changeSets ?? []).map((one) => changeSetOnWire(stack, one, context)) }
  },
}

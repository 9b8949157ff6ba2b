import type { Operation } from '../../../service.ts'
import { functionCheck, requireFunction } from '../input.ts'
import { lambdaState } from '../store.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunction.html */
export const deleteFunction: Operation = {
  name: 'lambda:DeleteFunction',
  access: 'write',
  refused: ['Qualifier'],
  checks: (input, context) => [functionCheck('DeleteFunction', input, context)],
  handle(input, context) {
    const { name } = requireFunction(input, context)
    delete lambdaState(context.state).functions[name]
    return {}
  },
}

import type { Operation } from '../../../service.ts'
import { configurationOf, functionCheck, requireFunction } from '../input.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html */
export const getFunctionConfiguration: Operation = {
  name: 'lambda:GetFunctionConfiguration',
  access: 'read',
  refused: ['Qualifier'],
  checks: (input, context) => [functionCheck('GetFunctionConfiguration', input, context)],
  handle: (input, context) => configurationOf(requireFunction(input, context), context),
}

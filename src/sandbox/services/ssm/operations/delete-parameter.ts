import type { Operation } from '../../../service.ts'
import { parameterCheck, parameterNotFound, read } from '../input.ts'
import { findParameter, ssmState } from '../store.ts'

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteParameter.html */
export const deleteParameter: Operation = {
  name: 'ssm:DeleteParameter',
  access: 'write',
  checks: (input, context) => [parameterCheck('ssm:DeleteParameter', read.requiredText(input, 'Name'), context)],
  handle(input, context) {
    const parameter = findParameter(context.state, context, read.requiredText(input, 'Name'))
    if (!parameter) throw parameterNotFound()
    delete ssmState(context.state).parameters[parameter.name]
    return {}
  },
}

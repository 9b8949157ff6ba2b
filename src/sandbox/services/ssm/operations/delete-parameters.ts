import type { JsonObject, Operation } from '../../../service.ts'
import { parameterCheck, read } from '../input.ts'
import { findParameter, ssmState } from '../store.ts'

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteParameters.html: what is not there is listed, not refused. */
export const deleteParameters: Operation = {
  name: 'ssm:DeleteParameters',
  access: 'write',
  checks: (input, context) => namesIn(input).map((name) => parameterCheck('ssm:DeleteParameters', name, context)),
  handle(input, context) {
    const [deleted, invalid]: [string[], string[]] = [[], []]
    for (const name of namesIn(input)) {
      const parameter = findParameter(context.state, context, name)
      if (parameter) delete ssmState(context.state).parameters[parameter.name]
      ;(parameter ? deleted : invalid).push(name)
    }
    return { DeletedParameters: deleted, InvalidParameters: invalid }
  },
}

function namesIn(input: JsonObject): string[] {
  return [...new Set(read.requiredTexts(input, 'Names', 10))]
}

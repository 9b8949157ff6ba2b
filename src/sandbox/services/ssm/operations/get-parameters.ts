import { type JsonObject, type Operation, type RequestContext, ServiceError } from '../../../service.ts'
import { decryption, parameterCheck, parameterOnWire, read, type Selected, select } from '../input.ts'

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html: what is not there is listed, not refused. */
export const getParameters: Operation = {
  name: 'ssm:GetParameters',
  access: 'read',
  checks(input, context) {
    const names = namesIn(input)
    return [
      ...names.map((name) => parameterCheck('ssm:GetParameters', name, context)),
      ...decryption(names, input, context),
    ]
  },
  handle(input, context) {
    const names = namesIn(input)
    const decrypted = read.flag(input, 'WithDecryption') ?? false
    const found = names.map((name) => ({ name, selected: selectOrNothing(name, context) }))
    return {
      Parameters: found.flatMap(({ selected }) => (selected ? [parameterOnWire(selected, decrypted, context)] : [])),
      InvalidParameters: found.flatMap(({ name, selected }) => (selected ? [] : [name])),
    }
  },
}

function namesIn(input: JsonObject): string[] {
  return [...new Set(read.requiredTexts(input, 'Names', 10))]
}

/** A version that is not there makes its name an invalid one. */
function selectOrNothing(name: string, context: RequestContext): Selected | undefined {
  try {
    return select(name, context)
  } catch (error) {
    if (error instanceof ServiceError) return undefined
    throw error
  }
}

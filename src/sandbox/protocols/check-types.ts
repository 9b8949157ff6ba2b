import { checkShape, type Finding, hasShapes, loadShapes } from '../../shapes/index.ts'
import { own } from '../records.ts'
import { ServiceError } from '../service.ts'
import type { DecodedRequest } from './protocol.ts'

/**
 * Refuses JSON whose types are not those of the operation, as AWS does before it looks at anything else, so that services find what they expect.
 * Unknown members pass (AWS ignores them); what is missing or not among an enumeration is for the service to say, each in its own words.
 * Throws `ServiceError` `SerializationException`.
 */
export async function checkTypes(service: string, decoded: DecodedRequest): Promise<void> {
  if (!hasShapes(service)) return
  const table = await loadShapes(service)
  const shapes = own(table.operations, decoded.operation.slice(service.length + 1))
  if (!shapes?.input) return
  const wrong = checkShape(table, shapes.input, decoded.input).find((finding) => finding.kind === 'wrong-type')
  if (wrong?.kind === 'wrong-type') throw new ServiceError('SerializationException', complaint(wrong))
}

// assumed: AWS's texts for the rarer combinations; they come from its JSON library and are the same for all services.
function complaint({ expected, actual }: Extract<Finding, { kind: 'wrong-type' }>): string {
  if (actual === 'list') return 'Start of list found where not expected'
  if (actual === 'object') return 'Start of structure or map found where not expected.'
  const token = actual === 'null' ? 'NULL_VALUE' : actual === 'boolean' ? 'TRUE_VALUE' : `${actual.toUpperCase()}_VALUE`
  if (expected === 'list')
    return `Unrecognized collection type class java.lang.${actual === 'string' ? 'String' : 'Object'}`
  if (expected === 'object') return 'Unexpected field type'
  const wanted = expected === 'number' ? 'an Integer' : expected === 'boolean' ? 'a Boolean' : 'a String'
  return `${token} can not be converted to ${wanted}`
}

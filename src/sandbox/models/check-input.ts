import type { DecodedRequest } from '../protocols/protocol.ts'
import { own } from '../records.ts'
import { type Json, type Place, ServiceError } from '../service.ts'
import { type ArnRules, checkArns } from './check-arns.ts'
import { loadModel } from './load.ts'
import { type Violation, violationsIn } from './violations.ts'
import { type Spelling, type WrongType, wrongTypeIn } from './wrong-type.ts'

/** How a service refuses inputs that break a limit of its model: all at once, in whatever words are its own. */
export interface InputRules {
  /** What is answered to at least one violation; undefined where the service leaves all of them to its operations. */
  refuse(violations: readonly [Violation, ...Violation[]], operation: string): ServiceError | undefined
  /** Members that AWS's model has no pattern for, and that name things by their ARNs. */
  readonly arns?: ArnRules
}

/** How the inputs of an operation are checked. */
interface Checked {
  readonly spelling: Spelling
  readonly rules: InputRules | undefined
  readonly place: Place
  /** Members that are not played. */
  readonly refused?: readonly string[]
}

/**
 * Refuses an input that is not what the operation takes, by its types, by the limits that AWS's model gives, and by the ARNs in it: all before
 * anything else is looked at. `rules` are the service's, without which only types are looked at. Throws `ServiceError`.
 * assumed: that limits go before permissions, as they do for most services; AWS does not say.
 */
export async function checkInput(
  service: string,
  decoded: DecodedRequest,
  { spelling, rules, place, refused = [] }: Checked,
): Promise<void> {
  const model = await loadModel(service)
  const operation = decoded.operation.slice(service.length + 1)
  const structure = model && own(model.operations, operation)
  if (!model || !structure) return
  const wrong = wrongTypeIn(model, structure, decoded.input, spelling)
  if (wrong) throw spelling === 'json' ? wrongTypeInJson(wrong) : wrongTypeInForm()
  const member = refused.find((one) => hasMember(decoded.input, one.replaceAll('[]', '').split('.')))
  if (member !== undefined)
    throw new ServiceError(
      'UnsupportedFeatureException',
      `The sandbox does not play ${member} of ${decoded.operation}.`,
    )
  if (!rules) return
  const [first, ...others] = violationsIn(model, structure, decoded.input)
  const refusal = first && rules.refuse([first, ...others], operation)
  if (refusal) throw refusal
  if (rules.arns) checkArns(model, structure, { input: decoded.input, rules: rules.arns, place })
}

const asksForNothing: readonly (Json | undefined)[] = [undefined, null, false, 'false', '']

/** Whether a member asks for something, in any element of the lists on the way to it: `false` and an empty list do not. */
function hasMember(value: Json | undefined, path: readonly string[]): boolean {
  if (Array.isArray(value)) return value.some((item) => hasMember(item, path))
  const [first, ...rest] = path
  if (first === undefined) return !asksForNothing.includes(value)
  return typeof value === 'object' && value !== null && hasMember(own(value, first), rest)
}

/** The rules of the services that have the words of AWS's common library: `1 validation error detected: ...`. */
export function commonRules(code: string): InputRules {
  return { refuse: (violations) => new ServiceError(code, commonWords(violations)) }
}

/** `2 validation errors detected: Value null at 'name' failed to satisfy constraint: Member must not be null; ...`. */
export function commonWords(violations: readonly Violation[]): string {
  const told = violations.map(({ path, shown, constraint }) => {
    const value = shown === undefined ? 'Value' : `Value ${shown}`
    return `${value} at '${path}' failed to satisfy constraint: ${constraint}`
  })
  const noun = told.length === 1 ? 'error' : 'errors'
  return `${told.length} validation ${noun} detected: ${told.join('; ')}`
}

// assumed: AWS's texts for the rarer combinations; they come from its JSON library and are the same for all services.
function wrongTypeInJson({ wanted, given }: WrongType): ServiceError {
  return new ServiceError('SerializationException', wordsInJson(wanted, given))
}

function wordsInJson(wanted: WrongType['wanted'], given: Json): string {
  if (Array.isArray(given)) return 'Start of list found where not expected'
  if (typeof given === 'object' && given !== null) return 'Start of structure or map found where not expected.'
  if (wanted === 'list')
    return `Unrecognized collection type class java.lang.${typeof given === 'string' ? 'String' : 'Object'}`
  if (wanted === 'structure' || wanted === 'map') return 'Unexpected field type'
  const token = given === null ? 'NULL_VALUE' : given === true || given === false ? 'TRUE_VALUE' : tokenOf(given)
  const kind = wanted === 'boolean' ? 'a Boolean' : isNumber(wanted) ? 'an Integer' : 'a String'
  return `${token} can not be converted to ${kind}`
}

function tokenOf(given: string | number): string {
  return `${typeof given}_VALUE`.toUpperCase()
}

function isNumber(wanted: WrongType['wanted']): boolean {
  return wanted === 'integer' || wanted === 'number' || wanted === 'timestamp'
}

// observed: test/vectors/iam/denials.json
function wrongTypeInForm(): ServiceError {
  return new ServiceError('MalformedInput', 'Unable to parse request parameters')
}

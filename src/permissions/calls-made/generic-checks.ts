import { anything, type Check, type Place } from '../../calls/index.ts'
import { type ResourceType, resourceTypesOf } from '../../iam/service-reference/index.ts'
import { type JsonObject, objectsIn, textIn } from './made-call.ts'

interface Recorded {
  readonly input: JsonObject
  readonly event: JsonObject
  readonly place: Place
}

/**
 * What IAM was asked for a request, by AWS's table of actions: the ARNs that the event itself names, else those whose names stand in the
 * request. `undefined` for an action that the table does not have.
 */
export function genericChecks(
  operation: string,
  { input, event, place }: Recorded,
): { readonly checks: readonly Check[]; readonly notes: readonly string[] } | undefined {
  const types = resourceTypesOf(operation)
  if (types === undefined) return undefined
  if (types.length === 0) return { checks: [{ action: operation, resource: '*' }], notes: [] }
  const named = objectsIn(event, 'resources').flatMap((one) => textIn(one, 'ARN') ?? [])
  const fitting = named.filter((arn) => types.some(({ arnFormat }) => expressionOf(arnFormat).test(arn)))
  const resources = fitting.length > 0 ? fitting : [filled(bestOf(types, input), input, place)]
  const open = resources.filter((resource) => resource.includes(anything('').slice(0, 2)))
  return {
    checks: resources.map((resource) => ({ action: operation, resource })),
    notes: open.length > 0 ? [`the event does not tell the whole resource of ${operation}`] : [],
  }
}

/** The type of which most names stand in the request. */
function bestOf(types: readonly ResourceType[], input: JsonObject): string {
  const count = ({ arnFormat }: ResourceType) =>
    namesIn(arnFormat).filter((name) => namedIn(name, input) !== undefined).length
  const [best] = [...types].sort((a, b) => count(b) - count(a) || Number(b.required) - Number(a.required))
  return best?.arnFormat ?? '*'
}

function namesIn(format: string): string[] {
  return [...format.matchAll(/\{(\w+)\}/g)]
    .map(([, name = '']) => name)
    .filter((name) => !/^(Partition|Region|Account)$/.test(name))
}

/** Members of requests that bear another name than in the format of the ARN. */
const members: Readonly<Record<string, readonly string[]>> = {
  ObjectName: ['key'],
  ParameterNameWithoutLeadingSlash: ['name'],
  SecretId: ['secretId'],
  RoleNameWithPath: ['roleName', 'roleArn'],
  StackName: ['stackName'],
  LogGroupName: ['logGroupName', 'logGroupIdentifier'],
  KeyId: ['keyId'],
}

function namedIn(name: string, input: JsonObject): string | undefined {
  const own = `${name.charAt(0).toLowerCase()}${name.slice(1)}`
  return [own, ...(members[name] ?? [])].map((member) => textIn(input, member)).find((value) => value !== undefined)
}

function filled(format: string, input: JsonObject, place: Place): string {
  const known: Readonly<Record<string, string>> = {
    Partition: place.partition,
    Region: place.region,
    Account: place.account,
  }
  const arns = namesIn(format).flatMap((name) => namedIn(name, input) ?? [])
  const whole = arns.find((value) => value.startsWith('arn:') && expressionOf(format).test(value))
  if (whole !== undefined) return whole
  return format.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = known[name] ?? namedIn(name, input)
    return value === undefined ? anything(name) : withoutPrefix(name, value)
  })
}

function expressionOf(format: string): RegExp {
  const parts = format.split(/\{\w+\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`)
}

/** ARNs of parameters fold the leading slash of the name into their own; some requests name things by ARNs of another form. */
function withoutPrefix(name: string, value: string): string {
  const own = value.replace(/^arn:[^/]*[:/]/, '')
  return name === 'ParameterNameWithoutLeadingSlash' ? own.replace(/^\//, '') : own
}

import { inputReader, resourceTagKeys } from '../../input.ts'
import { type AccessCheck, type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import { callOfService } from '../kms/index.ts'
import { findParameter, latestOf, type Parameter, type ParameterVersion, parameterArn } from './store.ts'

/** Reads Systems Manager's inputs. */
export const read = inputReader('ValidationException')

/** A parameter, one of its versions, and how it was asked for. */
export interface Selected {
  readonly parameter: Parameter
  readonly version: ParameterVersion
  /** `:3` or `:label`. */
  readonly selector: string | undefined
}

/** Name and selector of `/app/x:3`, or of an ARN. */
function splitName(named: string): { name: string; selector: string | undefined } {
  const isArn = named.startsWith('arn:')
  const at = isArn ? named.indexOf(':', named.indexOf(':parameter/') + ':parameter/'.length) : named.indexOf(':')
  return at < 0 ? { name: named, selector: undefined } : { name: named.slice(0, at), selector: named.slice(at) }
}

/** The parameter and version that are named; undefined where there is no such parameter. Throws `ParameterVersionNotFound`. */
export function select(named: string, context: RequestContext): Selected | undefined {
  const { name, selector } = splitName(named)
  const parameter = findParameter(context.state, context, name)
  if (!parameter) return undefined
  if (selector === undefined) return { parameter, version: latestOf(parameter), selector }
  const wanted = selector.slice(1)
  const version = parameter.versions.find((one) => String(one.version) === wanted || one.labels.includes(wanted))
  if (version) return { parameter, version, selector }
  throw new ServiceError(
    'ParameterVersionNotFound',
    `Systems Manager could not find version ${wanted} of ${parameter.name}. Verify the version and try again.`,
  )
}

/** A parameter as GetParameter answers it. */
export function parameterOnWire(
  { parameter, version, selector }: Selected,
  decrypted: boolean,
  context: RequestContext,
): JsonObject {
  const isSealed = parameter.type === 'SecureString' && !decrypted
  return {
    Name: parameter.name,
    Type: parameter.type,
    Value: isSealed ? Buffer.from(`sealed:${version.value.length}`).toString('base64') : version.value,
    Version: version.version,
    ...(selector !== undefined && { Selector: selector }),
    LastModifiedDate: version.modifiedAt / 1000,
    ARN: parameterArn(context, parameter.name),
    DataType: 'text',
  }
}

/** What IAM is asked for an action on a named parameter. */
export function parameterCheck(action: string, named: string, context: RequestContext): AccessCheck {
  const { name } = splitName(named)
  const parameter = findParameter(context.state, context, name)
  const resource = name.startsWith('arn:') ? name : parameterArn(context, name)
  return { action, resource, context: resourceTagKeys(parameter?.tags) }
}

/** What IAM is asked by KMS where SecureStrings are read decrypted. */
export function decryption(names: readonly string[], input: JsonObject, context: RequestContext): AccessCheck[] {
  if (read.flag(input, 'WithDecryption') !== true) return []
  return names.flatMap((named) => {
    const parameter = findParameter(context.state, context, splitName(named).name)
    if (parameter?.type !== 'SecureString') return []
    const encryptionContext = { PARAMETER_ARN: parameterArn(context, parameter.name) }
    return callOfService('kms:Decrypt', context, { service: 'ssm', keyId: parameter.keyId, encryptionContext })
  })
}

/** `ParameterNotFound`, without words as on AWS. */
export function parameterNotFound(): ServiceError {
  return new ServiceError('ParameterNotFound', undefined)
}

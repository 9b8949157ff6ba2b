import { put } from '../../records.ts'
import { type RequestContext, ServiceError } from '../../service.ts'
import { findParameter, type Parameter, ssmState } from './store.ts'

/** A parameter to keep. */
export interface GivenParameter {
  readonly name: string
  readonly value: string
  readonly type: Parameter['type']
  readonly description?: string | undefined
  readonly keyId?: string | undefined
  readonly tags?: Readonly<Record<string, string>> | undefined
}

/** Keeps a parameter, or a new version of it. Throws `ValidationException` on a name that is none. */
export function keepParameter(given: GivenParameter, context: RequestContext): Parameter {
  checkName(given.name)
  const existing = findParameter(context.state, context, given.name)
  const parameter: Parameter = existing ?? { name: given.name, type: given.type, tags: { ...given.tags }, versions: [] }
  parameter.type = given.type
  if (given.description !== undefined) parameter.description = given.description
  if (given.keyId !== undefined) parameter.keyId = given.keyId
  const version = (parameter.versions.at(-1)?.version ?? 0) + 1
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-versions.html: a hundred are kept (checked 2026-11)
  const kept = parameter.versions.slice(-99)
  parameter.versions = [...kept, { version, value: given.value, modifiedAt: context.now, labels: [] }]
  put(ssmState(context.state).parameters, parameter.name, parameter)
  return parameter
}

// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html, Name (checked 2026-11)
function checkName(name: string): void {
  if (name.includes('/') && !name.startsWith('/')) {
    throw new ServiceError('ValidationException', 'Parameter name must be a fully qualified name.')
  }
  if (!/^[\w.\-/]{1,1011}$/.test(name)) {
    throw new ServiceError(
      'ValidationException',
      'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_',
    )
  }
  if (/^\/?(aws|ssm)/i.test(name)) {
    throw new ServiceError('AccessDeniedException', `No access to reserved parameter name: ${name.slice(0, 200)}.`)
  }
}

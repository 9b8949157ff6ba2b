import { regionalArn } from '../../arns.ts'
import { own } from '../../records.ts'
import type { Place, SandboxState } from '../../service.ts'

/** The kinds of parameters. */
export const parameterTypes = ['String', 'StringList', 'SecureString'] as const

/** One version of a parameter. A SecureString is kept in the clear: what matters here is who may read it. */
export interface ParameterVersion {
  readonly version: number
  readonly value: string
  readonly modifiedAt: number
  labels: readonly string[]
}

/** A parameter with its versions, oldest first. */
export interface Parameter {
  readonly name: string
  type: (typeof parameterTypes)[number]
  description?: string
  keyId?: string
  tags: Record<string, string>
  versions: ParameterVersion[]
}

/** What the sandbox remembers of Systems Manager. */
export interface SsmState {
  /** By name. */
  parameters: Record<string, Parameter>
}

/** The part of the state that belongs to Systems Manager. */
export function ssmState(state: SandboxState): SsmState {
  return state['ssm'] as SsmState
}

/** The ARN of a parameter: the slash that a name begins with is the one after `parameter`. */
export function parameterArn(place: Place, name: string): string {
  return regionalArn(place, 'ssm', `parameter/${name.replace(/^\//, '')}`)
}

/** The parameter that a name or an ARN names, without a version or label. */
export function findParameter(state: SandboxState, place: Place, named: string): Parameter | undefined {
  const { parameters } = ssmState(state)
  const prefix = parameterArn(place, '')
  if (!named.startsWith(prefix)) return own(parameters, named)
  const name = named.slice(prefix.length)
  return own(parameters, `/${name}`) ?? own(parameters, name)
}

/** The newest version. */
export function latestOf(parameter: Parameter): ParameterVersion {
  const latest = parameter.versions.at(-1)
  if (!latest) throw new Error(`the parameter ${parameter.name} has no version`)
  return latest
}

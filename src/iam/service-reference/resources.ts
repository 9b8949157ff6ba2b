import { type ArnPattern, arnValue, matchArn, parseArnPattern } from '../arn.ts'
import { findAction } from './actions.ts'
import { findService } from './find-service.ts'

/** A type of resource that an action is checked on. */
export interface ResourceType {
  readonly name: string
  /** Whether every call of the action names one. */
  readonly required: boolean
  /** The ARN with `{Names}` for the parts that vary, as in `arn:{Partition}:ecs:{Region}:{Account}:cluster/{ClusterName}`. */
  readonly arnFormat: string
}

/**
 * The resource types of an action, from AWS's table. Empty: it is checked on `*`. `undefined`: the table does not have the action.
 * AWS's table is not always what AWS does: ecs:ListTasks is checked on `*` unless a container instance is named.
 */
export function resourceTypesOf(action: string): readonly ResourceType[] | undefined {
  const entry = findAction(action)
  if (!entry) return undefined
  const names = entry.data[1].split(' ').filter((name) => name !== '')
  return names.map((name) => {
    const plain = name.replace(/!$/, '').replaceAll('_', ' ')
    const arnFormat = findService(entry.service)?.resources[plain]?.[0] ?? '*'
    return { name: plain, required: name.endsWith('!'), arnFormat }
  })
}

/** The resource types of a service whose format an ARN has; a longer literal part of the format comes first. */
export function resourceTypesOfArn(service: string, arn: string): readonly ResourceType[] {
  const value = arnValue(arn)
  return Object.entries(findService(service.toLowerCase())?.resources ?? {})
    .map(([name, [arnFormat]]) => ({ name, required: false, arnFormat }))
    .filter(({ arnFormat }) => matchArn(arnFormatPattern(arnFormat), value) === 'yes')
    .sort((a, b) => literalLength(b.arnFormat) - literalLength(a.arnFormat))
}

/** The pattern of an ARN format, in which `{Names}` stand for anything. */
export function arnFormatPattern(arnFormat: string): ArnPattern {
  return parseArnPattern(arnFormat.replace(/\{\w+\}/g, '*'), false)
}

function literalLength(format: string): number {
  return format.replace(/\{\w+\}/g, '').length
}

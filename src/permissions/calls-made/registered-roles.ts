import { familyOf } from '../../calls/operations/index.ts'
import { type JsonObject, objectIn, textIn } from './made-call.ts'

/** The roles of a revision or family; `undefined` where no event tells them. */
export type KnownRoles = (taskDefinition: string) => readonly string[] | undefined

/** The roles that the RegisterTaskDefinition events among these name, by `family:revision` and by family: the newest wins. */
export function rolesRegisteredIn(events: readonly JsonObject[]): KnownRoles {
  const known = new Map<string, readonly string[]>()
  for (const event of events) {
    if (textIn(event, 'eventName') !== 'RegisterTaskDefinition') continue
    const input = objectIn(event, 'requestParameters')
    const roles = rolesIn(input)
    const answer = objectIn(objectIn(event, 'responseElements'), 'taskDefinition')
    const revision = textIn(answer, 'taskDefinitionArn')?.replace(/^arn:[^/]*\//, '')
    const family = textIn(input, 'family')
    if (family !== undefined) known.set(family, roles)
    if (revision !== undefined) known.set(revision, roles)
  }
  return (taskDefinition) => {
    const name = taskDefinition.replace(/^arn:[^/]*\//, '')
    return known.get(name) ?? known.get(familyOf(name))
  }
}

/** The roles that a request names for its tasks, each once. */
export function rolesIn(input: JsonObject): string[] {
  const both = [textIn(input, 'executionRoleArn'), textIn(input, 'taskRoleArn')]
  return [...new Set(both.filter((role) => role !== undefined))]
}

import type { JsonObject, RequestContext } from '../../../service.ts'
import { nextRevision, normaliseTaskDefinition } from '../definitions/index.ts'
import { canonicalJson, optionalText } from '../input.ts'
import { requireActive, requireTaskDefinition } from '../resolve.ts'
import { checkRole } from '../roles.ts'
import type { TaskDefinition } from '../store.ts'
import { checkOwnDefinition, type DefinitionSetting, definitionFor, describesTasks } from './definition.ts'

/** The caller's task definition, where the request names one. */
export function ownDefinition(input: JsonObject, context: RequestContext): TaskDefinition | undefined {
  if (describesTasks(input) || input['taskDefinitionArn'] == null) return undefined
  return requireTaskDefinition(context, optionalText(input, 'taskDefinitionArn'))
}

/**
 * The task definition that a request leads to: the caller's own, a new revision of the one that ECS manages, or the one that the service has
 * where the request changes nothing of it. It is not kept yet.
 */
export function chooseDefinition(
  input: JsonObject,
  context: RequestContext,
  setting: DefinitionSetting,
  before?: TaskDefinition,
): TaskDefinition {
  const own = ownDefinition(input, context)
  if (own) {
    requireActive(own)
    checkOwnDefinition(own)
    return own
  }
  if (before && !describesTasks(input)) return before
  const content = normaliseTaskDefinition(definitionFor(input, setting, before))
  checkRole(optionalText(content, 'executionRoleArn'), context)
  checkRole(optionalText(content, 'taskRoleArn'), context)
  if (before && canonicalJson(content) === canonicalJson(before.content)) return before
  return nextRevision(setting.family, content, context)
}

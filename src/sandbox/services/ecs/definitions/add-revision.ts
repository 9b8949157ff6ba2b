import type { JsonObject, RequestContext } from '../../../service.ts'
import { present } from '../input.ts'
import { addFamily, findFamily, type TaskDefinition } from '../store.ts'

/** The next revision of a family, which nobody sees before it is kept; `content` is what `normaliseTaskDefinition` made. */
export function nextRevision(family: string, content: JsonObject, context: RequestContext): TaskDefinition {
  return {
    family,
    revision: (findFamily(context.state, family)?.last ?? 0) + 1,
    status: 'ACTIVE',
    content: present(content),
    registeredAt: context.now,
    registeredBy: context.principal.arn,
    tags: [],
  }
}

/** Puts a revision into the state, unless it is there already. */
export function keepRevision(definition: TaskDefinition, context: RequestContext): void {
  const family = findFamily(context.state, definition.family) ?? addFamily(context.state, definition.family)
  if (family.revisions.includes(definition)) return
  family.last = definition.revision
  family.revisions.push(definition)
}

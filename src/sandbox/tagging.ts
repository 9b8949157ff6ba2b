import { requestTagKeys } from './input.ts'
import { put } from './records.ts'
import type { AccessCheck, JsonObject, Operation, RequestContext } from './service.ts'

/** How things of a service are tagged by requests of their own: what differs between services that do it alike. */
export interface Tagging {
  /** The tags that a request adds. */
  added(input: JsonObject): Readonly<Record<string, string>>
  /** The keys that a request takes away. */
  removed(input: JsonObject): readonly string[]
  /** What IAM is asked for an action on the thing that a request names. */
  check(action: string, input: JsonObject, context: RequestContext): AccessCheck
  /** The tags of that thing, which may be changed. Throws the service's error where there is no such thing. */
  tagsOf(input: JsonObject, context: RequestContext): Record<string, string>
}

type Named = Pick<Operation, 'name'> & Partial<Pick<Operation, 'withoutEffect' | 'refused'>>

/** The operation that adds tags, or changes their values. */
export function tagAdding(operation: Named, { added, check, tagsOf }: Tagging): Operation {
  return {
    ...operation,
    access: 'write',
    checks(input, context) {
      const asked = check(operation.name, input, context)
      return [{ ...asked, context: { ...asked.context, ...requestTagKeys(added(input)) } }]
    },
    handle(input, context) {
      const tags = tagsOf(input, context)
      for (const [key, value] of Object.entries(added(input))) put(tags, key, value)
      return {}
    },
  }
}

/** The operation that takes tags away; a key that is not there is no error. */
export function tagRemoval(operation: Named, { removed, check, tagsOf }: Tagging): Operation {
  return {
    ...operation,
    access: 'write',
    checks(input, context) {
      const asked = check(operation.name, input, context)
      return [{ ...asked, context: { ...asked.context, 'aws:TagKeys': removed(input) } }]
    },
    handle(input, context) {
      const tags = tagsOf(input, context)
      for (const key of removed(input)) delete tags[key]
      return {}
    },
  }
}

/** The operation that lists the tags of a thing, in the form that `answer` gives them. */
export function tagListing(
  operation: Named,
  { check, tagsOf }: Tagging,
  answer: (tags: Readonly<Record<string, string>>, input: JsonObject) => JsonObject,
): Operation {
  return {
    ...operation,
    access: 'read',
    checks: (input, context) => [check(operation.name, input, context)],
    handle: (input, context) => answer(tagsOf(input, context), input),
  }
}

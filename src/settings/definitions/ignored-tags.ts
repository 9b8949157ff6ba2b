import { isObject } from '../json-object.ts'

/** A copy of a definition without the tags that `ignore.tags` names. */
export function withoutIgnoredTags(definition: unknown, ignored: readonly string[]): unknown {
  if (!isObject(definition) || !Array.isArray(definition['tags']) || ignored.length === 0) return definition
  const tags = definition['tags'].filter((tag: unknown) => !(isObject(tag) && ignored.includes(String(tag['key']))))
  return { ...definition, tags }
}

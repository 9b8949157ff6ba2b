import { type JsonObject, ServiceError } from '../../service.ts'
import { objects, optionalText } from './input.ts'
import { invalidParameter } from './refuse.ts'
import type { Tag } from './store.ts'

const most = 50
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tag.html (checked 2026-11)
const allowed = /^[\p{L}\p{N}\p{Z}\s_.:/=+\-@]*$/u

/**
 * The tags of a request, checked. `code` is what the operation calls a mistake: `ClientException` for task definitions,
 * `InvalidParameterException` elsewhere.
 */
export function requestTags(input: JsonObject, code: 'ClientException' | 'InvalidParameterException'): Tag[] {
  const refuse = (message: string): ServiceError => new ServiceError(code, message)
  const tags = objects(input, 'tags').map((tag) => {
    const key = optionalText(tag, 'key')
    const value = optionalText(tag, 'value')
    // These two are InvalidParameterException everywhere, also for task definitions.
    if (key === undefined) throw invalidParameter('Tag key can not be null.')
    if (value === undefined) throw invalidParameter('Tag value can not be null.')
    // assumed: the texts of the following rules; the rules are AWS's.
    if (key.length < 1 || key.length > 128) throw refuse('Tag key must be between 1 and 128 characters.')
    if (value.length > 256) throw refuse('Tag value can not be longer than 256 characters.')
    if (!allowed.test(key) || !allowed.test(value)) throw refuse('Tag contains invalid characters.')
    if (isReserved(key)) throw refuse('Tag keys can not start with aws:.')
    return { key, value }
  })
  if (new Set(tags.map((tag) => tag.key)).size < tags.length) throw refuse('Duplicate tag keys are not allowed.')
  if (tags.length > most) throw refuse('The maximum number of tags per resource is 50.')
  return tags
}

/** Tags over tags: the later value wins. */
export function mergeTags(under: readonly Tag[], over: readonly Tag[]): Tag[] {
  const keys = new Set(over.map((tag) => tag.key))
  return [...under.filter((tag) => !keys.has(tag.key)), ...over].map((tag) => ({ ...tag }))
}

/** Whether only AWS may write this key. */
export function isReserved(key: string): boolean {
  return key.toLowerCase().startsWith('aws:')
}

/** Throws where a resource would have more tags than AWS allows. Tags that AWS wrote do not count. */
export function checkTagCount(tags: readonly Tag[], code: 'ClientException' | 'InvalidParameterException'): void {
  if (tags.filter((tag) => !isReserved(tag.key)).length > most) {
    throw new ServiceError(code, 'The maximum number of tags per resource is 50.')
  }
}

/** The condition keys of tags in a request. */
export function requestTagContext(tags: readonly Tag[]): Record<string, string | readonly string[]> {
  if (tags.length === 0) return {}
  return {
    ...Object.fromEntries(tags.map((tag) => [`aws:RequestTag/${tag.key}`, tag.value])),
    'aws:TagKeys': tags.map((tag) => tag.key),
  }
}

/** The condition keys of a resource's tags, under the global name and under the one that ECS had before. */
export function resourceTagContext(tags: readonly Tag[] | undefined): Record<string, string> {
  return Object.fromEntries(
    (tags ?? []).flatMap((tag) => [
      [`aws:ResourceTag/${tag.key}`, tag.value],
      [`ecs:ResourceTag/${tag.key}`, tag.value],
    ]),
  )
}

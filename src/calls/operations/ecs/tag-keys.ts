import type { Check } from '../../call.ts'
import { isMarked } from '../../mark.ts'

type Fence = Pick<Check, 'tagKeys'>

/**
 * The fence of TagResource: `aws:TagKeys` is checked on a direct call as on one that comes with a creation. A key that is looked up fences
 * nothing, because a plan does not know it.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html (checked 2026-11)
 */
export function tagsAmong(keys: readonly string[]): Fence {
  return keys.length === 0 || keys.some(isMarked) ? {} : { tagKeys: { are: 'among', keys: sorted(keys) } }
}

/** The fence of UntagResource, which takes away keys that the file does not name any more: nobody knows them, but none of its own is one. */
export function tagsOtherThan(keys: readonly string[]): Fence {
  return keys.length === 0 || keys.some(isMarked) ? {} : { tagKeys: { are: 'other than', keys: sorted(keys) } }
}

function sorted(keys: readonly string[]): string[] {
  return [...new Set(keys)].sort()
}

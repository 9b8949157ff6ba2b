import type { TagKeys } from '../calls/index.ts'
import type { Context } from '../iam/index.ts'

const KEY = 'aws:TagKeys'

/**
 * The fence of a call that sets or removes tags. A request without tags has no such key, and ForAllValues is true of nothing at all: the
 * key has to be there.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-tagkeys (checked 2026-11)
 */
export function tagKeysCondition({ are, keys }: TagKeys): Record<string, Record<string, string | readonly string[]>> {
  const operator = are === 'among' ? 'StringEquals' : 'StringNotEquals'
  return {
    [`ForAllValues:${operator}`]: { [KEY]: keys.map((key) => key.replace(/\$(?=\{)/g, '${$}')) },
    Null: { [KEY]: 'false' },
  }
}

/** The keys that a request within the fence shows: those that are named, or some other. */
export function tagKeysSeen({ are, keys }: TagKeys): Context {
  return { [KEY]: are === 'among' ? keys : [otherThan(keys)] }
}

/** A key that is none of these. */
function otherThan(keys: readonly string[]): string {
  return `${[...keys].sort().at(-1) ?? ''}-former`
}

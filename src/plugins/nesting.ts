/** AWS's own requests are some ten deep. What is deeper was written by a mistake, and would end in a full stack somewhere. */
export const MOST_NESTED = 200

/** The one message about it, whatever format it stands in. */
export const TOO_DEEP: string = `lists and objects stand in each other more than ${MOST_NESTED} deep`

/** Whether a value nests deeper than that. Goes level by level: a recursion would be what it warns of. A value in a circle does. */
export function nestsTooDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MOST_NESTED) return true
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
    // Most values are flat, and most of what is in them are strings and numbers.
    level = level.filter((one) => typeof one === 'object' && one !== null)
  }
  return false
}

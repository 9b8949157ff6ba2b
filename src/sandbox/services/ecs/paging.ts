import type { JsonObject } from '../../service.ts'
import { optionalNumber, optionalText } from './input.ts'
import { invalidParameter } from './refuse.ts'

/**
 * One page of a list that is already in its order, and the token of the next. `keyOf` names an item uniquely; a token is the key
 * of the last item of a page, so it stays good while items come and go.
 */
export function page<Item>(
  input: JsonObject,
  items: readonly Item[],
  options: { readonly usual: number; readonly keyOf: (item: Item) => string; readonly most?: number },
): { readonly items: Item[]; readonly nextToken: string | undefined } {
  const most = options.most ?? 100
  const size = optionalNumber(input, 'maxResults') ?? options.usual
  if (size > most) throw invalidParameter(`Max results can not be greater than ${most}`)
  if (size < 1) throw invalidParameter('Max results can not be less than 1') // assumed: the text
  const token = optionalText(input, 'nextToken')
  let start = 0
  if (token !== undefined) {
    const last = items.findIndex((item) => options.keyOf(item) === token)
    if (last < 0) throw invalidParameter('Invalid token.') // assumed: the text
    start = last + 1
  }
  const found = items.slice(start, start + size)
  const lastItem = found.at(-1)
  const more = start + size < items.length
  return { items: found, nextToken: more && lastItem !== undefined ? options.keyOf(lastItem) : undefined }
}

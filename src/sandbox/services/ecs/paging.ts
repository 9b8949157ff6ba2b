import { foreignToken } from '../../page-tokens.ts'
import type { JsonObject } from '../../service.ts'
import { optionalNumber, optionalText } from './input.ts'
import { invalidParameter } from './refuse.ts'

/**
 * One page of a list that is already in its order, and the token of the next. `keyOf` names an item uniquely; a token is the key
 * of the last item of a page. `isAfter` says whether a key comes behind that of an item that is gone: so a token stays good while items
 * come and go. Without it they do not go.
 */
export function page<Item>(
  input: JsonObject,
  items: readonly Item[],
  options: {
    readonly usual: number
    readonly keyOf: (item: Item) => string
    readonly isAfter?: (key: string, gone: string) => boolean
    readonly most?: number
  },
): { readonly items: Item[]; readonly nextToken: string | undefined } {
  const most = options.most ?? 100
  const size = optionalNumber(input, 'maxResults') ?? options.usual
  if (size > most) throw invalidParameter(`Max results can not be greater than ${most}`)
  if (size < 1) throw invalidParameter('Max results can not be less than 1') // assumed: the text
  const token = optionalText(input, 'nextToken')
  const start = token === undefined ? 0 : startAfter(token, items.map(options.keyOf), options.isAfter)
  const found = items.slice(start, start + size)
  const lastItem = found.at(-1)
  const more = start + size < items.length
  return { items: found, nextToken: more && lastItem !== undefined ? options.keyOf(lastItem) : undefined }
}

function startAfter(token: string, keys: readonly string[], isAfter?: (key: string, gone: string) => boolean): number {
  const last = keys.indexOf(token)
  if (last >= 0) return last + 1
  if (!isAfter || token === foreignToken) throw invalidParameter('Invalid token.') // assumed: the text
  const next = keys.findIndex((key) => isAfter(key, token))
  return next < 0 ? keys.length : next
}

/** For lists in the order of their keys. */
export function inOrder(key: string, gone: string): boolean {
  return key > gone
}

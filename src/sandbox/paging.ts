import type { ServiceError } from './service.ts'

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[]
  /** Absent on the last page. */
  readonly nextToken: string | undefined
}

/** How a list is cut into pages. */
export interface Paging<Item> {
  readonly limit: number
  readonly token: string | undefined
  /** What identifies an item and orders the list: tokens hold it, so that what is added in between does no harm. */
  keyOf(item: Item): string
  /** The service's refusal of a token that is none. */
  invalidToken(): ServiceError
}

/** The page after `token`, in the order of the keys. */
export function pageOf<Item>(items: Iterable<Item>, { limit, token, keyOf, invalidToken }: Paging<Item>): Page<Item> {
  const sorted = [...items].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  const after = token === undefined ? undefined : readToken(token, invalidToken)
  const rest = after === undefined ? sorted : sorted.filter((item) => keyOf(item) > after)
  const page = rest.slice(0, limit)
  const last = page.at(-1)
  const hasMore = rest.length > page.length && last !== undefined
  return { items: page, nextToken: hasMore ? Buffer.from(`after ${keyOf(last)}`).toString('base64url') : undefined }
}

function readToken(token: string, invalidToken: () => ServiceError): string {
  const text = Buffer.from(token, 'base64url').toString()
  if (!text.startsWith('after ')) throw invalidToken()
  return text.slice('after '.length)
}

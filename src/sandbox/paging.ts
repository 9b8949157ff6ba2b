import type { InputReader } from './input.ts'
import { type JsonObject, ServiceError } from './service.ts'

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

/** A page, and `next`: the member of the answer that leads to the one after it. */
export interface TokenPage<Item> {
  readonly items: readonly Item[]
  readonly next: { readonly NextToken?: string }
}

/** Cuts lists of services that take a size by the member `limit`, up to `most` and that many where none is given, and go on by `NextToken`. */
export function tokenPages(read: InputReader, { limit, most }: { readonly limit: string; readonly most: number }) {
  return <Item>(all: Iterable<Item>, input: JsonObject, keyOf: (item: Item) => string): TokenPage<Item> => {
    const { items, nextToken } = pageOf(all, {
      limit: read.number(input, limit, { min: 1, max: most }) ?? most,
      token: read.text(input, 'NextToken'),
      keyOf,
      invalidToken: () => new ServiceError('ValidationException', 'Parameter NextToken is not valid.'), // assumed: the text
    })
    return { items, next: nextToken === undefined ? {} : { NextToken: nextToken } }
  }
}

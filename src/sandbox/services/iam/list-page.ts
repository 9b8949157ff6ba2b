import { pageOf } from '../../paging.ts'
import { type JsonObject, ServiceError } from '../../service.ts'
import { read } from './input.ts'

/** A page of one of IAM's lists, and the members of the answer that lead on. Sizes: 1 to 1,000, 100 where none is asked for. */
export function listPage<Item>(
  all: Iterable<Item>,
  input: JsonObject,
  keyOf: (item: Item) => string,
): { readonly items: readonly Item[]; readonly next: JsonObject } {
  const { items, nextToken } = pageOf(all, {
    limit: read.number(input, 'MaxItems', { min: 1, max: 1000 }) ?? 100,
    token: read.text(input, 'Marker'),
    keyOf,
    invalidToken: () => new ServiceError('ValidationError', 'Invalid Marker.'), // assumed: the text
  })
  return {
    items,
    next: { IsTruncated: nextToken !== undefined, ...(nextToken !== undefined && { Marker: nextToken }) },
  }
}

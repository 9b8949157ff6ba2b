import { invalidParameter } from './input.ts'

/** One page of sorted names. The token holds the last name, so that names added in between do no harm. */
export function pageOf(
  names: readonly string[],
  limit: number,
  token: string | undefined,
): { names: string[]; nextToken: string | undefined } {
  const start = token === undefined ? 0 : names.indexOf(Buffer.from(token, 'base64url').toString()) + 1
  if (token !== undefined && start === 0) throw invalidParameter('The specified nextToken is invalid.')
  const page = names.slice(start, start + limit)
  const last = page.at(-1)
  const hasMore = start + limit < names.length && last !== undefined
  return { names: page, nextToken: hasMore ? Buffer.from(last).toString('base64url') : undefined }
}

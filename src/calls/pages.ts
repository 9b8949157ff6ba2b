import { type Answer, known, saidBy } from './answer.ts'
import type { Listing } from './call.ts'
import type { Context } from './context.ts'
import type { ListingPurpose } from './interpreter.ts'
import { attempt, perform } from './perform.ts'

/**
 * All items of a list, page by page. What was imagined or refused at the first page is so for the list; a refusal further on ends it.
 * An endpoint that gives the same page for ever is asked for it once.
 */
export async function pages<P, T>(
  context: Context,
  { first, next, items, enough }: Listing<P, T>,
  purpose: ListingPurpose = 'required',
): Promise<Answer<readonly T[]>> {
  const all: T[] = []
  const asked = new Set<string>()
  for (let call: typeof first | undefined = first; call; ) {
    asked.add(JSON.stringify(call.input))
    const answer: Answer<P> = await (purpose === 'required' || purpose === 'lookup'
      ? perform(context, call, purpose)
      : attempt(context, call, purpose))
    const page = saidBy(answer)
    if (!page) return asked.size === 1 ? answer.map(items) : known(all)
    all.push(...items(page.value))
    const following: typeof first | undefined = enough?.(all) ? undefined : next(page.value)
    call = following && !asked.has(JSON.stringify(following.input)) ? following : undefined
  }
  return known(all)
}

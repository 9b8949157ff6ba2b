import { type Attempt, known, saidBy, withOutcome } from './answer.ts'
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
): Promise<Attempt<readonly T[]>> {
  const all: T[] = []
  const asked = new Set<string>()
  for (let call: typeof first | undefined = first; call; ) {
    asked.add(JSON.stringify(call.input))
    const answer: Attempt<P> =
      purpose === 'required' || purpose === 'lookup'
        ? withOutcome(await perform(context, call, purpose))
        : await attempt(context, call, purpose)
    const page = saidBy(answer)
    if (!page && asked.size === 1) return { ...answer.map(items), outcome: answer.outcome }
    if (!page) break
    all.push(...items(page.value))
    const following: typeof first | undefined = enough?.(all) ? undefined : next(page.value)
    call = following && !asked.has(JSON.stringify(following.input)) ? following : undefined
  }
  return withOutcome(known(all, context.world.heard))
}

import { type Answer, imagined, known } from './answer.ts'
import type { Aws, Ended, Unlisted } from './aws.ts'
import type { Context } from './context.ts'
import { Failure, Interrupted } from './errors.ts'
import type { Group, Interpreter } from './interpreter.ts'

interface Work<T, R> {
  readonly body: (item: T, aws: Aws) => Promise<R>
  readonly limit?: number
}

/** More at once help little, since AWS limits the calls of an account. */
const AT_ONCE = 10

/** The results, in the order of the items; throws the first failure, after which nothing more is begun or sent. */
export async function each<T, R>(
  context: Context,
  items: readonly T[] | Unlisted<T>,
  work: Work<T, R>,
): Promise<Answer<readonly R[]>> {
  const ended = await run(context, listed(items), { ...work, goesOn: false })
  return ended.map((all) => all.flatMap((one) => (one.ok ? [one.value] : [])))
}

/** How each item ended. */
export async function eachOnItsOwn<T, R>(
  context: Context,
  items: readonly T[] | Unlisted<T>,
  work: Work<T, R>,
): Promise<Answer<readonly Ended<R>[]>> {
  return run(context, listed(items), { ...work, goesOn: true })
}

/** One piece of work, planned by itself. */
export async function aside<T, R>(
  context: Context,
  item: T,
  body: (item: T, aws: Aws) => Promise<R>,
): Promise<Answer<R>> {
  if (!context.interpreter.explore) return known(await body(item, context.open(context)), context.world.heard)
  const all = await each(context, [item], { body })
  return all.map(([only]) => only as R) // one item, one result
}

function listed<T>(items: readonly T[] | Unlisted<T>): readonly T[] {
  return 'of' in items ? items.of.take((all) => all, [items.standIn]) : items
}

type Running<T, R> = Work<T, R> & { readonly goesOn: boolean }

async function run<T, R>(
  context: Context,
  items: readonly T[],
  work: Running<T, R>,
): Promise<Answer<readonly Ended<R>[]>> {
  const { interpreter } = context
  if (!interpreter.explore) return known(await runAll(context, items, work), context.world.heard)
  const group = groupOf(context, items, work)
  await interpreter.explore(group)
  return imagined(interpreter.imagine(() => [group.key, ...group.items.map(({ key }) => key)].join('\n')))
}

/** INVARIANT: two groups with the same keys make the same calls, so that a plan may remember what it found. */
export function groupOf<T>(
  context: Context,
  items: readonly T[],
  { body, goesOn }: { readonly body: (item: T, aws: Aws) => Promise<unknown>; readonly goesOn: boolean },
): Group {
  const { world, title, principal } = context
  return {
    key: JSON.stringify([title, world.place, principal.label]),
    title,
    items: items.map((item) => ({
      key: keyOf(item, title),
      run: (own: Interpreter) => body(item, context.open({ ...context, interpreter: own })),
    })),
    isFatal: !goesOn,
  }
}

/** An item is data. What JSON leaves out would make two different items one. */
function keyOf(item: unknown, title: string): string {
  const member = functionIn(item, '')
  if (member !== undefined)
    throw new Error(`bug: "${title}" is planned by itself, and its item holds a function (\`${member}\`)`)
  return JSON.stringify(item) ?? ''
}

/** The member that is a function. A replacer of JSON's would tell, too, and makes it eight times slower. */
function functionIn(value: unknown, name: string): string | undefined {
  if (typeof value === 'function') return name
  if (typeof value !== 'object' || value === null) return undefined
  for (const member in value) {
    const found = functionIn(Reflect.get(value, member), member)
    if (found !== undefined) return found
  }
  return undefined
}

/** Why the others stop when one has failed. No `Failure`: a sibling's wait must not take it for its own end. */
class Stopped extends Error {}

async function runAll<T, R>(context: Context, items: readonly T[], work: Running<T, R>): Promise<readonly Ended<R>[]> {
  const { world, interpreter } = context
  const stop = new AbortController()
  const signal = AbortSignal.any([world.signal, stop.signal])
  const ended = new Map<number, Ended<R>>()
  const fatal: unknown[] = []
  const open = items.map((item, index) => ({ item, index }))
  const worker = async () => {
    for (let next = open.shift(); next && !signal.aborted; next = open.shift()) {
      const own = { ...context, interpreter: interpreter.fork?.() ?? interpreter, world: { ...world, signal } }
      try {
        ended.set(next.index, { ok: true, value: await work.body(next.item, context.open(own)) })
      } catch (error) {
        if (work.goesOn && error instanceof Failure && !(error instanceof Interrupted))
          ended.set(next.index, { ok: false, failure: error })
        else {
          fatal.push(error)
          stop.abort(new Stopped())
        }
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(work.limit ?? AT_ONCE, items.length) }, worker))
  if (fatal.length > 0) throw fatal[0]
  // All of them may have ended before: attempts of the last words go without what did not come in time.
  if (ended.size < items.length) world.signal.throwIfAborted()
  return [...ended].sort(([a], [b]) => a - b).map(([, one]) => one)
}

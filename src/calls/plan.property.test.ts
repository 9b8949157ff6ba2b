import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { denied, nobody, place, reading, world, writing } from './calls.fixture.ts'
import { type Aws, aws, Failure, Interrupted, live, OutcomeError, type Plan, plan } from './index.ts'

/** A random body: a tree of all that bodies are made of. */
type Tree =
  | { readonly kind: 'call' | 'attempt' | 'write' | 'elsewhere' | 'fact'; readonly name: string; readonly next: Tree }
  | { readonly kind: 'ask' | 'pick' | 'outcome' | 'join'; readonly name: string; readonly yes: Tree; readonly no: Tree }
  | { readonly kind: 'wait'; readonly name: string; readonly ended: Tree; readonly late: Tree }
  | { readonly kind: 'each' | 'own'; readonly items: readonly string[]; readonly body: Tree; readonly next: Tree }
  | { readonly kind: 'every' | 'aside'; readonly name: string; readonly body: Tree; readonly next: Tree }
  | { readonly kind: 'guard'; readonly when: 'failure' | 'always'; readonly undo: Tree; readonly body: Tree }
  | { readonly kind: 'fail' }
  | { readonly kind: 'end' }

const { tree } = fc.letrec<{ tree: Tree }>((tie) => {
  const name = fc.constantFrom('A', 'B', 'C')
  const body = tie('tree')
  const kind = <K extends Tree['kind']>(...kinds: K[]) => fc.constantFrom(...kinds)
  return {
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constant<Tree>({ kind: 'end' }),
      fc.constant<Tree>({ kind: 'fail' }),
      fc.record({ kind: kind('call', 'attempt', 'write', 'elsewhere', 'fact'), name, next: body }),
      fc.record({ kind: kind('ask', 'pick', 'outcome', 'join'), name, yes: body, no: body }),
      fc.record({ kind: kind('wait'), name, ended: body, late: body }),
      fc.record({
        kind: kind('each', 'own'),
        items: fc.subarray(['x', 'y', 'z'], { minLength: 1 }),
        body,
        next: body,
      }),
      fc.record({ kind: kind('every', 'aside'), name, body, next: body }),
      fc.record({ kind: kind('guard'), when: fc.constantFrom('failure', 'always'), undo: body, body }),
    ),
  }
})

/** `item`: what the group around it works on. */
async function perform(door: Aws, step: Tree, item = ''): Promise<void> {
  const go = (next: Tree) => perform(door, next, item)
  const called = (name: string) => reading<number>(`${name}${item}`)
  const isSo = (value: number) => value > 4
  switch (step.kind) {
    case 'end':
      return
    case 'fail':
      throw new OutcomeError('DEPLOYMENT_FAILED', 'it failed')
    case 'call':
      await door.call(called(step.name))
      return go(step.next)
    case 'write':
      await door.call(writing(`${step.name}${item}`))
      return go(step.next)
    case 'attempt':
      await door.attempt(called(step.name))
      return go(step.next)
    case 'elsewhere':
      await door.in({ region: 'us-east-1' }).call(called(step.name))
      return go(step.next)
    case 'fact': {
      const fact = await door.fact({
        read: async (reader) => (await reader.call(called(step.name))).take(String, '?'),
        standIn: '?',
      })
      await door.call(reading(step.name, `fact/${fact === '?' ? '*' : '1'}`))
      return go(step.next)
    }
    case 'ask':
      return go((await door.call(called(step.name))).ask(`${step.name} is so`, isSo) ? step.yes : step.no)
    case 'join': {
      const first = await door.call(called(step.name))
      const second = await door.attempt(called('B'))
      return go(first.and(second).ask('both are the same', ([a, b]) => a === b) ? step.yes : step.no)
    }
    case 'outcome': {
      const { outcome } = await door.attempt(called(step.name))
      return go(outcome.ask('it may be read', (one) => one !== 'denied') ? step.yes : step.no)
    }
    case 'pick': {
      const listed = await door.pages(listing(step.name), 'degraded')
      const picked = await door.pick({ question: 'one is picked', of: listed, label: String, otherwise: 'name it' })
      return go(picked ? step.yes : step.no)
    }
    case 'wait': {
      const ended = await door.wait('it to end', async () =>
        (await door.call(called(step.name))).ask(`${step.name} has ended`, isSo),
      )
      return go(ended ? step.ended : step.late)
    }
    case 'each':
    case 'own': {
      const group = door.step(JSON.stringify([step, item]))
      const body = (own: string, inner: Aws) => perform(inner, step.body, own)
      if (step.kind === 'each') await group.each(step.items, body)
      else await group.eachOnItsOwn(step.items, body, { limit: 2 })
      return go(step.next)
    }
    case 'every': {
      const listed = await door.pages(listing(step.name))
      const group = door.step(JSON.stringify([step, item]))
      await group.each({ of: listed, standIn: 1 }, (_, inner) => perform(inner, step.body, item))
      return go(step.next)
    }
    case 'aside':
      await door.aside(JSON.stringify([step, item]), item, (own, inner) => perform(inner, step.body, own))
      return go(step.next)
    case 'guard':
      return door.guarded(
        {
          title: JSON.stringify([step, item]),
          when: step.when,
          of: item,
          undo: (own, inner) => perform(inner, step.undo, own),
          byHand: 'do it by hand',
        },
        () => go(step.body),
      )
  }
}

/** A list of two pages. */
function listing(name: string) {
  return {
    first: reading<number>(`List${name}`),
    next: (page: number) => (page === 1 ? undefined : reading<number>(`List${name}`)),
    items: (page: number) => (page > 2 ? [page] : []),
  }
}

/** The plan of a body; `undefined` where it can only fail. */
async function planned(
  step: Tree,
  options: Parameters<typeof plan>[2] = {},
  where = nobody,
): Promise<Plan | undefined> {
  try {
    return await plan((door) => perform(door, step), where, options)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return undefined
  }
}

const chances = fc.infiniteStream(fc.integer({ min: 0, max: 9 }))

/** An account in which anything happens: denials, throttling, any answer, and an end of time or of patience at any call or look. */
function account(chance: Iterator<number>, made: Set<string>) {
  const luck = (): number => chance.next().value
  const stop = new AbortController()
  const end = new AbortController()
  const base = world((call) => {
    for (const { action, resource } of call.checks(place)) made.add(`${action} ${resource}`)
    const drawn = luck()
    if (drawn === 0) throw denied(call)
    if (drawn === 1 && luck() < 3) stop.abort(new Interrupted())
    return drawn
  })
  return {
    ...base,
    signal: stop.signal,
    deadline: end.signal,
    prompt: { pick: async () => (luck() > 4 ? 0 : undefined), type: async () => 'web' },
    clock: {
      ...base.clock,
      sleep: async (seconds: number, reason: string, signal: AbortSignal) => {
        if (luck() < 3) end.abort()
        await base.clock.sleep(seconds, reason, signal)
      },
    },
  }
}

describe('made ⊆ planned', () => {
  test('whatever a random body asks of IAM in a random account, its plan contains', async () => {
    await fc.assert(
      fc.asyncProperty(tree, chances, async (step, chance) => {
        const found = await planned(step)
        fc.pre(found !== undefined)
        const allowed = new Set(found?.needs.map(({ action, resource }) => `${action} ${resource}`))
        const made = new Set<string>()
        const own = account(chance, made)
        await perform(aws(own, live), step).catch((error: unknown) => {
          if (!(error instanceof Failure) && error !== own.deadline.reason) throw error
        })
        for (const one of made) expect(allowed).toContain(one)
      }),
      { numRuns: 2000 },
    )
  })

  test('planning sends nothing, under every interpreter that plans offline', async () => {
    await fc.assert(
      fc.asyncProperty(tree, fc.boolean(), async (step, dryRun) => {
        await planned(step, { dryRun })
      }),
    )
  })

  test('what a plan remembers of groups is what it would find again', async () => {
    await fc.assert(
      fc.asyncProperty(tree, fc.boolean(), async (step, dryRun) => {
        const remembering = await planned(step, { dryRun })
        const forgetting = await planned(step, { dryRun, remember: false })
        expect(remembering?.needs).toEqual(forgetting?.needs)
        expect(remembering?.questions).toEqual(forgetting?.questions)
      }),
    )
  })

  test('a need is never dropped for an assumption or a read that another plan makes', async () => {
    await fc.assert(
      fc.asyncProperty(tree, fc.constantFrom('A is so', 'B has ended'), fc.boolean(), async (step, question, yes) => {
        const all = await planned(step)
        const some = await planned(step, { assumptions: new Map([[question, yes]]) })
        const known = new Set(all?.needs.map(({ action, resource }) => `${action} ${resource}`))
        for (const { action, resource } of some?.needs ?? []) expect(known).toContain(`${action} ${resource}`)
      }),
    )
  })
})

import type { Aws } from './aws.ts'
import { type Context, report } from './context.ts'
import { aside, each, eachOnItsOwn } from './each.ts'
import { withWordsTime } from './ending.ts'
import { Interrupted } from './errors.ts'
import { fact } from './fact.ts'
import { guarded } from './guarded.ts'
import type { Interpreter } from './interpreter.ts'
import { lastWords } from './last-words.ts'
import { pages } from './pages.ts'
import { partitionOfRegion } from './partition.ts'
import { confirm, pick } from './people.ts'
import { attempt, perform } from './perform.ts'
import { performLocal } from './perform-local.ts'
import { lookAgain, wait } from './wait.ts'
import { caller, type Principal, type World } from './world.ts'

/** The door, for one run of a command under one interpreter. */
export function aws(world: World, interpreter: Interpreter, principal: Principal = caller): Aws {
  return open({ world, interpreter, title: '', principal, refused: new Map(), told: { leftOut: new Set() }, open })
}

function open(context: Context): Aws {
  const { world, interpreter, title } = context
  return {
    place: world.place,
    isWatched: world.isWatched || interpreter.notes !== undefined,
    get isInterrupted() {
      return world.signal.reason instanceof Interrupted || interpreter.notes !== undefined
    },
    step: (next) => open({ ...context, title: next }),
    afterwards: (next) => open({ ...withWordsTime(context), title: next }),
    as: (next) => open({ ...context, principal: next }),
    quietly: () => open({ ...context, isQuiet: true }),
    in: (place) => open(elsewhere(context, place)),
    call: (call) => perform(context, call, 'required'),
    attempt: (call, grade = 'degraded') => attempt(context, call, grade),
    lookup: (call) => perform(context, call, 'lookup'),
    pages: (listing, purpose) => pages(context, listing, purpose),
    fact: (wanted) => fact(context, wanted),
    // A plan is loaded by who makes one.
    foresee: async (body, options) => (await import('./foresee.ts')).foresee(context, body, options),
    local: (effect) => performLocal(context, effect),
    each: (items, body, options) => each(context, items, { body, ...options }),
    eachOnItsOwn: (items, body, options) => eachOnItsOwn(context, items, { body, ...options }),
    aside: (name, item, body) => aside({ ...context, title: name }, item, body),
    lastWords: (name, item, body) => lastWords({ ...context, title: name }, item, body),
    guarded: (guard, body) => guarded(context, guard, body),
    lookAgain: (reason, look) => lookAgain(context, reason, look),
    wait: (reason, look) => wait(context, reason, look),
    pick: (choice) => pick(context, choice),
    confirm: (confirmation) => confirm(context, confirmation),
    report: (event) => report(context, event),
    note: (text) => report(context, { type: 'note', step: title, text }),
    warn: (text, hint) => report(context, { type: 'warning', step: title, text, hint }),
    token: world.token,
  }
}

function elsewhere(context: Context, { region, account }: Parameters<Aws['in']>[0]): Context {
  const { place } = context.world
  const partition = region === undefined ? place.partition : partitionOfRegion(region)
  return {
    ...context,
    ...(region === undefined ? {} : { region }),
    world: {
      ...context.world,
      place: { partition, region: region ?? place.region, account: account ?? place.account },
    },
  }
}

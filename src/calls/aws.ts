import type { Event } from '../report/index.ts'
import { type Answer, imagined, known, nothing } from './answer.ts'
import type { Call, Place } from './call.ts'
import type { Clock } from './clock.ts'
import type { Driver, Grade } from './driver.ts'
import { DeniedError, Failure, Interrupted, RemoteError, TimedOut } from './errors.ts'
import { forPeople, isMarked } from './mark.ts'
import { subjectOf } from './subject.ts'

/** Who makes a call. `credentials` is undefined for the caller's own. */
export interface Principal {
  /** `caller`, or a role's ARN. */
  readonly label: string
  readonly credentials?: () => Promise<Credentials>
}

/** Keys that requests are signed with. */
export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
  readonly expiration?: Date
}

/** Whoever runs the command, with the credentials that were found. */
export const caller: Principal = { label: 'caller' }

/** What goes along with a call that is sent. */
export interface Sending {
  readonly signal: AbortSignal
  /** For what went well, but not as it should: under the step's title. */
  warn(text: string, hint?: string): void
}

/** The ports. What is given a signal rejects with that signal's reason. */
export interface World {
  readonly place: Place
  readonly clock: Clock
  /** The user stopped the command. */
  readonly signal: AbortSignal
  /** The time of `--timeout` is used up. */
  readonly deadline: AbortSignal
  /** Somebody looks at a live view: what only that shows is worth a call. */
  readonly isWatched: boolean
  send(call: Call<unknown>, principal: Principal, sending: Sending): Promise<unknown>
  report(event: Event): void
  /** A text nobody used before: makes a write that is sent twice happen once. */
  token(): string
}

/** A fact that only the policy wants to know, for the checks of another call. */
export interface Lesson<T, U> {
  readonly of: (value: T) => U
  /** What stands for it while nobody has read it. */
  readonly standIn: U
  /** What the user may assume instead, and in which words. */
  readonly assumption?: { readonly question: string; readonly value: U }
}

/** A command's only door to AWS. */
export interface Aws {
  readonly place: Place
  /** Somebody looks at a live view. A plan reckons with it. */
  readonly isWatched: boolean
  /** The same door, speaking under the title of a step that a user would name. */
  step(title: string): Aws
  /** A step for the last words after a timeout or an interruption: its calls have ten seconds of their own. */
  afterwards(title: string): Aws
  /** The same door for somebody else. */
  as(principal: Principal): Aws
  call<T>(call: Call<T>): Promise<Answer<T>>
  /** A call whose denial loses output, not the command: the answer to every question is then no. */
  attempt<T>(call: Call<T>, grade?: Exclude<Grade, 'required'>): Promise<Answer<T>>
  /** Only a plan with reads sends it. */
  learn<T, U>(call: Call<T>, lesson: Lesson<T, U>): Promise<U>
  /** Independent work, side by side; nothing comes back, so that each item is planned by itself. */
  each<T>(items: readonly T[], body: (item: T, aws: Aws) => Promise<void>): Promise<void>
  /** Looks, always with the same calls, until something is found; `undefined` after a timeout or an interruption. */
  wait<T>(reason: string, look: () => Promise<T | undefined>): Promise<T | undefined>
  report(event: Event): void
  note(text: string): void
  warn(text: string, hint?: string): void
  token(): string
}

/** Seconds between two looks: what ECS's own clients take for a rolling deployment is 6 to 15. */
const LOOK_SECONDS = 3
const LAST_WORDS_SECONDS = 10

interface Context {
  readonly world: World
  readonly driver: Driver
  readonly title: string
  readonly principal: Principal
  /** Attempts that were refused for good: they are not made again. */
  readonly refused: Set<string>
}

/** The door, for one run of a command under one driver. */
export function aws(world: World, driver: Driver, principal: Principal = caller): Aws {
  return door({ world, driver, title: '', principal, refused: new Set() })
}

function door(context: Context): Aws {
  const { world, driver, title } = context
  const report = (event: Event) => world.report(event)
  return {
    place: world.place,
    isWatched: world.isWatched || driver.notes !== undefined,
    step: (next) => door({ ...context, title: next }),
    afterwards: (next) => door({ ...context, title: next, world: lastWords(world) }),
    as: (next) => door({ ...context, principal: next }),
    call: (call) => perform(context, call, 'required'),
    attempt: (call, grade = 'degraded') => attempt(context, call, grade),
    learn: async (call, { of, standIn, assumption }) => {
      if (driver.sends('learned', call) && !isMarked(call.input)) return of(await send(context, call))
      return assumption && driver.assumes?.(assumption.question) ? assumption.value : standIn
    },
    each: (items, body) => each(context, items, body),
    wait: (reason, look) => wait(context, reason, look),
    report,
    note: (text) => report({ type: 'note', step: title, text }),
    warn: (text, hint) => report({ type: 'warning', step: title, text, hint }),
    token: world.token,
  }
}

function lastWords(world: World): World {
  const own = world.clock.timeout(LAST_WORDS_SECONDS)
  return { ...world, signal: own, deadline: own }
}

async function send<T>({ world, principal, title }: Context, call: Call<T>): Promise<T> {
  world.signal.throwIfAborted()
  if (isMarked(call.input))
    throw new Error(`bug: ${call.name} (${forPeople(subjectOf(call.input))}) holds a value that was never read`)
  try {
    const sending: Sending = {
      signal: AbortSignal.any([world.signal, world.deadline]),
      warn: (text, hint) => world.report({ type: 'warning', step: title, text, hint }),
    }
    return (await world.send(call, principal, sending)) as T // the wire edge: the one cast
  } catch (error) {
    if (error instanceof DeniedError) error.checks = call.checks(placeToldBy(error, world.place))
    if (error instanceof RemoteError) {
      error.step = title
      error.subject = subjectOf(call.input)
    }
    throw error
  }
}

/** A refusal names the caller, whose account nobody may have known before. */
function placeToldBy({ message }: DeniedError, place: Place): Place {
  const account = /\barn:[^:\s]*:[^:\s]*:[^:\s]*:(\d{12}):/.exec(message)?.[1]
  return account !== undefined && isMarked(place.account) ? { ...place, account } : place
}

async function perform<T>(context: Context, call: Call<T>, grade: Grade): Promise<Answer<T>> {
  const { world, driver, title, principal } = context
  // Before the notes: a dry run's policy lacks what the dry run does not send, this write included.
  if (call.access === 'write') driver.changes?.()
  for (const check of call.checks(world.place))
    driver.notes?.({ ...check, step: title, grade, principal: principal.label })
  if (driver.sends(grade, call)) return sendOrMiss(context, call)
  if (call.access === 'write') world.report(wouldCall(title, call))
  return imagined(driver.decides(call))
}

/** The input is made readable only for who reads it: a plan meets thousands of writes and says nothing. */
function wouldCall(step: string, { name, input }: Call<unknown>): Event {
  return {
    type: 'would-call',
    step,
    call: name,
    get input() {
      return readable(input)
    },
  }
}

/** The input for people's eyes: what is not known yet stands in it as `<new revision>`. */
function readable(input: object): object {
  return JSON.parse(JSON.stringify(input), (_, value: unknown) =>
    typeof value === 'string' ? forPeople(value) : value,
  )
}

async function sendOrMiss<T>(context: Context, call: Call<T>): Promise<Answer<T>> {
  try {
    return known(await send(context, call))
  } catch (error) {
    if (error instanceof RemoteError && call.absent.includes(error.awsCode)) return nothing
    throw error
  }
}

async function attempt<T>(context: Context, call: Call<T>, grade: Grade): Promise<Answer<T>> {
  const { world, driver, title, refused } = context
  const subject = JSON.stringify([call.name, call.checks(world.place).map((check) => check.resource)])
  // With a mark in it the call cannot be sent; a dry run that has written goes on imagining.
  if (driver.sends(grade, call) && (refused.has(subject) || isMarked(call.input))) return nothing
  try {
    return await perform(context, call, grade)
  } catch (error) {
    if (!isHarmless(error)) throw error
    if (!healing.has(error.code)) refused.add(subject)
    const lacks = error instanceof DeniedError ? error.checks.map(({ action, resource }) => ({ action, resource })) : []
    world.report({ type: 'left-out', step: title, text: error.message, lacks })
    return nothing
  }
}

/** The services whose answers only enrich the output may lie behind no door: a private network often has one for ECS alone. */
function isHarmless(error: unknown): error is Failure {
  return (
    error instanceof RemoteError ||
    error instanceof TimedOut ||
    (error instanceof Failure && error.code === 'ENDPOINT_UNREACHABLE')
  )
}

/** What may go well at the next look. Of anything else (an emulator that lacks the operation) one warning is enough. */
const healing = new Set(['AWS_THROTTLED', 'AWS_UNAVAILABLE', 'TIMEOUT'])

async function each<T>(
  context: Context,
  items: readonly T[],
  body: (item: T, aws: Aws) => Promise<void>,
): Promise<void> {
  const { world, driver } = context
  const stop = new AbortController()
  const inner = { ...context, world: { ...world, signal: AbortSignal.any([world.signal, stop.signal]) } }
  const run = (item: T, own: Driver) => body(item, door({ ...inner, driver: own }))
  if (driver.explore) return driver.explore(items.map((item) => (own) => run(item, own)))
  const drivers = items.map((item) => ({ item, own: driver.fork?.() ?? driver }))
  await Promise.all(drivers.map(({ item, own }) => run(item, own).catch((error: unknown) => stop.abort(error))))
  stop.signal.throwIfAborted() // the first failure
}

async function wait<T>(
  { world, driver, title }: Context,
  reason: string,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  driver.changes?.()
  if (!driver.patient) return look()
  const { clock, signal, deadline } = world
  const since = clock.now()
  const either = AbortSignal.any([signal, deadline])
  try {
    for (;;) {
      const seen = await look()
      if (seen !== undefined || deadline.aborted) return seen
      world.report({ type: 'waiting', step: title, reason, seconds: Math.round((clock.now() - since) / 1000) })
      await clock.sleep(LOOK_SECONDS, reason, either)
    }
  } catch (error) {
    if (error instanceof Interrupted || error instanceof TimedOut) return undefined
    throw error
  }
}

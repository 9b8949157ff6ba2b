import { TextIndex } from './code-points.ts'
import { type JsonnetError, runtimeError, unreadError } from './errors.ts'
import { describeMark, findMark } from './marks.ts'
import { describedSite, INSIDE_STD, type NodeSite, type Site, traceFrames } from './site.ts'
import {
  Builtin,
  Closure,
  type Env,
  JsonnetArray,
  type JsonnetFunction,
  MAX_ARRAY_LENGTH,
  newEnv,
  type Slot,
  Thunk,
  typeName,
  type Value,
} from './values.ts'

/** A call in tail position that the loop of a `tailstrict` call is to make. */
export interface TailCall {
  readonly target: JsonnetFunction
  readonly args: Arguments
  readonly site: NodeSite
  readonly tailstrict: boolean
}

/** Arguments of a call. */
export interface Arguments {
  readonly positional: readonly Slot[]
  readonly named: readonly { readonly name: string; readonly value: Slot }[]
}

const NO_NAMED: Arguments['named'] = []

/** All ones: a mask. Some milliseconds of work. */
const CALLS_BETWEEN_PAUSES = 0xffff

/** Returned by code in tail position to say that a tail call is pending. Never seen outside of a `tailstrict` call. */
export const TAIL_CALL: Builtin = new Builtin('tail call', [], () => null, true)

/** The state that every compiled expression of one evaluation shares: the stack of calls, for limits and traces. */
export class Machine {
  readonly limit: number
  /** The number of calls under way. Compiled code counts it up and down itself: this is the hottest path. */
  depth = 0
  /** Where each of them was made. */
  readonly sites: Site[] = []
  /** The depth of a call whose frame a tail call replaces, if it is the innermost one. */
  trimmable = -1
  pendingTail: TailCall | null = null
  /** Where a pending tail call stands as right side of `&&` or `||`: its result must be a boolean. */
  pendingBoolean: NodeSite | null = null
  /** Whether a lookup gave a mark in place of its value: only then are texts searched for marks. */
  marks = false
  readonly text: TextIndex = new TextIndex()
  /** Calls since the host was last asked whether to go on. */
  #calls = 0
  readonly #pause: (() => void) | undefined

  /** `pause` is called now and then, and throws to stop. */
  constructor(limit: number, pause?: () => void) {
    this.limit = limit
    this.#pause = pause
  }

  /** Counts a call. A program may go on for ever, without its stack growing. */
  tick(): void {
    if ((++this.#calls & CALLS_BETWEEN_PAUSES) === 0) this.#pause?.()
  }

  /** Forgets calls that an error left behind. */
  reset(): void {
    this.depth = 0
    this.trimmable = -1
    this.pendingTail = null
    this.pendingBoolean = null
  }

  enter(site: Site): void {
    if (this.depth >= this.limit) throw this.overflow(site)
    this.sites[this.depth++] = site
  }

  /** Enters something of ours that recurses: it counts as a call, and traces do not show it. */
  nest(site: Site): void {
    if (this.depth >= this.limit) throw this.overflow(site)
    this.sites[this.depth++] = INSIDE_STD
  }

  error(reason: string, site: Site): JsonnetError {
    return runtimeError(reason, traceFrames(this.trace(site)))
  }

  /** An error of the innermost call as such, not of something evaluated in it. */
  manifestError(reason: string): JsonnetError {
    return runtimeError(reason, traceFrames(this.sites.slice(0, this.depth).reverse()))
  }

  overflow(site: Site): JsonnetError {
    return this.error('max stack frames exceeded.', site)
  }

  /** The sites of the calls under way and of what is being evaluated, innermost first. */
  trace(site: Site): Site[] {
    const trace = this.sites.slice(0, this.depth)
    trace.push(site)
    return trace.reverse()
  }

  typeError(value: Value, expected: string, site: Site): JsonnetError {
    if (this.marks && typeof value === 'string') this.refuseMark(value, site)
    return this.error(`Unexpected type ${typeName(value)}, expected ${expected}`, site)
  }

  unexpectedType(value: Value, site: Site): JsonnetError {
    return this.error(`Unexpected type ${typeName(value)}`, site)
  }

  /** Throws if a text holds a lookup that was not made: something is about to depend on what the text is. */
  refuseMark(text: string, site: Site): void {
    const mark = findMark(text)
    if (mark === undefined) return
    const { reason, hint } = describeMark(mark)
    throw unreadError(reason, hint, traceFrames(this.trace(site)))
  }

  /** Throws if an array would become too long. */
  checkLength(length: number, site: Site): void {
    if (length > MAX_ARRAY_LENGTH) throw this.error('array too long', site)
  }

  /** The value of a slot. */
  force(slot: Slot, site: Site): Value {
    return slot instanceof Thunk ? this.forceThunk(slot, site) : slot
  }

  forceThunk(thunk: Thunk, site: Site): Value {
    const { code, env } = thunk
    if (code === null) return thunk.value
    if (this.depth >= this.limit) throw this.overflow(site)
    this.sites[this.depth++] = site
    // Thunks of ours keep what they need in their closure.
    const value = code(env ?? EMPTY_ENV)
    this.depth--
    thunk.value = value
    thunk.code = null
    thunk.env = null
    return value
  }

  /** Calls a function with arguments by position. */
  call(target: JsonnetFunction, positional: readonly Slot[], site: Site): Value {
    if (target instanceof Closure && target.code.plain && target.code.parameters.length === positional.length) {
      const env = newEnv(target.env, target.code.size)
      for (let index = 0; index < positional.length; index++) env[index + 1] = positional[index] ?? null
      return this.run(target, env, site)
    }
    return this.apply(target, { positional, named: NO_NAMED }, site)
  }

  /** Calls a function with any arguments. */
  apply(target: JsonnetFunction, args: Arguments, site: Site): Value {
    this.checkArguments(target, args, site)
    if (target instanceof Builtin) return this.runBuiltin(target, args, site)
    return this.run(target, this.bind(target, args), site)
  }

  /** Calls a function whose arguments are evaluated first, and the tail calls that its body ends in. */
  applyStrict(target: JsonnetFunction, args: Arguments, site: NodeSite): Value {
    const outerTrimmable = this.trimmable
    let call: TailCall = { target, args, site, tailstrict: true }
    let boolean: NodeSite | null = null
    for (;;) {
      this.tick()
      this.checkArguments(call.target, call.args, call.site)
      let result: Value
      if (call.target instanceof Builtin) {
        result = this.runBuiltin(call.target, call.args, call.site)
      } else {
        const env = this.bind(call.target, call.args)
        if (call.tailstrict) {
          for (const { slot } of call.target.code.parameters) this.force(slotAt(env, slot), call.site)
          const { depth } = this
          this.enter(call.site)
          this.trimmable = this.depth
          result = call.target.code.body(env)
          this.trimmable = outerTrimmable
          // Code in tail position may have given up the frame already.
          this.depth = depth
        } else {
          result = this.run(call.target, env, call.site)
        }
      }
      if (result !== TAIL_CALL || this.pendingTail === null) {
        if (boolean !== null && typeof result !== 'boolean') throw this.typeError(result, 'boolean', boolean)
        return result
      }
      call = this.pendingTail
      boolean ??= this.pendingBoolean
      this.pendingTail = null
      this.pendingBoolean = null
    }
  }

  /** Runs the body of a function in an activation that holds its arguments. */
  run(target: Closure, env: Env, site: Site): Value {
    this.tick()
    if (this.depth >= this.limit) throw this.overflow(site)
    this.sites[this.depth++] = site
    const result = target.code.body(env)
    this.depth--
    return result
  }

  runBuiltin(target: Builtin, args: Arguments, site: Site): Value {
    const values: (Value | undefined)[] = []
    const { parameters } = target
    for (let index = 0; index < parameters.length; index++) {
      let slot = args.positional[index]
      if (slot === undefined && args.named.length > 0) {
        slot = args.named.find((argument) => argument.name === parameters[index]?.name)?.value
      }
      // A lazy argument arrives as an array of one element.
      if (slot !== undefined && parameters[index]?.lazy === true) values.push(new JsonnetArray([slot]))
      else values.push(slot === undefined ? undefined : this.force(slot, site))
    }
    return this.runBuiltinWith(target, values, site)
  }

  runBuiltinWith(target: Builtin, values: readonly (Value | undefined)[], site: Site): Value {
    if (this.marks && !target.passesMarks) {
      for (const value of values) if (typeof value === 'string') this.refuseMark(value, site)
    }
    return target.run(this, site, values)
  }

  /** An activation with the arguments and defaults of a call that was checked. */
  bind(target: Closure, args: Arguments): Env {
    const { code } = target
    const env = newEnv(target.env, code.size)
    const given = new Set<string>()
    code.parameters.forEach(({ name, slot }, index) => {
      const value = args.positional[index]
      if (value === undefined) return
      env[slot] = value
      given.add(name)
    })
    for (const { name, value } of args.named) {
      const parameter = code.parameters.find((candidate) => candidate.name === name)
      if (parameter !== undefined) env[parameter.slot] = value
      given.add(name)
    }
    for (const { name, slot, defaultValue } of code.parameters) {
      if (!given.has(name) && defaultValue !== null) env[slot] = defaultValue(env)
    }
    return env
  }

  checkArguments(target: JsonnetFunction, args: Arguments, site: Site): void {
    const parameters = target instanceof Closure ? target.code.parameters : target.parameters
    const { positional, named } = args
    if (positional.length > parameters.length) {
      const counts = `${parameters.length} positional argument(s), but got ${positional.length}`
      throw this.error(`function expected ${counts}`, site)
    }
    const received = new Set<string>()
    for (let index = 0; index < positional.length; index++) received.add(parameters[index]?.name ?? '')
    const accepted = named.length > 0 ? new Set(parameters.map((parameter) => parameter.name)) : received
    for (const { name } of named) {
      if (received.has(name)) throw this.error(`Argument ${name} already provided`, site)
      if (!accepted.has(name)) {
        throw this.error(`function has no parameter ${name}`, site)
      }
      received.add(name)
    }
    for (const parameter of parameters) {
      const optional = 'optional' in parameter ? parameter.optional : parameter.defaultValue !== null
      if (!optional && !received.has(parameter.name)) throw this.error(`Missing argument: ${parameter.name}`, site)
    }
  }
}

const EMPTY_ENV: Env = [null]

/** The content of a slot. */
export function slotAt(env: Env, slot: number): Slot {
  // Slot 0 is the outer activation and never asked for here.
  return env[slot] as Slot
}

/** Where the program as such is evaluated. */
export const DURING_EVALUATION: NodeSite = describedSite('During evaluation')
/** Where its value is manifested. */
export const DURING_MANIFESTATION: NodeSite = describedSite('During manifestation')
/** Where a program that is a function is called. */
export const TOP_LEVEL_CALL: NodeSite = describedSite('Top-level function call')
/** Where assertions are checked before an object is manifested. */
export const CHECKING_ASSERTIONS: NodeSite = describedSite('Checking object assertions')

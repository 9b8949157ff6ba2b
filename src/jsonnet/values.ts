import type { Machine } from './machine.ts'
import type { Shape } from './shape.ts'
import type { Site } from './site.ts'

/** A value of the language: JavaScript's own primitives, and classes for what is lazy or has identity. */
export type Value = null | boolean | number | string | JsonnetArray | JsonnetObject | JsonnetFunction

/** The content of a variable, an element or an argument: a value, or one that is not worked out yet. */
export type Slot = Value | Thunk

/** A compiled expression. */
export type Code = (env: Env) => Value

/** A compiled expression for a place that may stay lazy. */
export type LazyCode = (env: Env) => Slot

/**
 * The variables of an activation (of a function, an object, a round of a comprehension): first the activation around it,
 * then one slot a variable. Which slot a name has is decided while compiling.
 */
export type Env = [outer: Env | null, ...slots: Slot[]]

/** A fresh activation. */
export function newEnv(outer: Env | null, size: number): Env {
  // The compiler fills each slot before any code can read it, hence the tuple type.
  const env = new Array(size) as Env
  env[0] = outer
  return env
}

/** An expression that is evaluated once, when it is first needed. */
export class Thunk {
  /** Null once the value is there. */
  code: Code | null
  env: Env | null
  value: Value = null

  constructor(code: Code, env: Env | null) {
    this.code = code
    this.env = env
  }
}

/** A concatenation is only carried out when an element is asked for: folds would be quadratic otherwise. */
export class JsonnetArray {
  readonly length: number
  #items: readonly Slot[] | null
  #left: JsonnetArray | null = null
  #right: JsonnetArray | null = null

  constructor(items: readonly Slot[], left: JsonnetArray | null = null, right: JsonnetArray | null = null) {
    if (left === null || right === null) {
      this.#items = items
      this.length = items.length
    } else {
      this.#items = null
      this.#left = left
      this.#right = right
      this.length = left.length + right.length
    }
  }

  get items(): readonly Slot[] {
    return this.#items ?? this.#flatten()
  }

  #flatten(): readonly Slot[] {
    const items: Slot[] = new Array(this.length)
    const pending: JsonnetArray[] = [this]
    let at = this.length
    for (let array = pending.pop(); array !== undefined; array = pending.pop()) {
      if (array.#items !== null) {
        at -= array.length
        for (let index = 0; index < array.length; index++) items[at + index] = array.#items[index] ?? null
      } else if (array.#left !== null && array.#right !== null) {
        // The right part is taken first: the array is filled from its end.
        pending.push(array.#left, array.#right)
      }
    }
    this.#items = items
    this.#left = null
    this.#right = null
    return items
  }
}

/** Arrays may not be longer: the engine would run out of memory, which cannot be caught. */
export const MAX_ARRAY_LENGTH: number = 2 ** 25

/** `left + right` of arrays. */
export function concatArrays(left: JsonnetArray, right: JsonnetArray): JsonnetArray {
  if (right.length === 0) return left
  if (left.length === 0) return right
  // Short ones are copied: a tree of many small parts costs more than it saves.
  if (left.length + right.length <= 8) return new JsonnetArray([...left.items, ...right.items])
  return new JsonnetArray([], left, right)
}

/**
 * An object: layers that were added together, each with the activation it was written in. The shape says where the fields
 * are; objects made by the same code share it.
 */
export class JsonnetObject {
  /** Null while the object is a sum that nobody looked into. */
  shape: Shape | null
  /** The activation around each layer, leftmost first. */
  outer: readonly (Env | null)[]
  /** The activations of the layers in this object: made when a field of the layer is first evaluated. */
  frames: (Env | undefined)[] | null = null
  /** The fields' values, by the shape's slots. */
  values: (Value | undefined)[] | null = null
  /** Values of fields that are overridden, by layer. */
  superValues: (Map<string, Value> | undefined)[] | null = null
  /** Whether assertions have been, or are being, checked. */
  asserted = false
  left: JsonnetObject | null = null
  right: JsonnetObject | null = null

  constructor(shape: Shape | null, outer: readonly (Env | null)[]) {
    this.shape = shape
    this.outer = outer
  }
}

/** `left + right` of objects. */
export function concatObjects(left: JsonnetObject, right: JsonnetObject): JsonnetObject {
  const sum = new JsonnetObject(null, [])
  sum.left = left
  sum.right = right
  return sum
}

/** The part of a function that is the same for all functions that one piece of code makes. */
export interface FunctionCode {
  readonly parameters: readonly {
    readonly name: string
    readonly slot: number
    readonly defaultValue: LazyCode | null
  }[]
  /** The number of parameters without a default. */
  readonly required: number
  /** The size of an activation. Known only after the body is compiled, like the body itself. */
  size: number
  body: Code
  /** Whether arguments can be stored by position alone: no name occurs twice. */
  readonly plain: boolean
}

/** A function written in Jsonnet. */
export class Closure {
  readonly code: FunctionCode
  readonly env: Env

  constructor(code: FunctionCode, env: Env) {
    this.code = code
    this.env = env
  }
}

/** A parameter of a function of ours. */
export interface BuiltinParameter {
  readonly name: string
  readonly optional: boolean
  /** Whether the argument arrives unevaluated, as the only element of an array. */
  readonly lazy: boolean
}

/** A function written in TypeScript: arguments are evaluated in order before it runs; one that was left out is undefined. */
export class Builtin {
  readonly name: string
  readonly parameters: readonly BuiltinParameter[]
  readonly run: (machine: Machine, site: Site, args: readonly (Value | undefined)[]) => Value
  /** Whether an argument may be a lookup that was not made: true where its text only passes through. */
  readonly passesMarks: boolean

  constructor(
    name: string,
    parameters: readonly BuiltinParameter[],
    run: (machine: Machine, site: Site, args: readonly (Value | undefined)[]) => Value,
    passesMarks: boolean,
  ) {
    this.name = name
    this.parameters = parameters
    this.run = run
    this.passesMarks = passesMarks
  }
}

/** Anything that can be called. */
export type JsonnetFunction = Closure | Builtin

/** The name of a value's type, as `std.type` gives it. */
export function typeName(value: Value): string {
  if (value === null) return 'null'
  if (typeof value !== 'object') return typeof value
  if (value instanceof JsonnetArray) return 'array'
  return value instanceof JsonnetObject ? 'object' : 'function'
}

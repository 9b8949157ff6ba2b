import type { Machine } from '../machine.ts'
import { formatFloat } from '../numbers.ts'
import { getField } from '../objects.ts'
import { type FieldDefinition, PLAIN_LAYER, Shape } from '../shape.ts'
import { INSIDE_STD, type Site } from '../site.ts'
import {
  Builtin,
  Closure,
  type Code,
  JsonnetArray,
  type JsonnetFunction,
  JsonnetObject,
  type Slot,
  Thunk,
  type Value,
} from '../values.ts'

/** A call of a function of std, with what such functions need: checks of arguments, errors, calls of other functions. */
export class Call {
  readonly machine: Machine
  readonly site: Site

  constructor(machine: Machine, site: Site) {
    this.machine = machine
    this.site = site
  }

  /** Throws: the way all functions of std fail. */
  fail(reason: string): never {
    throw this.machine.error(reason, this.site)
  }

  unexpected(value: Value): never {
    throw this.machine.unexpectedType(value, this.site)
  }

  number(value: Value): number {
    if (typeof value !== 'number') throw this.machine.typeError(value, 'number', this.site)
    return value
  }

  /** A whole number of 32 bits. */
  int(value: Value): number {
    const number = this.number(value)
    if ((number | 0) !== number) this.fail(`Expected an integer, but got ${formatFloat(number)}`)
    return number
  }

  /** The result of arithmetic: neither infinite nor NaN. */
  finite(value: number): number {
    if (Number.isNaN(value)) this.fail('Not a number')
    if (!Number.isFinite(value)) this.fail('Overflow')
    return value
  }

  boolean(value: Value): boolean {
    if (typeof value !== 'boolean') throw this.machine.typeError(value, 'boolean', this.site)
    return value
  }

  text(value: Value): string {
    if (typeof value !== 'string') throw this.machine.typeError(value, 'string', this.site)
    return value
  }

  array(value: Value): JsonnetArray {
    if (!(value instanceof JsonnetArray)) throw this.machine.typeError(value, 'array', this.site)
    return value
  }

  object(value: Value): JsonnetObject {
    if (!(value instanceof JsonnetObject)) throw this.machine.typeError(value, 'object', this.site)
    return value
  }

  func(value: Value): JsonnetFunction {
    if (value instanceof Closure || value instanceof Builtin) return value
    throw this.machine.typeError(value, 'function', this.site)
  }

  force(slot: Slot | undefined): Value {
    return slot instanceof Thunk ? this.machine.forceThunk(slot, this.site) : (slot ?? null)
  }

  /** The value of an argument that arrived unevaluated. */
  late(argument: Value | undefined): Value {
    return argument instanceof JsonnetArray ? this.force(argument.items[0]) : null
  }

  /** The values of an array. */
  values(array: JsonnetArray): Value[] {
    return array.items.map((item) => this.force(item))
  }

  call(target: JsonnetFunction, ...slots: Slot[]): Value {
    return this.machine.call(target, slots, this.site)
  }

  field(object: JsonnetObject, name: string): Value {
    return getField(this.machine, object, name, this.site)
  }

  /** Throws if an array would become too long. */
  checkLength(length: number): void {
    this.machine.checkLength(length, this.site)
  }

  /** Runs something that recurses, counted as a frame. */
  nested<T>(run: () => T): T {
    this.machine.nest(this.site)
    const result = run()
    this.machine.depth--
    return result
  }

  /** Something evaluated when it is needed, as code in std would be. */
  later(code: () => Value): Thunk {
    return new Thunk(code, null)
  }

  /** A field of an object, evaluated when it is needed. */
  fieldLater(object: JsonnetObject, name: string): Thunk {
    return this.later(() => getField(this.machine, object, name, INSIDE_STD))
  }

  /** A copy of this call for code that runs later, when the call is over. */
  inside(): Call {
    return new Call(this.machine, INSIDE_STD)
  }
}

/** An object with these fields, all shown, each evaluated when it is needed. */
export function objectOf(fields: Iterable<readonly [string, Code]>): JsonnetObject {
  const definitions = new Map<string, FieldDefinition>()
  for (const [name, body] of fields) definitions.set(name, definition(body, undefined))
  return objectOfDefinitions(definitions)
}

/** An object with these values as fields, all shown. */
export function objectOfValues(fields: Iterable<readonly [string, Value]>): JsonnetObject {
  const definitions = new Map<string, FieldDefinition>()
  for (const [name, value] of fields)
    definitions.set(
      name,
      definition(() => value, value),
    )
  return objectOfDefinitions(definitions)
}

function definition(body: Code, constant: Value | undefined): FieldDefinition {
  return { visibility: 'inherit', body, plus: null, constant, outer: NO_VARIABLES, written: null }
}

const NO_VARIABLES: [null] = [null]

function objectOfDefinitions(fields: ReadonlyMap<string, FieldDefinition>): JsonnetObject {
  return new JsonnetObject(Shape.ofLayer({ fields, code: PLAIN_LAYER, retained: null }, false), [null])
}

/** The code of a function of std. */
export type Run = (call: Call, ...args: Value[]) => Value

/** A function: name, parameters, code. Parameters: `name`, `name?` may be left out, `name~` arrives unevaluated. */
export type Definition = readonly [name: string, parameters: string, run: Run, passes?: 'passes marks']
/** Functions of one kind. */
export type Definitions = readonly Definition[]

/** Functions from their definitions. An argument that was left out reaches the code as undefined, for its defaults. */
export function defineBuiltins(definitions: Definitions): Builtin[] {
  return definitions.map(([name, parameters, run, passes]) => {
    const list = parameters
      .split(' ')
      .filter((parameter) => parameter !== '')
      .map((parameter) => ({
        name: parameter.replace(/[?~]/g, ''),
        optional: parameter.includes('?'),
        lazy: parameter.includes('~'),
      }))
    const apply = (machine: Machine, site: Site, args: readonly (Value | undefined)[]): Value => {
      // Required arguments are there: the call was checked. Others are optional in the code.
      return run(new Call(machine, site), ...(args as Value[]))
    }
    return new Builtin(name, list, apply, passes !== undefined)
  })
}

import type { JsonObject } from './service.ts'

/** Finds the place of the first value that has another form, such as `tasks.8f3e.steps[0].at`. */
export interface Checked {
  flaw(value: unknown, place: string): string | undefined
}

/**
 * The form of a part of the saved state. It is written beside the type that it checks, and does not compile unless it has every member of
 * it: a state that was changed by hand is refused where it is read, and not in the middle of a command.
 */
export interface Shape<Value> extends Checked {
  /** Never called: the type of the values, neither wider nor narrower. */
  readonly is?: (value: Value) => Value
}

interface Optional<Value> {
  readonly optional: Shape<Value>
}

/** Lists that are only read have the shape of those that are written. */
type Plain<Value> = Value extends readonly (infer Item)[] ? Item[] : Value

/** A shape for each member; optional ones are said to be so. */
export type Members<Value> = {
  readonly [Name in keyof Value]-?: object extends Pick<Value, Name>
    ? Optional<Plain<Exclude<Value[Name], undefined>>>
    : Shape<Plain<Value[Name]>>
}

/** A member that may be absent. */
export function optional<Value>(shape: Shape<Value>): Optional<Value> {
  return { optional: shape }
}

function shape<Value>(isRight: (value: unknown) => boolean): Shape<Value> {
  return { flaw: (value, place) => (isRight(value) ? undefined : place) }
}

/** Any string. */
export const text: Shape<string> = shape((value) => typeof value === 'string')

/** `true` or `false`. */
export const flag: Shape<boolean> = shape((value) => typeof value === 'boolean')

/** Any number that JSON has. */
export const number: Shape<number> = shape((value) => Number.isFinite(value))

/** Whole, from zero; more of anything than a sandbox ever holds is damage, and would keep a machine busy for ever. */
export const count: Shape<number> = shape((value) => isWithin(value, 0, 1_000_000_000) && Number.isInteger(value))

/** Milliseconds since 1970, until the last year that four digits write. */
export const time: Shape<number> = shape((value) => isWithin(value, 0, Date.UTC(9999, 11, 31)))

/** A member of a request that is kept as it was sent. */
export const jsonObject: Shape<JsonObject> = shape(isObject)

/** One of these words. */
export function word<const Word extends string | boolean>(...words: readonly Word[]): Shape<Word> {
  return shape((value) => words.some((one) => one === value))
}

/** A list, of `length` items where that is given. */
export function list<Item>(item: Shape<Item>, length?: number): Shape<Item[]> {
  return {
    flaw(value, place) {
      if (!Array.isArray(value) || (length !== undefined && value.length !== length)) return place
      return firstOf(value.entries(), ([index, one]) => item.flaw(one, `${place}[${index}]`))
    },
  }
}

/** A list that has something in it. */
export function filled<Item>(item: Shape<Item>): Shape<Item[]> {
  const items = list(item)
  return { flaw: (value, place) => (Array.isArray(value) && value.length === 0 ? place : items.flaw(value, place)) }
}

/** An object whose keys are names. */
export function named<Item>(item: Shape<Item>): Shape<Record<string, Item>> {
  return {
    flaw(value, place) {
      if (!isObject(value)) return place
      return firstOf(Object.entries(value), ([name, one]) => item.flaw(one, `${place}.${name}`))
    },
  }
}

/** An object with these members. Those of a later version are left alone. */
export function object<Value extends object>(members: Members<Value>): Shape<Value> {
  const entries = Object.entries<Checked | { readonly optional: Checked }>(members)
  return {
    flaw(value, place) {
      if (!isObject(value)) return place
      return firstOf(entries, ([name, member]) => {
        const given = Object.hasOwn(value, name) ? value[name] : undefined
        if (!('optional' in member)) return member.flaw(given, `${place}.${name}`)
        return given === undefined ? undefined : member.optional.flaw(given, `${place}.${name}`)
      })
    },
  }
}

/** The members, beside `tag`, of the one of several forms whose tag has this word. */
type MembersOf<Union, Tag extends keyof Union, Word> = Union extends unknown
  ? Word extends Union[Tag]
    ? Members<Omit<Union, Tag>>
    : never
  : never

/** One of several forms, told by the word in `tag`. */
export function variants<Union extends object, Tag extends keyof Union & string>(
  tag: Tag,
  forms: { readonly [Word in Union[Tag] & string]: MembersOf<Union, Tag, Word> },
): Shape<Union> {
  const shapes = new Map(
    Object.entries<Members<object>>(forms).map(([name, members]) => [name, object<object>(members)]),
  )
  return {
    flaw(value, place) {
      const form = isObject(value) ? value[tag] : undefined
      const known = typeof form === 'string' ? shapes.get(form) : undefined
      return known ? known.flaw(value, place) : `${place}.${tag}`
    },
  }
}

/** A part of a request that is kept as it was sent: these members have these forms where they are there, and `null` is not there. */
export function sent(members: Readonly<Record<string, Checked>>): Shape<JsonObject> {
  const entries = Object.entries(members)
  return {
    flaw(value, place) {
      if (!isObject(value)) return place
      return firstOf(entries, ([name, member]) => {
        const given = Object.hasOwn(value, name) ? (value[name] ?? undefined) : undefined
        return given === undefined ? undefined : member.flaw(given, `${place}.${name}`)
      })
    },
  }
}

/** The form of the part of a service that keeps nothing. */
export const nothing: Checked = object<object>({})

/** One form or the other. */
export function either<One, Other>(one: Shape<One>, other: Shape<Other>): Shape<One | Other> {
  return {
    flaw: (value, place) =>
      one.flaw(value, place) === undefined || other.flaw(value, place) === undefined ? undefined : place,
  }
}

/** The form of something that holds things of its own form. */
export function later<Value>(shapeOf: () => Shape<Value>): Shape<Value> {
  return { flaw: (value, place) => shapeOf().flaw(value, place) }
}

function firstOf<Item>(items: Iterable<Item>, flaw: (item: Item) => string | undefined): string | undefined {
  for (const item of items) {
    const found = flaw(item)
    if (found !== undefined) return found
  }
  return undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isWithin(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most
}

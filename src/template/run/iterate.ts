import { sortedKeys } from '../format/format-value.ts'
import { Byte, isList, isMap, mapEntry, type Value } from '../values/value.ts'

/** A value that `range` goes over. */
export interface Items {
  readonly count: number
  /** Go's index or key; integers have none. */
  readonly keyAt: (index: number) => Value
  readonly valueAt: (index: number) => Value
  /** True when Go holds the elements as `interface {}`. */
  readonly boxed: boolean
  /** True for integers, which allow one variable only. */
  readonly isInteger: boolean
}

/** Items of a value; `undefined` when Go cannot range over it. */
export function itemsOf(value: Value): Items | undefined {
  if (value === undefined) return NOTHING
  if (typeof value === 'bigint') return integers(Number(value), (index) => BigInt(index))
  if (value instanceof Byte) return integers(value.value, (index) => new Byte(index))
  if (isList(value)) {
    return {
      count: value.length,
      keyAt: BigInt,
      valueAt: (index) => value[index] ?? null,
      boxed: true,
      isInteger: false,
    }
  }
  if (!isMap(value)) return undefined
  const keys = sortedKeys(value)
  const keyAt = (index: number): string => keys[index] ?? ''
  return { count: keys.length, keyAt, valueAt: (index) => mapEntry(value, keyAt(index)), boxed: true, isInteger: false }
}

const NOTHING: Items = { ...integers(0, () => undefined), isInteger: false }

function integers(count: number, valueAt: (index: number) => Value): Items {
  return { count, keyAt: () => undefined, valueAt, boxed: false, isInteger: true }
}

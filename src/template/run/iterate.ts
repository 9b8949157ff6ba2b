import { sortedKeys } from '../format/format-value.ts'
import { Byte, isList, isMap, mapEntry, type Value } from '../values/value.ts'

/** What a range goes over. */
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
  if (value === undefined) return { ...EMPTY, count: 0 }
  if (typeof value === 'bigint')
    return { ...EMPTY, count: Number(value), valueAt: (index) => BigInt(index), isInteger: true }
  if (value instanceof Byte)
    return { ...EMPTY, count: value.value, valueAt: (index) => new Byte(index), isInteger: true }
  if (isList(value)) {
    return {
      ...EMPTY,
      count: value.length,
      keyAt: (index) => BigInt(index),
      valueAt: (index) => value[index] ?? null,
      boxed: true,
    }
  }
  if (!isMap(value)) return undefined
  const keys = sortedKeys(value)
  const keyAt = (index: number): string => keys[index] ?? ''
  return { ...EMPTY, count: keys.length, keyAt, valueAt: (index) => mapEntry(value, keyAt(index)), boxed: true }
}

const EMPTY: Omit<Items, 'count'> = {
  keyAt: () => undefined,
  valueAt: () => undefined,
  boxed: false,
  isInteger: false,
}

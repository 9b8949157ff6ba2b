import type { Place } from './error.ts'
import type { TemplateValue } from './function.ts'

/** A lookup that a rendering has to have answered. */
export interface Need extends Place {
  /** Name of the function. */
  readonly name: string
  readonly args: readonly TemplateValue[]
  /** Identity of the lookup: name and arguments. */
  readonly key: string
}

/** The end of a lookup: its value, or why there is none. */
export type Answer = { readonly value: TemplateValue } | { readonly error: unknown }

/** Answers by the keys of their needs. */
export type Answers = ReadonlyMap<string, Answer>

/** Identity of a lookup. */
export function needKey(name: string, args: readonly TemplateValue[]): string {
  return JSON.stringify([name, ...args], (_key, value: unknown) =>
    typeof value === 'bigint' ? { int: `${value}` } : value,
  )
}

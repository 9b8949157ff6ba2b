import type { ParameterType, Value } from '../values/value.ts'

/** A function as the evaluator sees it. */
export interface Callable {
  readonly kind: 'builtin' | 'host' | 'lookup' | 'and' | 'or' | 'call'
  readonly parameters: readonly ParameterType[]
  /** Type of further arguments; `undefined` when the number of arguments is fixed. */
  readonly variadic: ParameterType | undefined
  /** True when Go would see the answer as an `interface {}`, and says so in error messages. */
  readonly answersInterface: boolean
  readonly call: (args: Value[]) => Value
}

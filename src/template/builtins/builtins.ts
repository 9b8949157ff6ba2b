import { sprint, sprintln } from '../format/print.ts'
import { sprintf } from '../format/printf.ts'
import type { Callable } from '../run/callable.ts'
import { refuseMark } from '../values/refuse-mark.ts'
import { isTrue, type ParameterType, type Value } from '../values/value.ts'
import { equal, less, lessOrEqual } from './compare.ts'
import { elementOf, lengthOf, sliceOf } from './element.ts'
import { escapeHtml, escapeJavaScript, escapeQuery } from './escape.ts'

const VALUE: ParameterType = 'reflect.Value'
const ANY: ParameterType = 'interface {}'

/** The functions that every Go template has. */
export const BUILTINS: ReadonlyMap<string, Callable> = new Map<string, Callable>([
  // Evaluated by the evaluator itself: their arguments may not be evaluated at all.
  ['and', { ...builtin([VALUE], VALUE, nothing), kind: 'and' }],
  ['or', { ...builtin([VALUE], VALUE, nothing), kind: 'or' }],
  ['call', { ...builtin([VALUE], VALUE, nothing), kind: 'call' }],
  ['html', builtin([], ANY, escapeHtml)],
  ['index', builtin([VALUE], VALUE, ([item, ...indexes]) => elementOf(item, indexes))],
  ['slice', builtin([VALUE], VALUE, ([item, ...indexes]) => sliceOf(item, indexes))],
  ['js', builtin([], ANY, escapeJavaScript)],
  ['len', builtin([VALUE], undefined, ([item]) => lengthOf(item))],
  ['not', builtin([VALUE], undefined, ([value]) => not(value))],
  ['print', builtin([], ANY, sprint)],
  ['printf', builtin(['string'], ANY, ([format, ...args]) => sprintf(typeof format === 'string' ? format : '', args))],
  ['println', builtin([], ANY, sprintln)],
  ['urlquery', builtin([], ANY, escapeQuery)],
  ['eq', builtin([VALUE], VALUE, ([first, ...others]) => equal(first, others))],
  ['ne', builtin([VALUE, VALUE], undefined, ([a, b]) => !equal(a, [b]))],
  ['lt', builtin([VALUE, VALUE], undefined, ([a, b]) => less(a, b))],
  ['le', builtin([VALUE, VALUE], undefined, ([a, b]) => lessOrEqual(a, b))],
  ['gt', builtin([VALUE, VALUE], undefined, ([a, b]) => !lessOrEqual(a, b))],
  ['ge', builtin([VALUE, VALUE], undefined, ([a, b]) => !less(a, b))],
])

function builtin(
  parameters: readonly ParameterType[],
  variadic: ParameterType | undefined,
  call: (args: Value[]) => Value,
): Callable {
  return { kind: 'builtin', parameters, variadic, answersInterface: false, call }
}

function not(value: Value): boolean {
  refuseMark(value, 'decided on')
  return !isTrue(value)
}

function nothing(): Value {
  return undefined
}

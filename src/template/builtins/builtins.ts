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
  ['index', builtin([VALUE], VALUE, (args) => elementOf(args[0], args.slice(1)))],
  ['slice', builtin([VALUE], VALUE, (args) => sliceOf(args[0], args.slice(1)))],
  ['js', builtin([], ANY, escapeJavaScript)],
  ['len', builtin([VALUE], undefined, (args) => lengthOf(args[0]))],
  ['not', builtin([VALUE], undefined, (args) => not(args[0]))],
  ['print', builtin([], ANY, sprint)],
  ['printf', builtin(['string'], ANY, (args) => formatted(args[0], args.slice(1)))],
  ['println', builtin([], ANY, sprintln)],
  ['urlquery', builtin([], ANY, escapeQuery)],
  ['eq', builtin([VALUE], VALUE, (args) => equal(args[0], args.slice(1)))],
  ['ne', builtin([VALUE, VALUE], undefined, (args) => !equal(args[0], args.slice(1)))],
  ['lt', builtin([VALUE, VALUE], undefined, (args) => less(args[0], args[1]))],
  ['le', builtin([VALUE, VALUE], undefined, (args) => lessOrEqual(args[0], args[1]))],
  ['gt', builtin([VALUE, VALUE], undefined, (args) => !lessOrEqual(args[0], args[1]))],
  ['ge', builtin([VALUE, VALUE], undefined, (args) => !less(args[0], args[1]))],
])

function builtin(
  parameters: readonly ParameterType[],
  variadic: ParameterType | undefined,
  call: (args: Value[]) => Value,
): Callable {
  return { kind: 'builtin', parameters, variadic, answersInterface: false, call }
}

function formatted(format: Value, args: readonly Value[]): string {
  return sprintf(typeof format === 'string' ? format : '', args)
}

function not(value: Value): boolean {
  refuseMark(value, 'decided on')
  return !isTrue(value)
}

function nothing(): Value {
  return undefined
}

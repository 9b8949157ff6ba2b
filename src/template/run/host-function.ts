import { formatDefault } from '../format/format-value.ts'
import type { DeclaredFunction, LookupFunction, ParameterKind, TemplateFunction, TemplateValue } from '../function.ts'
import { Byte, Complex, type ParameterType, Pending, type Value } from '../values/value.ts'
import type { Callable } from './callable.ts'

const GO_TYPES: Readonly<Record<ParameterKind, ParameterType>> = {
  string: 'string',
  int: 'int',
  float: 'float64',
  bool: 'bool',
  any: 'interface {}',
}

/** Makes a function of the host callable. */
export function hostCallable(declared: TemplateFunction): Callable {
  if (typeof declared === 'function') {
    return {
      kind: 'host',
      parameters: [],
      variadic: 'interface {}',
      answersInterface: true,
      call: (args) => fromHost(Reflect.apply(declared, undefined, args.map(toPlain))),
    }
  }
  const parameters = declared.parameters.map((kind) => GO_TYPES[kind])
  const variadic = declared.variadic === undefined ? undefined : GO_TYPES[declared.variadic]
  const common = { parameters, variadic, answersInterface: true }
  if ('lookup' in declared) return { ...common, kind: 'lookup', call: () => undefined }
  return {
    ...common,
    kind: 'host',
    call: (args) => fromHost(Reflect.apply(declared.call, undefined, hostArguments(declared, args))),
  }
}

/** Arguments in the form that declared functions and lookups get them in. */
export function hostArguments(declared: DeclaredFunction | LookupFunction, args: readonly Value[]): TemplateValue[] {
  return args.map((arg, index) => {
    const kind = declared.parameters[index] ?? declared.variadic
    return kind === 'int' ? toPlain(arg) : toTemplateValue(arg)
  })
}

/** Checks that an answer of the host is a value, and takes it over. */
export function fromHost(answer: unknown): Value {
  switch (typeof answer) {
    case 'string':
    case 'number':
    case 'bigint':
    case 'boolean':
      return answer
    case 'undefined':
      return null
    case 'object':
      if (answer === null || Array.isArray(answer)) return answer
      if (isPlainObject(answer)) return answer
      if (answer instanceof Promise) throw new Error('the function answered with a promise; declare it as a lookup')
  }
  throw new Error(`the function answered with something that is no JSON value (${describe(answer)})`)
}

/** A plain function tells no integer from a float, so it gets the ordinary number wherever that is exact. */
function toPlain(value: Value): TemplateValue {
  if (typeof value === 'bigint' && BigInt.asIntN(54, value) === value) return Number(value)
  return toTemplateValue(value)
}

/** A value in the form that the host sees. */
export function toTemplateValue(value: Value): TemplateValue {
  if (value instanceof Byte) return BigInt(value.value)
  if (value instanceof Complex) return formatDefault(value)
  if (value === undefined || value instanceof Pending) return null
  if (typeof value !== 'object' || value === null) return value
  // Lists and maps only ever come from the host, as JSON values.
  return value as TemplateValue
}

function isPlainObject(value: object): value is { readonly [key: string]: Value } {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null
}

function describe(value: unknown): string {
  return typeof value === 'object' && value !== null ? value.constructor.name : typeof value
}

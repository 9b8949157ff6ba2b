// Above 300 lines: Go reports most errors at the node it looked at last, so the order in which these methods set `node` is
// part of the behaviour, and is easier to keep right in one place.

import type { Answers } from '../answers.ts'
import { MissingVariable } from '../builtins/environment.ts'
import { BuiltinFailure } from '../builtins/failure.ts'
import type { LookupFunction } from '../function.ts'
import type { OriginCall } from '../rendering.ts'
import type { Source } from '../source.ts'
import type { Chain, Command, Field, Identifier, Node, NumberNode, Operand, Pipe, Variable } from '../syntax/node.ts'
import { printNode } from '../syntax/print-node.ts'
import { quote } from '../syntax/quote.ts'
import { MarkRefusal, refuseMark } from '../values/refuse-mark.ts'
import { isMap, isTrue, mapEntry, type ParameterType, PENDING, Pending, typeName, type Value } from '../values/value.ts'
import { type Call, joinCalls, NO_CALLS } from './call.ts'
import type { Callable } from './callable.ts'
import { executionError } from './failure.ts'
import { toTemplateValue } from './host-function.ts'
import type { Limits } from './limits.ts'
import { Lookups } from './lookups.ts'
import { Problems } from './problems.ts'
import { isStackOverflow } from './stack-overflow.ts'
import type { Variables } from './variables.ts'

/** `.` at some point of the run. */
export interface Cursor {
  readonly value: Value
  /** True when Go holds the value as an `interface {}`. */
  readonly boxed: boolean
  /** Functions that the value came from. */
  readonly calls: readonly Call[]
}

/** The surroundings of a run: functions, answers of lookups, limits. */
export interface Surroundings {
  readonly source: Source
  /** A function by its name, built-in ones included. */
  readonly find: (name: string) => Callable | undefined
  /** Declaration of a lookup by its name. */
  readonly lookup: (name: string) => LookupFunction | undefined
  readonly answers: Answers
  readonly onCall: ((call: OriginCall) => void) | undefined
  readonly pause: (() => void) | undefined
  readonly limits: Limits
}

/** Some milliseconds of work. */
const STEPS_BETWEEN_PAUSES = 100_000

/** Stands for the value of an argument that no pipeline passed on. */
const NO_FINAL = Symbol('no final argument')
type Final = Value | typeof NO_FINAL

/** Evaluates pipelines. */
export class Evaluator {
  /** Node that Go would report an error at. */
  node: Node
  templateName: string
  /** Functions of the host that the values evaluated since the last reset came from. */
  calls: readonly Call[] = NO_CALLS
  readonly lookups: Lookups
  readonly problems = new Problems()

  readonly #around: Surroundings
  readonly #variables: Variables
  #steps: number
  #sincePause = 0

  constructor(around: Surroundings, variables: Variables, templateName: string, node: Node) {
    this.#around = around
    this.#variables = variables
    this.#steps = around.limits.steps
    this.lookups = new Lookups(around.source, around.answers, around.lookup)
    this.templateName = templateName
    this.node = node
  }

  /** Value of a pipeline. Declares or assigns its variables. */
  evaluatePipe(dot: Cursor, pipe: Pipe): Value {
    this.node = pipe
    let value: Final = NO_FINAL
    for (const command of pipe.commands) {
      this.spend(command.operands.length)
      value = this.#evaluateCommand(dot, command, value)
      // A pipeline looks into interfaces: nil inside one becomes no value at all.
      if (value === null) value = undefined
    }
    const result = value === NO_FINAL ? undefined : value
    for (const variable of pipe.declared) {
      if (pipe.isAssignment) this.assign(variable, result, false, this.calls)
      else this.#variables.push(variable.id, result, this.calls)
    }
    return result
  }

  /** Sets the topmost variable of a name. */
  assign(variable: Variable, value: Value, boxed: boolean, calls: readonly Call[]): void {
    const binding = this.#variables.find(variable.id)
    if (binding === undefined) this.fail(`undefined variable: ${variable.name}`)
    binding.value = value
    binding.boxed = boxed
    binding.calls = calls
  }

  /** Counts work done; fails when it was too much. */
  spend(steps: number): void {
    this.#steps -= steps
    this.#sincePause += steps
    if (this.#sincePause > STEPS_BETWEEN_PAUSES) {
      this.#sincePause = 0
      this.#around.pause?.()
    }
    if (this.#steps < 0) this.fail(`rendering takes more than ${this.#around.limits.steps} steps`)
  }

  fail(message: string, details: { readonly cause?: unknown; readonly hint?: string | undefined } = {}): never {
    throw executionError(this.#around.source, this.templateName, this.node, message, details)
  }

  /** Throws when the value was not read: what is to be done needs to know it. */
  refuse(value: Value, use: string): void {
    if (typeof value !== 'string') return
    try {
      refuseMark(value, use)
    } catch (error) {
      if (error instanceof MarkRefusal) this.fail(error.message, { hint: error.hint })
      throw error
    }
  }

  #evaluateCommand(dot: Cursor, command: Command, final: Final): Value {
    const first = command.operands[0]
    if (first === undefined) return undefined
    const operands = command.operands
    switch (first.kind) {
      case 'identifier':
        return this.#evaluateFunction(dot, first, command, operands, final)
      case 'field':
        return this.#evaluateField(dot, first, operands.length > 1 || final !== NO_FINAL)
      case 'chain':
        return this.#evaluateChain(dot, first, operands.length > 1 || final !== NO_FINAL)
      case 'pipe':
        this.#refuseArguments(operands, final)
        return this.evaluatePipe(dot, first)
      case 'variable':
        return this.#evaluateVariable(first, operands, final)
    }
    this.node = first
    this.#refuseArguments(operands, final)
    switch (first.kind) {
      case 'string':
      case 'bool':
        return first.value
      case 'number':
        return this.#idealConstant(first)
      case 'dot':
        return this.#read(dot)
      case 'nil':
        return this.fail('nil is not a command')
    }
  }

  #refuseArguments(operands: readonly Operand[], final: Final): void {
    const [first] = operands
    if (first === undefined || (operands.length <= 1 && final === NO_FINAL)) return
    this.fail(`can't give argument to non-function ${printNode(first)}`)
  }

  #read(from: Cursor): Value {
    if (from.calls !== NO_CALLS) this.calls = joinCalls(this.calls, from.calls)
    return from.value
  }

  #idealConstant(node: NumberNode): Value {
    this.node = node
    if (node.constant.ideal === undefined) return this.fail(`${node.text} overflows int`)
    return node.constant.ideal
  }

  #evaluateField(dot: Cursor, field: Field, hasArguments: boolean): Value {
    this.node = field
    return this.#walkFields(this.#read(dot), dot.boxed, field.fields, hasArguments)
  }

  #evaluateVariable(variable: Variable, operands: readonly Operand[], final: Final): Value {
    this.node = variable
    const binding = this.#variables.find(variable.id)
    if (binding === undefined) return this.fail(`undefined variable: ${variable.name}`)
    const value = this.#read(binding)
    if (variable.fields.length === 0) {
      this.#refuseArguments(operands, final)
      return value
    }
    return this.#walkFields(value, binding.boxed, variable.fields, operands.length > 1 || final !== NO_FINAL)
  }

  #evaluateChain(dot: Cursor, chain: Chain, hasArguments: boolean): Value {
    this.node = chain
    if (chain.node.kind === 'pipe') {
      this.node = chain.node
      return this.#walkFields(this.evaluatePipe(dot, chain.node), false, chain.fields, hasArguments)
    }
    const value = this.#evaluateFunction(dot, chain.node, chain.node, [chain.node], NO_FINAL)
    const boxed = this.#around.find(chain.node.name)?.answersInterface === true
    return this.#walkFields(value, boxed, chain.fields, hasArguments)
  }

  #walkFields(receiver: Value, boxed: boolean, fields: readonly string[], hasArguments: boolean): Value {
    let value = receiver
    let inInterface = boxed
    for (let index = 0; index < fields.length; index++) {
      const field = fields[index] ?? ''
      if (value === undefined) return undefined
      if (value instanceof Pending) return value
      this.refuse(value, `asked for its field ${field}`)
      const type = inInterface ? 'interface {}' : typeName(value)
      if (value === null) return this.fail(`nil pointer evaluating ${type}.${field}`)
      if (!isMap(value)) return this.fail(`can't evaluate field ${field} in type ${type}`)
      if (hasArguments && index === fields.length - 1) this.fail(`${field} is not a method but has arguments`)
      value = mapEntry(value, field)
      inInterface = true
    }
    return value
  }

  /** Calls a function. `context` is the node an error of the function itself is reported at. */
  #evaluateFunction(
    dot: Cursor,
    identifier: Identifier,
    context: Node,
    operands: readonly Operand[],
    final: Final,
  ): Value {
    this.node = identifier
    const { name } = identifier
    const callable = this.#around.find(name)
    if (callable === undefined) return this.fail(`${quote(name)} is not a defined function`)
    this.#checkCount(callable, name, operands.length - 1, final)
    if (callable.kind === 'and' || callable.kind === 'or')
      return this.#evaluateLogic(callable.kind, dot, operands, final)
    // Made at its size: an empty list that grows takes room for seventeen.
    const args = new Array<Value>(operands.length - 1 + (final === NO_FINAL ? 0 : 1))
    let pending = false
    for (let i = 1; i < operands.length; i++) {
      const operand = operands[i]
      if (operand === undefined) continue
      const value = this.#evaluateArgument(dot, parameterType(callable, i - 1), operand)
      if (value instanceof Pending) pending = true
      args[i - 1] = value
    }
    if (final !== NO_FINAL) {
      const last = args.length - 1
      const value = this.#checkType(final, parameterType(callable, last))
      if (value instanceof Pending) pending = true
      args[last] = value
    }
    // Nothing can be said about the answer until the argument is known.
    if (pending) return PENDING
    return this.#call(callable, identifier, context, operands, args)
  }

  #checkCount(callable: Callable, name: string, operandCount: number, final: Final): void {
    const given = operandCount + (final === NO_FINAL ? 0 : 1)
    const wanted = callable.parameters.length
    if (callable.variadic === undefined) {
      if (given !== wanted) this.fail(`wrong number of args for ${name}: want ${wanted} got ${given}`)
    } else if (given < wanted) {
      this.fail(`wrong number of args for ${name}: want at least ${wanted} got ${operandCount}`)
    }
  }

  #evaluateLogic(kind: 'and' | 'or', dot: Cursor, operands: readonly Operand[], final: Final): Value {
    let value: Value
    for (let i = 1; i < operands.length; i++) {
      const operand = operands[i]
      if (operand === undefined) continue
      value = this.#evaluateArgument(dot, 'reflect.Value', operand)
      // The last value is the answer whatever its truth.
      if (i === operands.length - 1 && final === NO_FINAL) return value
      if (value instanceof Pending) return value
      this.refuse(value, 'decided on')
      if (isTrue(value) === (kind === 'or')) return value
    }
    return final === NO_FINAL ? value : final
  }

  #call(callable: Callable, identifier: Identifier, context: Node, operands: readonly Operand[], args: Value[]): Value {
    const { name } = identifier
    for (const arg of args) this.#spendOn(arg)
    const isOfHost = callable.kind === 'host' || callable.kind === 'lookup'
    if (isOfHost) this.#tell(identifier, args)
    let result: Value
    try {
      if (callable.kind === 'lookup') result = this.lookups.answer(identifier, args)
      else if (callable.kind === 'call') result = this.#callValue(operands, args)
      else result = callable.call(args)
    } catch (error) {
      this.node = context
      return this.#failCall(name, error)
    }
    if (isOfHost) {
      this.calls = joinCalls(this.calls, [{ name, args, position: identifier.position }])
    }
    this.#spendOn(result)
    return result
  }

  #tell({ name, position }: Identifier, args: readonly Value[]): void {
    const { onCall, source } = this.#around
    onCall?.({ ...source.placeAt(position), name, args: args.map(toTemplateValue) })
  }

  /** The built-in `call`. There are no values that are functions, so all it can do is say so. */
  #callValue(operands: readonly Operand[], args: readonly Value[]): never {
    const [callee] = args
    if (callee === undefined || callee === null) throw new BuiltinFailure('call of nil')
    const operand = operands[1]
    const calleeName =
      operand === undefined ? (typeof callee === 'string' ? callee : `<${typeName(callee)} Value>`) : printNode(operand)
    throw new BuiltinFailure(`non-function ${calleeName} of type ${typeName(callee)}`)
  }

  #failCall(name: string, error: unknown): Value {
    if (isStackOverflow(error)) throw error
    const reason = error instanceof Error ? error.message : String(error)
    // Errors of the host may know the way out as well.
    const hint = error instanceof Error && 'hint' in error && typeof error.hint === 'string' ? error.hint : undefined
    const cause = error instanceof BuiltinFailure || error instanceof MarkRefusal ? undefined : error
    const message = `error calling ${name}: ${reason}`
    const failure = executionError(this.#around.source, this.templateName, this.node, message, { cause, hint })
    if (!(error instanceof MissingVariable)) throw failure
    this.problems.add(failure, this.lookups.needs.length)
    return PENDING
  }

  /** Long texts are counted as the work they are. */
  #spendOn(value: Value): void {
    if (typeof value !== 'string' || value.length <= 1024) return
    const limit = this.#around.limits.length
    if (value.length > limit) this.fail(`a text is longer than ${limit} characters`)
    this.spend(value.length >> 4)
  }

  #evaluateArgument(dot: Cursor, type: ParameterType, operand: Operand): Value {
    this.node = operand
    switch (operand.kind) {
      case 'string':
        if (type === 'string' || takesAnything(type)) return operand.value
        break
      case 'pipe':
        return this.#checkType(this.evaluatePipe(dot, operand), type)
      case 'identifier':
        return this.#checkType(this.#evaluateFunction(dot, operand, operand, [operand], NO_FINAL), type)
      case 'variable':
        return this.#checkType(this.#evaluateVariable(operand, [operand], NO_FINAL), type)
      case 'dot':
        return this.#checkType(this.#read(dot), type)
      case 'field':
        return this.#checkType(this.#evaluateField(dot, operand, false), type)
      case 'chain':
        return this.#checkType(this.#evaluateChain(dot, operand, false), type)
      case 'nil':
        if (takesAnything(type)) return type === 'reflect.Value' ? undefined : null
        return this.fail(`cannot assign nil to ${type}`)
      case 'number':
        if (takesAnything(type)) return this.#idealConstant(operand)
        if (type === 'int' && operand.constant.int !== undefined) return operand.constant.int
        if (type === 'float64' && operand.constant.float !== undefined) return operand.constant.float
        break
      case 'bool':
        if (type === 'bool' || takesAnything(type)) return operand.value
    }
    const expected = type === 'int' ? 'integer' : type === 'float64' ? 'float' : type
    return this.fail(`expected ${expected}; found ${printNode(operand)}`)
  }

  /** Go's check that a value can be assigned to a parameter. */
  #checkType(value: Value, type: ParameterType): Value {
    if (type === 'reflect.Value' || value instanceof Pending) return value
    if (value === undefined) {
      if (type === 'interface {}') return null
      return this.fail(`invalid value; expected ${type}`)
    }
    if (type === 'interface {}' || typeName(value) === type) return value
    return this.fail(`wrong type for value; expected ${type}; got ${typeName(value)}`)
  }
}

function takesAnything(type: ParameterType): boolean {
  return type === 'interface {}' || type === 'reflect.Value'
}

function parameterType(callable: Callable, index: number): ParameterType {
  return callable.parameters[index] ?? callable.variadic ?? 'interface {}'
}

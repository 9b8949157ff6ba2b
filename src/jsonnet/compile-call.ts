import type { ApplyNode } from './ast.ts'
import { libraryMember } from './compile-index.ts'
import { trimmed } from './compile-parts.ts'
import { type CodePosition, type Compiler, delayed, direct, siteOf } from './compiler.ts'
import { type Machine, TAIL_CALL } from './machine.ts'
import type { NodeSite } from './site.ts'
import {
  Builtin,
  Closure,
  type Code,
  type Env,
  JsonnetArray,
  type JsonnetFunction,
  type LazyCode,
  newEnv,
  type Slot,
  type Value,
} from './values.ts'

/** A call. */
export function compileCall(compiler: Compiler, node: ApplyNode, position: CodePosition): Code {
  const library = compileLibraryCall(compiler, node, position)
  if (library !== undefined) return position.tail === 'no' ? library : trimmed(compiler.machine, library)
  const { machine } = compiler
  const site = siteOf(compiler, node, position.context)
  const target = compiler.compile(node.target, direct(position))
  const positional = node.positional.map((argument) => compiler.lazy(argument, delayed(position)))
  const named = node.named.map(({ name, value }) => ({ name, value: compiler.lazy(value, delayed(position)) }))
  const argumentsOf = (env: Env) => ({
    positional: positional.map((argument) => argument(env)),
    named: named.map(({ name, value }) => ({ name, value: value(env) })),
  })

  const call: Code = node.tailstrict
    ? (env) => {
        const called = functionOf(machine, target(env), site)
        return machine.applyStrict(called, argumentsOf(env), site)
      }
    : named.length > 0
      ? (env) => {
          const called = functionOf(machine, target(env), site)
          return machine.apply(called, argumentsOf(env), site)
        }
      : positionalCall(machine, target, positional, site)
  if (position.tail === 'no') return call
  if (position.tail === 'trim') return trimmed(machine, call)
  const { boolean } = position
  const { tailstrict } = node
  return (env) => {
    if (machine.trimmable !== machine.depth) return call(env)
    machine.pendingTail = { target: functionOf(machine, target(env), site), args: argumentsOf(env), site, tailstrict }
    machine.pendingBoolean = boolean
    return TAIL_CALL
  }
}

function functionOf(machine: Machine, value: Value, site: NodeSite): JsonnetFunction {
  if (value instanceof Closure || value instanceof Builtin) return value
  throw machine.typeError(value, 'function', site)
}

/** Calls with a few arguments by position are nearly all calls there are: one version for each number. */
function positionalCall(machine: Machine, target: Code, args: readonly LazyCode[], site: NodeSite): Code {
  const count = args.length
  const [first, second] = args
  const other = (called: Value, slots: readonly Slot[]): Value => {
    return machine.call(functionOf(machine, called, site), slots, site)
  }
  if (count === 1 && first !== undefined) {
    return (env) => {
      const called = target(env)
      if (called instanceof Closure && called.code.plain && called.code.parameters.length === 1) {
        const inner = newEnv(called.env, called.code.size)
        inner[1] = first(env)
        if (machine.depth >= machine.limit) throw machine.overflow(site)
        machine.sites[machine.depth++] = site
        const result = called.code.body(inner)
        machine.depth--
        return result
      }
      return other(called, [first(env)])
    }
  }
  if (count === 2 && first !== undefined && second !== undefined) {
    return (env) => {
      const called = target(env)
      if (called instanceof Closure && called.code.plain && called.code.parameters.length === 2) {
        const inner = newEnv(called.env, called.code.size)
        inner[1] = first(env)
        inner[2] = second(env)
        if (machine.depth >= machine.limit) throw machine.overflow(site)
        machine.sites[machine.depth++] = site
        const result = called.code.body(inner)
        machine.depth--
        return result
      }
      return other(called, [first(env), second(env)])
    }
  }
  return (env) => {
    const called = target(env)
    const slots: Slot[] = []
    for (const argument of args) slots.push(argument(env))
    return other(called, slots)
  }
}

/** `std.name(...)` with arguments by position, as many as the function takes: nothing needs to be looked up or put off. */
function compileLibraryCall(compiler: Compiler, node: ApplyNode, position: CodePosition): Code | undefined {
  const builtin = libraryMember(compiler, node.target, position)
  if (builtin === undefined || node.named.length > 0 || node.tailstrict) return undefined
  const { parameters } = builtin
  const { positional } = node
  const required = parameters.filter((parameter) => !parameter.optional).length
  if (positional.length > parameters.length || positional.length < required) return undefined
  const { machine } = compiler
  const site = siteOf(compiler, node, position.context)
  const codes: Code[] = positional.map((argument, index) => {
    if (parameters[index]?.lazy !== true) return compiler.compile(argument, delayed(position))
    const lazy = compiler.lazy(argument, delayed(position))
    return (env) => new JsonnetArray([lazy(env)])
  })
  return (env) => {
    const values: (Value | undefined)[] = new Array(parameters.length)
    machine.enter(site)
    for (let index = 0; index < codes.length; index++) values[index] = codes[index]?.(env)
    machine.depth--
    return machine.runBuiltinWith(builtin, values, site)
  }
}

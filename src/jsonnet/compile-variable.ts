import type { Node } from './ast.ts'
import { type CodePosition, type Compiler, siteOf } from './compiler.ts'
import { staticError } from './errors.ts'
import { slotAt } from './machine.ts'
import { layerAt, selfAt } from './objects.ts'
import { SELF_NAME, type Variable } from './scope.ts'
import { type Code, type Env, type JsonnetObject, type LazyCode, type Slot, Thunk } from './values.ts'

/** The activation some steps out. */
function envAt(env: Env, hops: number): Env {
  let at = env
  for (let hop = 0; hop < hops; hop++) at = outerOf(at)
  return at
}

function outerOf(env: Env): Env {
  // Only the activation of a file has nothing around it, and the compiler never looks further.
  return env[0] as Env
}

function find(compiler: Compiler, node: Node, position: CodePosition, name: string): Variable {
  const variable = position.scope.find(name)
  if (variable === undefined) throw staticError(`Unknown variable: ${name}`, compiler.source, node)
  return variable
}

/** Code that reads a variable, evaluating it if need be. */
export function readVariable(compiler: Compiler, node: Node, position: CodePosition, name: string): Code {
  const { machine } = compiler
  const { hops, slot, ofObject } = find(compiler, node, position, name)
  const site = siteOf(compiler, node, position.context)
  if (ofObject) {
    // To go-jsonnet the variables of an object, `$` among them, are new in each field and take a frame to evaluate.
    return (env) => {
      if (machine.depth >= machine.limit) throw machine.overflow(site)
      const value = slotAt(envAt(env, hops), slot)
      return value instanceof Thunk ? machine.forceThunk(value, site) : value
    }
  }
  switch (hops) {
    case 0:
      return (env) => {
        const value = slotAt(env, slot)
        return value instanceof Thunk ? machine.forceThunk(value, site) : value
      }
    case 1:
      return (env) => {
        const value = slotAt(outerOf(env), slot)
        return value instanceof Thunk ? machine.forceThunk(value, site) : value
      }
    case 2:
      return (env) => {
        const value = slotAt(outerOf(outerOf(env)), slot)
        return value instanceof Thunk ? machine.forceThunk(value, site) : value
      }
    default:
      return (env) => {
        const value = slotAt(envAt(env, hops), slot)
        return value instanceof Thunk ? machine.forceThunk(value, site) : value
      }
  }
}

/** Code that reads a slot without evaluating it: undefined if it is not filled yet. */
export function slotReader(
  compiler: Compiler,
  node: Node,
  position: CodePosition,
  name: string,
): (env: Env) => Slot | undefined {
  const { hops, slot } = find(compiler, node, position, name)
  if (hops === 0) return (env) => slotAt(env, slot)
  if (hops === 1) return (env) => slotAt(outerOf(env), slot)
  return (env) => slotAt(envAt(env, hops), slot)
}

/** Code that hands a variable on: its value if that is there, else a thunk (whose frame traces show). */
export function variableOrThunk(compiler: Compiler, node: Node, position: CodePosition, name: string): LazyCode {
  const code = readVariable(compiler, node, position, name)
  const read = slotReader(compiler, node, position, name)
  const { machine } = compiler
  return (env) => {
    const slot = read(env)
    // Right below the limit of the stack it would show if reading the variable did not need a frame.
    if (slot === undefined || machine.depth + 1 >= machine.limit) return new Thunk(code, env)
    if (!(slot instanceof Thunk)) return slot
    return slot.code === null ? slot.value : new Thunk(code, env)
  }
}

/** Code for `self`. */
export function selfReader(
  compiler: Compiler,
  node: Node,
  position: CodePosition,
  word = 'self',
): (env: Env) => JsonnetObject {
  const hops = objectHops(compiler, node, position, word)
  if (hops === 0) return selfAt
  return (env) => selfAt(envAt(env, hops))
}

/** Code for the number of the layer that the code stands in. */
export function layerReader(compiler: Compiler, node: Node, position: CodePosition): (env: Env) => number {
  const hops = objectHops(compiler, node, position, 'super')
  if (hops === 0) return layerAt
  return (env) => layerAt(envAt(env, hops))
}

function objectHops(compiler: Compiler, node: Node, position: CodePosition, word: string): number {
  const variable = position.scope.find(SELF_NAME)
  if (variable === undefined) throw staticError(`Can't use ${word} outside of an object.`, compiler.source, node)
  return variable.hops
}

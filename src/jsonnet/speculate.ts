import type { BinaryNode, Node } from './ast.ts'
import { slotReader } from './compile-variable.ts'
import type { CodePosition, Compiler } from './compiler.ts'
import { type Env, type LazyCode, Thunk } from './values.ts'

type Operand = (env: Env) => number | undefined

/**
 * Sums, differences and products of numbers that are already there are worked out instead of put off: that is cheaper than
 * a thunk and cannot fail. Anything else, and any position close to the limit of the stack, where it would show whether a
 * frame was needed, gives a thunk.
 */
export function speculate(compiler: Compiler, node: BinaryNode, position: CodePosition): LazyCode | undefined {
  const { operator } = node
  if (operator !== '+' && operator !== '-' && operator !== '*') return undefined
  const left = operand(compiler, node.left, position)
  const right = operand(compiler, node.right, position)
  if (left === undefined || right === undefined) return undefined
  const { machine } = compiler
  const code = compiler.compile(node, position)
  return (env) => {
    const a = left(env)
    const b = right(env)
    if (a === undefined || b === undefined || machine.depth + 1 >= machine.limit) return new Thunk(code, env)
    const result = operator === '+' ? a + b : operator === '-' ? a - b : a * b
    return Number.isFinite(result) ? result : new Thunk(code, env)
  }
}

function operand(compiler: Compiler, node: Node, position: CodePosition): Operand | undefined {
  if (node.kind === 'number') {
    const { value } = node
    return Number.isFinite(value) ? () => value : undefined
  }
  if (node.kind !== 'variable') return undefined
  const read = slotReader(compiler, node, position, node.name)
  return (env) => {
    const slot = read(env)
    if (typeof slot === 'number') return slot
    return slot instanceof Thunk && slot.code === null && typeof slot.value === 'number' ? slot.value : undefined
  }
}

import type { BinaryNode, UnaryNode } from './ast.ts'
import { trimmed } from './compile-parts.ts'
import { type CodePosition, type Compiler, direct, siteOf } from './compiler.ts'
import { TAIL_CALL } from './machine.ts'
import { findField } from './objects.ts'
import { add, binary, unary } from './operators.ts'
import { formatMod } from './std/format.ts'
import { type Code, JsonnetObject } from './values.ts'

/** A binary operator. Numbers, the usual operands, are tried first. */
export function compileBinary(compiler: Compiler, node: BinaryNode, position: CodePosition): Code {
  const { machine } = compiler
  const { operator } = node
  if (operator === '%' || operator === 'in') {
    const code =
      operator === '%' ? compileModulo(compiler, node, position) : compileMembership(compiler, node, position)
    return position.tail === 'no' ? code : trimmed(machine, code)
  }
  if (operator === '&&' || operator === '||') return compileLogical(compiler, node, position)
  const left = compileLeft(compiler, node, position)
  const right = compiler.compile(
    node.right,
    position.tail === 'no' ? position : { ...position, tail: 'trim', boolean: null },
  )
  const site = siteOf(compiler, node, position.context)
  switch (operator) {
    case '+':
      return (env) => {
        const a = left(env)
        const b = right(env)
        if (typeof a === 'number' && typeof b === 'number') {
          const sum = a + b
          if (Number.isFinite(sum)) return sum
        }
        return add(machine, a, b, site)
      }
    case '-':
      return (env) => {
        const a = left(env)
        const b = right(env)
        if (typeof a === 'number' && typeof b === 'number') {
          const difference = a - b
          if (Number.isFinite(difference)) return difference
        }
        return binary(machine, '-', a, b, site)
      }
    case '<':
      return (env) => {
        const a = left(env)
        const b = right(env)
        if (typeof a === 'number' && typeof b === 'number') return a < b
        return binary(machine, '<', a, b, site)
      }
    case '==':
      return (env) => {
        const a = left(env)
        const b = right(env)
        if (typeof a === 'number' && typeof b === 'number') return a === b
        return binary(machine, '==', a, b, site)
      }
    default:
      return (env) => {
        const a = left(env)
        return binary(machine, operator, a, right(env), site)
      }
  }
}

/** `a + b + c + ...` nests to the left, as deep as the file is long: such a chain is walked in a loop. */
function compileLeft(compiler: Compiler, node: BinaryNode, position: CodePosition): Code {
  const chain: BinaryNode[] = []
  let first = node.left
  while (first.kind === 'binary' && isStrict(first)) {
    chain.push(first)
    first = first.left
  }
  if (chain.length < LONG_CHAIN) return compiler.compile(node.left, direct(position))
  const { machine } = compiler
  const start = compiler.compile(first, direct(position))
  const steps = chain.reverse().map((step) => ({
    operator: step.operator,
    right: compiler.compile(step.right, direct(position)),
    site: siteOf(compiler, step, position.context),
  }))
  return (env) => {
    let value = start(env)
    for (const { operator, right, site } of steps) value = binary(machine, operator, value, right(env), site)
    return value
  }
}

const LONG_CHAIN = 8

function isStrict(node: BinaryNode): boolean {
  return node.operator !== '%' && node.operator !== 'in' && node.operator !== '&&' && node.operator !== '||'
}

/** `&&` and `||`: the right side is only evaluated if it matters. A chain of one of them is walked in a loop. */
function compileLogical(compiler: Compiler, node: BinaryNode, position: CodePosition): Code {
  const { machine } = compiler
  const decides = node.operator === '||'
  const chain: BinaryNode[] = [node]
  let first = node.left
  while (first.kind === 'binary' && first.operator === node.operator) {
    chain.push(first)
    first = first.left
  }
  const site = siteOf(compiler, node, position.context)
  const start = compiler.compile(first, direct(position))
  const steps = chain.reverse().map((step) => {
    const last = step === node && position.tail === 'call' ? { ...position, boolean: site } : position
    const right = compiler.compile(step.right, step === node ? last : direct(position))
    return { right, site: siteOf(compiler, step, position.context) }
  })
  return (env) => {
    let value = start(env)
    for (const { right, site } of steps) {
      if (typeof value !== 'boolean') throw machine.typeError(value, 'boolean', site)
      if (value === decides) return value
      value = right(env)
      if (typeof value !== 'boolean' && value !== TAIL_CALL) throw machine.typeError(value, 'boolean', site)
    }
    return value
  }
}

/** `left % right`, a call of std: the operands are evaluated in frames of that call. */
function compileModulo(compiler: Compiler, node: BinaryNode, position: CodePosition): Code {
  const { machine } = compiler
  const left = compiler.compile(node.left, direct(position))
  const right = compiler.compile(node.right, direct(position))
  const site = siteOf(compiler, node, '')
  return (env) => {
    machine.enter(site)
    const a = left(env)
    const b = right(env)
    machine.depth--
    if (typeof a === 'number' && typeof b === 'number' && b !== 0) return a % b
    return formatMod(machine, a, b, site)
  }
}

/** `name in object`, a call of std with the object as its first argument. */
function compileMembership(compiler: Compiler, node: BinaryNode, position: CodePosition): Code {
  const { machine } = compiler
  const right = compiler.compile(node.right, direct(position))
  const left = compiler.compile(node.left, direct(position))
  const site = siteOf(compiler, node, '')
  return (env) => {
    machine.enter(site)
    const object = right(env)
    const name = left(env)
    machine.depth--
    if (!(object instanceof JsonnetObject)) throw machine.typeError(object, 'object', site)
    if (typeof name !== 'string') throw machine.typeError(name, 'string', site)
    if (machine.marks) machine.refuseMark(name, site)
    return findField(object, name) !== undefined
  }
}

/** A unary operator. */
export function compileUnary(compiler: Compiler, node: UnaryNode, position: CodePosition): Code {
  const { machine } = compiler
  const { operator } = node
  const operand = compiler.compile(
    node.operand,
    position.tail === 'no' ? position : { ...position, tail: 'trim', boolean: null },
  )
  const site = siteOf(compiler, node, position.context)
  return (env) => unary(machine, operator, operand(env), site)
}

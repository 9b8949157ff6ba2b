import type { FieldNode, IndexNode, InSuperNode, Node, SliceNode, SuperIndexNode } from './ast.ts'
import { constantCode, trimmed } from './compile-parts.ts'
import { layerReader, selfReader } from './compile-variable.ts'
import { type CodePosition, type Compiler, direct, inContext, siteOf } from './compiler.ts'
import { indexValue, notIndexable } from './indexing.ts'
import { fieldValue, getField, getSuperField, hasSuperField, shapeOf } from './objects.ts'
import type { Field, Shape } from './shape.ts'
import { sliceValue } from './slices.ts'
import { type Builtin, type Code, type Env, JsonnetObject } from './values.ts'

/** The member of std that `std.name` is, if `std` is the library and has one. */
export function libraryMember(compiler: Compiler, node: Node, position: CodePosition): Builtin | undefined {
  if (node.kind !== 'field' || node.target.kind !== 'variable' || node.target.name !== 'std') return undefined
  return position.scope.isGlobal('std') ? compiler.builtin(node.name) : undefined
}

/** `target.name` */
export function compileField(compiler: Compiler, node: FieldNode, position: CodePosition): Code {
  const member = libraryMember(compiler, node, position)
  if (member !== undefined) return constantCode(member)
  const { machine } = compiler
  const { name } = node
  const site = siteOf(compiler, node, position.context)
  // go-jsonnet gives the target of a dot no context.
  const target = compiler.compile(node.target, inContext(position, ''))
  // Objects that come by here mostly have the same shape.
  let lastShape: Shape | null = null
  let lastField: Field | undefined
  return (env) => {
    const object = target(env)
    if (!(object instanceof JsonnetObject)) throw notIndexable(machine, object, name, site)
    const shape = object.shape ?? shapeOf(object)
    if (shape !== lastShape) {
      lastShape = shape
      lastField = shape.fields.get(name)
    }
    if (lastField === undefined) return getField(machine, object, name, site)
    return fieldValue(machine, object, lastField, site)
  }
}

/** `target[index]` */
export function compileIndex(compiler: Compiler, node: IndexNode, position: CodePosition): Code {
  const { machine } = compiler
  const target = compiler.compile(node.target, direct(position))
  const index = compiler.compile(node.index, direct(position))
  const site = siteOf(compiler, node, position.context)
  return (env) => {
    const value = target(env)
    return indexValue(machine, value, index(env), site)
  }
}

/** `target[from:to:step]` */
export function compileSlice(compiler: Compiler, node: SliceNode, position: CodePosition): Code {
  const { machine } = compiler
  // A call of std.slice to go-jsonnet, which knows no context for the step.
  const site = siteOf(compiler, node, '')
  const part = (part: Node | null, at: CodePosition): Code =>
    part === null ? constantCode(null) : compiler.compile(part, at)
  const target = compiler.compile(node.target, direct(position))
  const from = part(node.from, direct(position))
  const to = part(node.to, direct(position))
  const step = part(node.step, inContext(position, ''))
  const inFrame = (code: Code, env: Env) => {
    machine.enter(site)
    const value = code(env)
    machine.depth--
    return value
  }
  const code: Code = (env) => {
    const value = inFrame(target, env)
    return sliceValue(machine, value, inFrame(from, env), inFrame(to, env), inFrame(step, env), site)
  }
  return position.tail === 'no' ? code : trimmed(machine, code)
}

/** `super.name`, `super[index]` and `index in super` */
export function compileSuperIndex(
  compiler: Compiler,
  node: SuperIndexNode | InSuperNode,
  position: CodePosition,
): Code {
  const { machine } = compiler
  const site = siteOf(compiler, node, position.context)
  const self = selfReader(compiler, node, position, 'super')
  const layer = layerReader(compiler, node, position)
  const index =
    typeof node.index === 'string' ? constantCode(node.index) : compiler.compile(node.index, direct(position))
  const isTest = node.kind === 'inSuper'
  return (env) => {
    const name = index(env)
    if (typeof name !== 'string') throw machine.typeError(name, 'string', site)
    if (machine.marks) machine.refuseMark(name, site)
    return isTest
      ? hasSuperField(self(env), layer(env), name)
      : getSuperField(machine, self(env), layer(env), name, site)
  }
}

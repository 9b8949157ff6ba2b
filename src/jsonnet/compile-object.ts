import type { Node, ObjectAssert, ObjectBody, ObjectField, ObjectNode } from './ast.ts'
import { compileBinds, constantCode, raise } from './compile-parts.ts'
import { ANONYMOUS, type CodePosition, type Compiler, direct, siteOf } from './compiler.ts'
import type { Machine } from './machine.ts'
import { quoteJson } from './manifest.ts'
import { add } from './operators.ts'
import { DOLLAR_NAME, LAYER_NAME, Scope, SELF_NAME } from './scope.ts'
import {
  FIRST_LOCAL_SLOT,
  type FieldDefinition,
  LAYER_SLOT,
  type LayerCode,
  type Layout,
  SELF_SLOT,
  Shape,
} from './shape.ts'
import { type NodeSite, unplacedSite } from './site.ts'
import { type Code, type Env, JsonnetObject, typeName, type Value } from './values.ts'

/** Whether an object's fields are known before it is evaluated. */
export function hasFixedNames(node: ObjectNode): boolean {
  return node.fields.every((field) => typeof field.name === 'string')
}

/** The number of shapes that an object literal with computed names remembers. */
const REMEMBERED_SHAPES = 64

/** An object literal. */
export function compileObject(compiler: Compiler, node: ObjectNode, position: CodePosition, name: string): Code {
  const { layer, definitions, names } = compileLayer(compiler, node, position, name)
  const site = siteOf(compiler, node, position.context)
  if (hasFixedNames(node)) {
    const fields = new Map(
      definitions.flatMap(({ field, definition }) =>
        typeof field.name === 'string' ? [[field.name, definition]] : [],
      ),
    )
    const shape = Shape.ofLayer({ fields, code: layer, retained: null }, true)
    // Names may be the same although they are written differently, which only shows when the object is evaluated.
    if (fields.size < node.fields.length) return failingObject(compiler, node, site)
    return (env) => new JsonnetObject(shape, [env])
  }
  const { machine } = compiler
  const shapes = new Map<string, Shape>()
  return (env) => {
    let key = ''
    const fields = new Map<string, FieldDefinition>()
    for (let index = 0; index < names.length; index++) {
      const fieldName = fieldNameOf(machine, names[index]?.(env) ?? null, site)
      const definition = definitions[index]?.definition
      if (fieldName === null || definition === undefined) {
        key += '\u0001'
        continue
      }
      if (fields.has(fieldName)) throw machine.error(duplicateField(fieldName), site)
      fields.set(fieldName, definition)
      key += `${fieldName}\u0000`
    }
    let shape = shapes.get(key)
    if (shape === undefined) {
      const remembered = shapes.size < REMEMBERED_SHAPES
      shape = Shape.ofLayer({ fields, code: layer, retained: null } satisfies Layout, remembered)
      if (remembered) shapes.set(key, shape)
    }
    return new JsonnetObject(shape, [env])
  }
}

function failingObject({ machine }: Compiler, node: ObjectNode, site: NodeSite): Code {
  const names = node.fields.map((field) => String(field.name))
  const name = names.find((candidate, index) => names.indexOf(candidate) < index) ?? ''
  return () => {
    throw machine.error(duplicateField(name), site)
  }
}

/** The error of two fields with one name. */
export function duplicateField(name: string): string {
  return `Duplicate field name: ${quoteJson(name)}`
}

/** A computed name; null leaves the field out. */
export function fieldNameOf(machine: Machine, value: Value, site: NodeSite): string | null {
  if (value === null) return null
  if (typeof value === 'string') {
    if (machine.marks) machine.refuseMark(value, site)
    return value
  }
  throw machine.error(`Field name must be string, got ${typeName(value)}`, site)
}

/** Compiles the part that an object and an object comprehension have in common: fields, locals and assertions. */
export function compileLayer(
  compiler: Compiler,
  node: ObjectBody,
  position: CodePosition,
  name: string,
): {
  layer: LayerCode
  definitions: { field: ObjectField; definition: FieldDefinition }[]
  names: Code[]
} {
  const framed = node.bindsSelf || node.locals.length > 0
  const scope = framed ? objectScope(node, position.scope) : position.scope
  const context = position.context === '' ? '' : `object <${name}>`
  const inside: CodePosition = { scope, context, tail: 'no', boolean: null }
  const locals = compileBinds(compiler, node.locals, inside, () => ({ context, name: ANONYMOUS }))
  const bodies = node.fields.map((field) => ({ field, definition: compileField(compiler, field, inside) }))
  const asserts = node.asserts.map((assertion) => compileAssert(compiler, assertion, inside))
  const names = node.fields.map((field) => compileName(compiler, field.name, position))
  // The frame may only be measured when everything in it is compiled.
  const layer: LayerCode = { framed, size: scope.frame.size, locals, asserts }
  return { layer, definitions: bodies, names }
}

function objectScope(node: ObjectBody, outer: Scope): Scope {
  const slots = new Map([
    [SELF_NAME, SELF_SLOT],
    [LAYER_NAME, LAYER_SLOT],
  ])
  if (outer.find(DOLLAR_NAME) === undefined) slots.set(DOLLAR_NAME, SELF_SLOT)
  node.locals.forEach((bind, index) => {
    slots.set(bind.name, FIRST_LOCAL_SLOT + index)
  })
  return new Scope({ size: FIRST_LOCAL_SLOT + node.locals.length }, slots, outer)
}

function compileName(compiler: Compiler, name: Node | string, position: CodePosition): Code {
  return typeof name === 'string' ? constantCode(name) : compiler.compile(name, direct(position))
}

function compileField(compiler: Compiler, field: ObjectField, inside: CodePosition): FieldDefinition {
  const body = compiler.compile(field.body, inside)
  const plus = field.plus ? { site: plusSite(compiler, field.body), add } : null
  const written = { source: compiler.source, field }
  return { visibility: field.visibility, body, plus, constant: constantOf(field.body), outer: null, written }
}

/** Where the addition of `name+: body` is: at the body. An assertion has no place after desugaring. */
function plusSite(compiler: Compiler, body: Node): NodeSite {
  const node = withoutParens(body)
  return node.kind === 'assert' ? unplacedSite('+:') : siteOf(compiler, node, '+:')
}

function withoutParens(node: Node): Node {
  let inner = node
  while (inner.kind === 'parens') inner = inner.inner
  return inner
}

/** The value of a literal. */
function constantOf(node: Node): Value | undefined {
  if (node.kind === 'literal' || node.kind === 'string') return node.value
  if (node.kind === 'number' && Number.isFinite(node.value)) return node.value
  return undefined
}

function compileAssert(compiler: Compiler, assertion: ObjectAssert, inside: CodePosition): Code {
  const { machine } = compiler
  const site = siteOf(compiler, assertion, '')
  const condition = compiler.compile(assertion.condition, inside)
  const { message } = assertion
  const text = message === null ? constantCode('Object assertion failed.') : compiler.compile(message, inside)
  const fail = raise(compiler, text, site)
  return (env: Env) => {
    const holds = condition(env)
    if (holds === true) return true
    if (holds === false) return fail(env)
    throw machine.typeError(holds, 'boolean', site)
  }
}

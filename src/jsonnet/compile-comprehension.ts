import type { ArrayCompNode, ForSpec, ObjectCompNode } from './ast.ts'
import { compileLayer, duplicateField, fieldNameOf } from './compile-object.ts'
import { type CodePosition, type Compiler, delayed, direct, inScope, siteOf } from './compiler.ts'
import type { Frame, Scope } from './scope.ts'
import { type FieldDefinition, type Layout, Shape } from './shape.ts'
import { type NodeSite, UNPLACED } from './site.ts'
import { type Code, type Env, JsonnetArray, JsonnetObject, MAX_ARRAY_LENGTH, newEnv, type Slot } from './values.ts'

type Visit = (env: Env) => void
type Walk = (env: Env, visit: Visit) => void

/** `[body for x in source if condition ...]` */
export function compileArrayComp(compiler: Compiler, node: ArrayCompNode, position: CodePosition): Code {
  const site = siteOf(compiler, node, '')
  const { walk, inner: body } = compileSpecs(compiler, node.specs, direct(position), site, (scope) => {
    return compiler.lazy(node.body, delayed(inScope(direct(position), scope)))
  })
  return (env) => {
    const items: Slot[] = []
    walk(env, (round) => {
      items.push(body(round))
      if (items.length > MAX_ARRAY_LENGTH) throw compiler.machine.error('array too long', site)
    })
    return new JsonnetArray(items)
  }
}

/** `{[name]: body for x in source if condition ...}` */
export function compileObjectComp(
  compiler: Compiler,
  node: ObjectCompNode,
  position: CodePosition,
  name: string,
): Code {
  const { machine } = compiler
  const site = siteOf(compiler, node, '')
  const objectSite = siteOf(compiler, node, position.context)
  const { walk, inner } = compileSpecs(compiler, node.specs, direct(position), site, (scope) => {
    return compileLayer(compiler, node, inScope(direct(position), scope), name)
  })
  const { layer, definitions, names } = inner
  const definition = definitions[0]?.definition
  const nameCode = names[0]
  return (env) => {
    const rounds: Env[] = []
    machine.enter(site)
    walk(env, (round) => {
      rounds.push(round)
    })
    machine.depth--
    const fields = new Map<string, FieldDefinition>()
    for (const round of rounds) {
      machine.enter(site)
      const fieldName = fieldNameOf(machine, nameCode?.(round) ?? null, objectSite)
      machine.depth--
      if (fieldName === null || definition === undefined) continue
      if (fields.has(fieldName)) throw machine.error(duplicateField(fieldName), site)
      fields.set(fieldName, { ...definition, outer: round })
    }
    return new JsonnetObject(Shape.ofLayer({ fields, code: layer, retained: null } satisfies Layout, false), [env])
  }
}

/**
 * The loops of a comprehension. Each round of each loop has an activation of its own; `compileInner` compiles what stands
 * in the innermost. To go-jsonnet every loop is a call with a function: hence the frames.
 */
function compileSpecs<T>(
  compiler: Compiler,
  specs: readonly ForSpec[],
  position: CodePosition,
  site: NodeSite,
  compileInner: (scope: Scope) => T,
): { walk: Walk; inner: T } {
  const [spec, ...rest] = specs
  if (spec === undefined) return { walk: (env, visit) => visit(env), inner: compileInner(position.scope) }
  const { machine } = compiler
  const scope = position.scope.enter([spec.name])
  const round = inScope(position, scope)
  const frame: Frame = scope.frame
  const conditions = spec.conditions.map((condition) => compiler.compile(condition, round))
  const { walk: walkRest, inner } = compileSpecs(compiler, rest, round, site, compileInner)
  const source = compiler.compile(spec.source, position)

  const holds = (env: Env): boolean => {
    for (const condition of conditions) {
      const value = condition(env)
      if (value === false) return false
      if (value === true) continue
      if (machine.marks && typeof value === 'string') machine.refuseMark(value, site)
      throw machine.typeError(value, 'boolean', UNPLACED)
    }
    return true
  }
  const walk: Walk = (env, visit) => {
    machine.enter(site)
    const array = source(env)
    machine.depth--
    if (!(array instanceof JsonnetArray)) {
      if (typeof array !== 'string') throw machine.typeError(array, 'array', site)
      if (machine.marks) machine.refuseMark(array, site)
      // These are the words of go-jsonnet 0.20; later ones name the types in the other order.
      throw machine.error('Unexpected type array, expected string', site)
    }
    for (const item of array.items) {
      const inner = newEnv(env, frame.size)
      inner[1] = item
      machine.enter(site)
      if (holds(inner)) walkRest(inner, visit)
      machine.depth--
    }
  }
  return { walk, inner }
}

import { type Machine, slotAt } from './machine.ts'
import { type Field, type FieldDefinition, LAYER_SLOT, PLAIN_LAYER, SELF_SLOT, Shape } from './shape.ts'
import type { Site } from './site.ts'
import { type Env, JsonnetObject, newEnv, type Value } from './values.ts'

/** The shape of an object; a sum is worked out when first asked for. */
export function shapeOf(object: JsonnetObject): Shape {
  return object.shape ?? flatten(object)
}

/** Joins the layers of a sum. A loop: folds make sums of any depth. */
function flatten(object: JsonnetObject): Shape {
  const parts: JsonnetObject[] = []
  const pending: JsonnetObject[] = [object]
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (part.shape !== null || part.left === null || part.right === null) parts.push(part)
    else pending.push(part.right, part.left)
  }
  let shape: Shape | null = null
  const outer: (Env | null)[] = []
  for (const part of parts) {
    const partShape = part.shape
    if (partShape === null) continue
    shape = shape === null ? partShape : shape.plus(partShape)
    for (const env of part.outer) outer.push(env)
  }
  const sum = shape ?? EMPTY_SHAPE
  object.shape = sum
  object.outer = outer
  object.left = null
  object.right = null
  return sum
}

const EMPTY_SHAPE: Shape = new Shape([], new Map(), true)

/** The field of a name, hidden or not. */
export function findField(object: JsonnetObject, name: string): Field | undefined {
  return shapeOf(object).fields.get(name)
}

/** `object.name` */
export function getField(machine: Machine, object: JsonnetObject, name: string, site: Site): Value {
  const field = (object.shape ?? flatten(object)).fields.get(name)
  if (field !== undefined) return fieldValue(machine, object, field, site)
  checkAssertions(machine, object, site)
  throw machine.error(`Field does not exist: ${name}`, site)
}

/** The value of a field that the object is known to have. */
export function fieldValue(machine: Machine, object: JsonnetObject, field: Field, site: Site): Value {
  const known = object.values?.[field.slot]
  if (known !== undefined) return known
  if (!object.asserted) checkAssertions(machine, object, site)
  const value = evaluateField(machine, object, field.layer, field.definition, field.name, site)
  object.values ??= new Array(shapeOf(object).fields.size)
  object.values[field.slot] = value
  return value
}

/** `super.name` in a layer of an object. */
export function getSuperField(machine: Machine, object: JsonnetObject, layer: number, name: string, site: Site): Value {
  checkAssertions(machine, object, site)
  if (layer === 0) throw machine.error('Attempt to use super when there is no super class.', site)
  const found = findSuper(object, layer, name)
  if (found === undefined) throw machine.error(`Field does not exist: ${name}`, site)
  const shown = shapeOf(object).fields.get(name)
  if (shown?.layer === found.layer) return fieldValue(machine, object, shown, site)
  const known = object.superValues?.[found.layer]?.get(name)
  if (known !== undefined) return known
  const value = evaluateField(machine, object, found.layer, found.definition, name, site)
  object.superValues ??= []
  object.superValues[found.layer] ??= new Map()
  object.superValues[found.layer]?.set(name, value)
  return value
}

/** `name in super` in a layer of an object. */
export function hasSuperField(object: JsonnetObject, layer: number, name: string): boolean {
  return findSuper(object, layer, name) !== undefined
}

function findSuper(
  object: JsonnetObject,
  below: number,
  name: string,
): { layer: number; definition: FieldDefinition } | undefined {
  const { layers } = shapeOf(object)
  for (let layer = below - 1; layer >= 0; layer--) {
    const layout = layers[layer]
    if (layout?.retained?.has(name) === false) return undefined
    const definition = layout?.fields.get(name)
    if (definition !== undefined) return { layer, definition }
  }
  return undefined
}

function evaluateField(
  machine: Machine,
  object: JsonnetObject,
  layer: number,
  definition: FieldDefinition,
  name: string,
  site: Site,
): Value {
  if (definition.constant !== undefined && definition.plus === null) return definition.constant
  const env = layerEnv(object, layer, definition.outer)
  if (definition.plus === null) {
    if (machine.depth >= machine.limit) throw machine.overflow(site)
    machine.sites[machine.depth++] = site
    const value = definition.body(env)
    machine.depth--
    return value
  }
  const { site: plusSite, add } = definition.plus
  machine.enter(site)
  machine.enter(plusSite)
  const right = definition.body(env)
  machine.depth--
  const value = hasSuperField(object, layer, name)
    ? add(machine, getSuperField(machine, object, layer, name, plusSite), right, plusSite)
    : right
  machine.depth--
  return value
}

/** The activation that a layer's fields are evaluated in. */
function layerEnv(object: JsonnetObject, layer: number, ownOuter: Env | null): Env {
  const code = shapeOf(object).layers[layer]?.code ?? PLAIN_LAYER
  const outer = ownOuter ?? object.outer[layer] ?? null
  // Where nothing refers to the object, its fields are compiled against the activation around it.
  if (!code.framed && outer !== null) return outer
  const known = ownOuter === null ? object.frames?.[layer] : undefined
  if (known !== undefined) return known
  const env = newEnv(outer, code.size)
  env[SELF_SLOT] = object
  env[LAYER_SLOT] = layer
  for (const { slot, body } of code.locals) env[slot] = body(env)
  if (ownOuter === null) {
    object.frames ??= []
    object.frames[layer] = env
  }
  return env
}

/** Checks the assertions of all layers, once; while they are checked they count as passed. */
export function checkAssertions(machine: Machine, object: JsonnetObject, site: Site): void {
  if (object.asserted) return
  object.asserted = true
  const shape = shapeOf(object)
  if (!shape.hasAsserts) return
  for (let layer = shape.layers.length - 1; layer >= 0; layer--) {
    for (const assertion of shape.layers[layer]?.code.asserts ?? []) {
      machine.enter(site)
      assertion(layerEnv(object, layer, null))
      machine.depth--
    }
  }
}

/** `self` of the activation of an object's layer. */
export function selfAt(env: Env): JsonnetObject {
  const self = slotAt(env, SELF_SLOT)
  // The compiler only asks activations of objects.
  if (!(self instanceof JsonnetObject)) throw new TypeError('no object in this activation')
  return self
}

/** The layer's number in the activation of an object's layer. */
export function layerAt(env: Env): number {
  return Number(slotAt(env, LAYER_SLOT))
}

import type { ObjectField, Visibility } from './ast.ts'
import { sortTexts } from './code-points.ts'
import type { Machine } from './machine.ts'
import type { NodeSite } from './site.ts'
import type { Source } from './source.ts'
import type { Code, Env, LazyCode, Value } from './values.ts'

/** A field as one layer defines it. */
export interface FieldDefinition {
  readonly visibility: Visibility
  readonly body: Code
  /** Set on `name+: body`. */
  readonly plus: Plus | null
  /** The value, where the body is a literal. */
  readonly constant: Value | undefined
  /** Fields of comprehensions: each has an activation of its own around it. */
  readonly outer: Env | null
  /** Where the field stands in a program; null for fields of data and of std. */
  readonly written: WrittenField | null
}

/** A field as a program has it, with the text that its offsets count in. */
export interface WrittenField {
  readonly source: Source
  readonly field: ObjectField
}

/** The addition that `name+: body` makes to the field it overrides. */
export interface Plus {
  readonly site: NodeSite
  readonly add: (machine: Machine, left: Value, right: Value, site: NodeSite) => Value
}

/** One layer of an object: what an object literal says, apart from where it was evaluated. */
export interface Layout {
  readonly fields: ReadonlyMap<string, FieldDefinition>
  readonly code: LayerCode
  /** Set on the layer that `std.objectRemoveKey` adds: what is left of the layers under it. */
  readonly retained: ReadonlySet<string> | null
}

/** An object literal as the compiler knows it. */
export interface LayerCode {
  /** Whether fields need an activation with `self`, the layer's number and the object's locals; else they use the outer one. */
  readonly framed: boolean
  readonly size: number
  readonly locals: readonly { readonly slot: number; readonly body: LazyCode }[]
  readonly asserts: readonly Code[]
}

/** The slot of `self` in an object's activation. */
export const SELF_SLOT = 1
/** The slot of the layer's number. */
export const LAYER_SLOT = 2
/** The first slot of the object's locals. */
export const FIRST_LOCAL_SLOT = 3

/** A layer without locals and assertions. */
export const PLAIN_LAYER: LayerCode = { framed: false, size: 1, locals: [], asserts: [] }

/** A field of a whole object. */
export interface Field {
  readonly name: string
  /** Where the object keeps its value. */
  readonly slot: number
  /** The layer, from the left, whose definition counts. */
  readonly layer: number
  readonly definition: FieldDefinition
  /** Its visibility after all layers were taken into account. */
  readonly visibility: Visibility
}

/** The number of sums that a shape remembers: enough for the mixins of one place, little enough not to leak. */
const REMEMBERED_SUMS = 64

/** The fields of an object, worked out once for all objects with the same layers. */
export class Shape {
  readonly layers: readonly Layout[]
  readonly fields: ReadonlyMap<string, Field>
  readonly hasAsserts: boolean
  /** Shapes that are made once per piece of code: sums of them are remembered. */
  readonly shared: boolean
  #visible: readonly Field[] | null = null
  #all: readonly Field[] | null = null
  #sums: Map<Shape, Shape> | null = null

  constructor(layers: readonly Layout[], fields: ReadonlyMap<string, Field>, shared: boolean) {
    this.layers = layers
    this.fields = fields
    this.shared = shared
    this.hasAsserts = layers.some((layer) => layer.code.asserts.length > 0)
  }

  /** The shape of an object literal. */
  static ofLayer(layout: Layout, shared: boolean): Shape {
    const fields = new Map<string, Field>()
    for (const [name, definition] of layout.fields) {
      fields.set(name, { name, slot: fields.size, layer: 0, definition, visibility: definition.visibility })
    }
    return new Shape([layout], fields, shared)
  }

  /** The fields that are shown, in order. */
  get visible(): readonly Field[] {
    this.#visible ??= this.all.filter((field) => field.visibility !== 'hidden')
    return this.#visible
  }

  /** All fields, in order. */
  get all(): readonly Field[] {
    this.#all ??= sortTexts([...this.fields.keys()]).flatMap((name) => this.fields.get(name) ?? [])
    return this.#all
  }

  /** The shape of a sum. */
  plus(right: Shape): Shape {
    const known = this.#sums?.get(right)
    if (known !== undefined) return known
    const sum = this.#add(right)
    if (this.shared && right.shared) {
      this.#sums ??= new Map()
      if (this.#sums.size < REMEMBERED_SUMS) this.#sums.set(right, sum)
    }
    return sum
  }

  #add(right: Shape): Shape {
    const fields = new Map(this.fields)
    const base = this.layers.length
    for (const [name, field] of right.fields) {
      const left = fields.get(name)
      fields.set(name, {
        name,
        slot: left?.slot ?? fields.size,
        layer: field.layer + base,
        definition: field.definition,
        visibility: field.visibility === 'inherit' ? (left?.visibility ?? 'inherit') : field.visibility,
      })
    }
    return new Shape([...this.layers, ...right.layers], fields, this.shared && right.shared)
  }

  /** The shape of the object without a field. */
  without(name: string): Shape {
    const fields = new Map<string, Field>()
    for (const field of this.fields.values()) {
      if (field.name !== name) fields.set(field.name, { ...field, slot: fields.size })
    }
    const mask: Layout = { fields: new Map(), code: PLAIN_LAYER, retained: new Set(fields.keys()) }
    return new Shape([...this.layers, mask], fields, false)
  }
}

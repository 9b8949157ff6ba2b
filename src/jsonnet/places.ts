import type { Node } from './ast.ts'
import type { FilePosition } from './errors.ts'
import { shapeOf } from './objects.ts'
import { positionAt, type Source } from './source.ts'
import { JsonnetArray, JsonnetObject, type Slot, Thunk, type Value } from './values.ts'

/**
 * Where the member or element at a path of the output is written: its name (`key`), or its value. With `containing`, where that text begins
 * in the value as it is written, if it stands there letter by letter. Falls back to the nearest member around it; undefined where no field
 * of a program leads there, as in what `std.parseJson` gives.
 */
export type FindPlace = (
  path: readonly (string | number)[],
  part: 'key' | 'value',
  containing?: string,
) => FilePosition | undefined

interface Written {
  readonly source: Source
  /** Where the name begins; for elements, where the element does. */
  readonly key: number
  readonly value: Node
}

/** The places of a value that was manifested: fields know where they are written, whatever objects were added together. */
export function findPlace(root: Value): FindPlace {
  return (path, part, containing) => {
    const found = walk(root, path)
    if (found === undefined) return undefined
    const { source, key, value } = found
    if (part === 'key') return positionIn(source, key)
    const inside = containing === undefined ? -1 : source.text.slice(value.begin, value.end).indexOf(containing)
    return positionIn(source, value.begin + Math.max(0, inside))
  }
}

function positionIn(source: Source, offset: number): FilePosition {
  return { file: source.name, ...positionAt(source, offset) }
}

function walk(root: Value, path: readonly (string | number)[]): Written | undefined {
  let value: Value | undefined = root
  let written: Written | undefined
  for (const segment of path) {
    if (value instanceof JsonnetObject) {
      const field = shapeOf(value).fields.get(String(segment))
      if (field?.definition.written) {
        const { source, field: node } = field.definition.written
        written = { source, key: node.begin, value: node.body }
      }
      value = field && (value.values?.[field.slot] ?? field.definition.constant)
    } else if (value instanceof JsonnetArray && typeof segment === 'number') {
      const element = written && elementOf(written.value, segment, value.length)
      if (written && element) written = { source: written.source, key: element.begin, value: element }
      value = evaluated(value.items[segment])
    } else return written
  }
  return written
}

/** An element of an array that is written as a list: of other arrays only the whole has a place. */
function elementOf(node: Node, index: number, length: number): Node | undefined {
  return node.kind === 'array' && node.elements.length === length ? node.elements[index] : undefined
}

/** The value of a slot of a value that was manifested, and so evaluated. */
function evaluated(slot: Slot | undefined): Value | undefined {
  return slot instanceof Thunk ? slot.value : slot
}

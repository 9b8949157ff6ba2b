/** XML as AWS writes it, read with fast-xml-parser and interpreted by shapes. Loaded with the protocols that speak it. */
import { XMLParser } from 'fast-xml-parser'
import {
  type Member,
  memberOf,
  type ShapeTable,
  type StructureShape,
  type TypeText,
  typeOf,
} from '../../shapes/index.ts'
import { UnreadableAnswer } from './protocol.ts'

/** An element: its text, or its children by name; several of one name stand in a list. */
export type Element = string | { readonly [name: string]: Element | readonly Element[] }

const options = {
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  removeNSPrefix: true,
  processEntities: { enabled: true, maxTotalExpansions: Infinity, maxExpandedLength: Infinity },
  htmlEntities: true,
} as const

/** The root's name and content. Throws `UnreadableAnswer` if the text is no XML. */
export function parseXml(xml: string): { readonly name: string; readonly content: Element } {
  const parsed = parse(xml)
  for (const [name, content] of Object.entries(parsed))
    if (!name.startsWith('?') && name !== '#text') return { name, content }
  throw new UnreadableAnswer()
}

function parse(xml: string): Record<string, Element> {
  // A document type means a page, or somebody who defines entities: AWS writes neither.
  if (!/^\s*</.test(xml) || /<!DOCTYPE/i.test(xml)) throw new UnreadableAnswer()
  try {
    return new XMLParser(options).parse(xml, true)
  } catch {
    throw new UnreadableAnswer()
  }
}

export function child(element: Element | undefined, name: string): Element | undefined {
  if (typeof element !== 'object' || !Object.hasOwn(element, name)) return undefined
  return one(element[name])
}

export function childText(element: Element | undefined, name: string): string | undefined {
  const found = child(element, name)
  return typeof found === 'string' ? found : undefined
}

function one(found: Element | readonly Element[] | undefined): Element | undefined {
  return isList(found) ? found[0] : found
}
function isList(found: Element | readonly Element[] | undefined): found is readonly Element[] {
  return Array.isArray(found)
}
function all(found: Element | readonly Element[] | undefined): readonly Element[] {
  return found === undefined ? [] : isList(found) ? found : [found]
}

function children(element: Element): [string, Element | readonly Element[]][] {
  return typeof element === 'string' ? [] : Object.entries(element).filter(([name]) => name !== '#text')
}

/** A structure with its members under AWS's names. What the shape does not know comes along, guessed at by its looks. */
export function readStructure(table: ShapeTable, shape: StructureShape, element: Element): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  const known = new Set<string>()
  for (const name of Object.keys(shape.members)) {
    const member = memberOf(shape, name)
    if (!member) continue
    const wireName = member.xml ?? name
    known.add(wireName)
    const found = typeof element === 'string' || !Object.hasOwn(element, wireName) ? undefined : element[wireName]
    if (found !== undefined) result[name] = readMember(table, member, found)
  }
  for (const [name, found] of children(element)) if (!known.has(name)) result[name] = guess(found)
  return result
}

function readMember(table: ShapeTable, member: Member, found: Element | readonly Element[]): unknown {
  const type = typeOf(table, member.type)
  if (type.kind === 'list') {
    const elements = member.flat ? all(found) : listItems(one(found), member.item ?? 'member')
    return elements.map((element) => readValue(table, type.element, element))
  }
  if (type.kind === 'map') {
    const entries = member.flat ? all(found) : listItems(one(found), 'entry')
    return Object.fromEntries(
      entries.map((entry) => [
        childText(entry, 'key') ?? '',
        readValue(table, type.value, child(entry, 'value') ?? ''),
      ]),
    )
  }
  return readValue(table, member.type, one(found) ?? '')
}

function listItems(element: Element | undefined, name: string): readonly Element[] {
  return typeof element === 'object' && Object.hasOwn(element, name) ? all(element[name]) : []
}

function readValue(table: ShapeTable, type: TypeText, element: Element): unknown {
  const { kind, ...rest } = typeOf(table, type)
  if ('shape' in rest) return readStructure(table, rest.shape, element)
  if (kind === 'list' || kind === 'map') return readMember(table, { type }, element)
  const value = typeof element === 'string' ? element : ''
  if (kind === 'number') return Number(value)
  if (kind === 'boolean') return value === 'true'
  return value
}

/** Without a shape: `member` elements are a list, everything else is text or a structure. */
export function guess(found: Element | readonly Element[]): unknown {
  if (isList(found)) return found.map(guess)
  if (typeof found === 'string') return found
  const inner = children(found)
  if (inner.length === 1 && inner[0]?.[0] === 'member') return all(inner[0][1]).map(guess)
  return Object.fromEntries(inner.map(([name, value]) => [name, guess(value)]))
}

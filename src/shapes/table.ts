/** The wire protocol of a service, by the names of Smithy. */
export type Protocol = 'awsJson1.1' | 'query' | 'ec2Query' | 'restJson1' | 'restXml'

/** One service of AWS as far as it is served here: data only. */
export interface ShapeTable {
  /** Signing name: `ecs`, `logs`, `s3`, … */
  readonly service: string
  readonly protocol: Protocol
  /** The API's date: `Version` of query services. */
  readonly version: string
  /** The first half of `X-Amz-Target`, before the operation's name. */
  readonly target: string
  readonly xmlNamespace?: string
  readonly operations: Readonly<Record<string, OperationShapes>>
  /** The values of each enum. AWS may know more by now. */
  readonly enums: Readonly<Record<string, readonly string[]>>
  readonly shapes: Readonly<Record<string, StructureShape>>
}

export interface OperationShapes {
  /** Names of structures; null where there is nothing. */
  readonly input: string | null
  readonly output: string | null
  /** Method and path template of REST services: `GET /{Key+}?x-id=GetObject`. */
  readonly http?: string
}

export interface StructureShape {
  readonly required?: readonly string[]
  /** Exactly one of the members is there. */
  readonly union?: true
  /** The element's name, where it is not the structure's. */
  readonly xml?: string
  readonly members: Readonly<Record<string, Member | TypeText>>
}

/**
 * A type as text: `string`, `number`, `boolean`, `blob`, `document`, `timestamp` (or `timestamp:date-time`, `timestamp:http-date`,
 * `timestamp:epoch-seconds`), `[T]` for a list, `{T}` for a map with text keys, or the name of an enum or of a structure.
 */
export type TypeText = string

export interface Member {
  readonly type: TypeText
  /** Never to be shown. */
  readonly sensitive?: true
  /** A text that makes a request which is sent twice happen once. */
  readonly token?: true
  /** The member's name in XML, where it differs. */
  readonly xml?: string
  /** The list's elements stand in the parent, without an element around them. */
  readonly flat?: true
  /** The name of a list's elements, where it is not `member`. */
  readonly item?: string
  /** Where REST services put it: a header, headers with a prefix, a query parameter, the path, the whole body. */
  readonly header?: string
  readonly prefix?: string
  readonly query?: string
  readonly label?: true
  readonly payload?: true
}

/** A `TypeText` taken apart, one level of it. */
export type Type =
  | { readonly kind: 'string' | 'number' | 'boolean' | 'blob' | 'document' }
  | { readonly kind: 'timestamp'; readonly format: 'date-time' | 'http-date' | 'epoch-seconds' | undefined }
  | { readonly kind: 'list'; readonly element: TypeText }
  | { readonly kind: 'map'; readonly value: TypeText }
  | { readonly kind: 'enum'; readonly name: string; readonly values: readonly string[] }
  | { readonly kind: 'structure'; readonly name: string; readonly shape: StructureShape }

/** Reads one level of a type. Throws on a name that the table does not have, which is a bug of the generator. */
export function typeOf(table: ShapeTable, text: TypeText): Type {
  if (text.startsWith('[')) return { kind: 'list', element: text.slice(1, -1) }
  if (text.startsWith('{')) return { kind: 'map', value: text.slice(1, -1) }
  switch (text) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'blob':
    case 'document':
      return { kind: text }
    case 'timestamp':
      return { kind: 'timestamp', format: undefined }
    case 'timestamp:date-time':
      return { kind: 'timestamp', format: 'date-time' }
    case 'timestamp:http-date':
      return { kind: 'timestamp', format: 'http-date' }
    case 'timestamp:epoch-seconds':
      return { kind: 'timestamp', format: 'epoch-seconds' }
  }
  const values = table.enums[text]
  if (values) return { kind: 'enum', name: text, values }
  return { kind: 'structure', name: text, shape: shapeOf(table, text) }
}

/** A structure by name. Throws if the table does not have it. */
export function shapeOf(table: ShapeTable, name: string): StructureShape {
  const shape = table.shapes[name]
  if (!shape) throw new Error(`bug: ${table.service} has no shape ${name}`)
  return shape
}

/** The structures of an operation's input and output; undefined where the table does not have the operation. */
export function operationShapes(table: ShapeTable, operation: string): OperationShapes | undefined {
  return Object.hasOwn(table.operations, operation) ? table.operations[operation] : undefined
}

/** A member with its traits, whichever way the table writes it. */
export function memberOf(shape: StructureShape, name: string): Member | undefined {
  if (!Object.hasOwn(shape.members, name)) return undefined
  const member = shape.members[name]
  return typeof member === 'string' ? { type: member } : member
}

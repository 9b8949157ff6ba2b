import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseAst } from 'rolldown/parseAst'
import { endings } from '../src/report/index.ts'

/**
 * The JSON Schema of all events, made of the types in src/report: the syntax is read by the bundler's own parser, since the compiler of
 * this version offers none. Of TypeScript it knows what the types of events are written in, and fails at anything else.
 */
const folder = join(dirname(fileURLToPath(import.meta.url)), '../src/report')
const files = ['events.ts', 'failure-report.ts', 'last-event.ts']

type Schema = Readonly<Record<string, unknown>>

/** A node of the syntax tree: only what is read of it. */
interface Node {
  readonly type: string
  readonly start: number
  readonly [member: string]: unknown
}

/** Types that are made of tables. */
const tables: Readonly<Record<string, Schema>> = { Ending: { enum: Object.keys(endings) } }

/** The schema of a line of `--log-format json`, an element of the library's `events`; `LastEvent` is the document of `--output json`. */
export function eventJsonSchema(): object {
  const definitions = Object.fromEntries(files.flatMap(definitionsIn))
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Events of ristretto',
    description:
      'A line of `--log-format json`, which bears its `time` beside; `LastEvent` is also the document of `--output json`.',
    $ref: '#/$defs/Event',
    $defs: { ...definitions, ...tables },
  }
}

function definitionsIn(file: string): [string, Schema][] {
  const text = readFileSync(join(folder, file), 'utf8')
  const { body } = parseAst(text, { lang: 'ts' }) as unknown as { body: readonly Node[] }
  return body.flatMap((statement) => {
    const exported = statement.type === 'ExportNamedDeclaration'
    const declared = exported ? node(statement['declaration']) : statement
    const about = commentBefore(text, statement.start)
    if (declared.type === 'TSInterfaceDeclaration')
      return [
        [nameOf(declared['id']), { ...about, ...objectOf(members(node(declared['body'])['body']), text) }] as [
          string,
          Schema,
        ],
      ]
    if (declared.type === 'TSTypeAliasDeclaration')
      return [
        [nameOf(declared['id']), { ...about, ...schemaOf(node(declared['typeAnnotation']), text) }] as [string, Schema],
      ]
    return []
  })
}

function schemaOf(type: Node, text: string): Schema {
  switch (type.type) {
    case 'TSStringKeyword':
      return { type: 'string' }
    case 'TSNumberKeyword':
      return { type: 'number' }
    case 'TSBooleanKeyword':
      return { type: 'boolean' }
    case 'TSUnknownKeyword':
      return {}
    case 'TSObjectKeyword':
      return { type: 'object' }
    case 'TSLiteralType':
      return { const: node(type['literal'])['value'] }
    case 'TSTypeLiteral':
      return objectOf(members(type['members']), text)
    case 'TSTypeOperator': // readonly
    case 'TSParenthesizedType':
      return schemaOf(node(type['typeAnnotation']), text)
    case 'TSArrayType':
      return { type: 'array', items: schemaOf(node(type['elementType']), text) }
    case 'TSTypeReference': {
      const name = nameOf(type['typeName'])
      const [first, second] = members(node(type['typeArguments'] ?? {})['params'] ?? [])
      if (name === 'Readonly' && first) return schemaOf(first, text)
      if (name === 'Record' && second) return { type: 'object', additionalProperties: schemaOf(second, text) }
      return { $ref: `#/$defs/${name}` }
    }
    case 'TSUnionType':
      return unionOf(members(type['types']), text)
    case 'TSIntersectionType':
      return { allOf: members(type['types']).map((one) => schemaOf(one, text)) }
    case 'TSIndexedAccessType': {
      const { literal } = node(type['indexType']) as { literal?: { value?: unknown } }
      return { $ref: `#/$defs/${nameOf(node(type['objectType'])['typeName'])}/properties/${String(literal?.value)}` }
    }
    default:
      throw new Error(`the types of events hold ${type.type}, which has no place in the schema yet`)
  }
}

/** What may be `undefined` is left out of JSON. */
function unionOf(types: readonly Node[], text: string): Schema {
  const given = types.filter(({ type }) => type !== 'TSUndefinedKeyword')
  const schemas = given.map((one) => ({ ...commentBefore(text, one.start), ...schemaOf(one, text) }))
  const [only] = schemas
  if (schemas.length === 1 && only) return only
  return given.every(({ type }) => type === 'TSLiteralType')
    ? { enum: schemas.map((one) => one['const' as keyof typeof one]) }
    : { anyOf: schemas }
}

function objectOf(properties: readonly Node[], text: string): Schema {
  const entries = properties.map((property) => {
    const inner = schemaOf(node(node(property['typeAnnotation'])['typeAnnotation']), text)
    return [nameOf(property['key']), { ...commentBefore(text, property.start), ...inner }] as const
  })
  const required = properties.filter(({ optional }) => optional !== true).map(({ key }) => nameOf(key))
  return { type: 'object', properties: Object.fromEntries(entries), ...(required.length > 0 ? { required } : {}) }
}

/** The doc comment that ends right before a place; a union's bar may stand between. */
function commentBefore(text: string, start: number): { description?: string } {
  const found = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/[\s|(]*$/.exec(text.slice(0, start))
  const words = found?.[1]
    ?.replace(/^\s*\*/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
  return words ? { description: words } : {}
}

function nameOf(identifier: unknown): string {
  const { name, value } = node(identifier)
  return String(name ?? value)
}

function node(value: unknown): Node {
  return value as Node // the tree is the parser's
}

function members(value: unknown): readonly Node[] {
  return value as readonly Node[]
}

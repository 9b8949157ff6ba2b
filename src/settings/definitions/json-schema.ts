import { memberOf, type ShapeTable, shapeOf, type TypeText, typeOf } from '../../shapes/index.ts'

/**
 * A JSON Schema of a structure of AWS for editors: names, types and values without AWS's descriptions. Unknown members pass, as they do when
 * a file is read; a string with a template in it stands for anything.
 */
export function definitionJsonSchema(table: ShapeTable, shape: string, head: object): object {
  const definitions: Record<string, object> = {}
  const structure = (name: string): object => {
    const { members } = shapeOf(table, name)
    const own = shapeOf(table, name).required ?? []
    return {
      type: 'object',
      properties: Object.fromEntries(
        Object.keys(members).map((key) => [key, typeSchema(memberOf(shapeOf(table, name), key)?.type ?? 'document')]),
      ),
      ...(own.length > 0 && name !== shape ? { required: own } : {}),
    }
  }
  const typeSchema = (text: TypeText): object => {
    const type = typeOf(table, text)
    switch (type.kind) {
      case 'string':
      case 'blob':
        return { type: 'string' }
      case 'number':
        return orTemplate({ type: 'number' })
      case 'boolean':
        return orTemplate({ type: 'boolean' })
      case 'timestamp':
        return { type: ['number', 'string'] }
      case 'document':
        return {}
      case 'enum':
        // Empty ones count as missing.
        return orTemplate({ enum: [...type.values, ''] })
      case 'list':
        return orTemplate({ type: 'array', items: typeSchema(type.element) })
      case 'map':
        return orTemplate({ type: 'object', additionalProperties: typeSchema(type.value) })
      case 'structure':
        if (!Object.hasOwn(definitions, type.name)) {
          definitions[type.name] = {} // it may hold itself
          definitions[type.name] = structure(type.name)
        }
        return orTemplate({ $ref: `#/$defs/${type.name}` })
    }
  }
  const body = structure(shape)
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...head, ...body, $defs: definitions }
}

/** `"{{ ... }}"` where JSON wants quotes; a null counts as missing. */
function orTemplate(schema: object): object {
  return { anyOf: [schema, { type: 'string', pattern: '\\{\\{' }, { type: 'null' }] }
}

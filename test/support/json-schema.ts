/** What of JSON Schema the schema of events is written in. */
interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

/** What of a value a schema does not allow, with paths; an empty list where it fits. `root` holds the definitions. */
export function misfits(schema: Schema, value: unknown, root: object, path = '$'): string[] {
  if (schema.$ref !== undefined) return misfits(resolve(schema.$ref, root), value, root, path)
  const own = [
    ...kindMisfits(schema, value, path),
    ...(schema.allOf ?? []).flatMap((one) => misfits(one, value, root, path)),
  ]
  if (schema.anyOf !== undefined) {
    const tries = schema.anyOf.map((one) => misfits(one, value, root, path))
    if (tries.every((found) => found.length > 0)) own.push(`${path}: fits none of ${tries.length}`)
  }
  if (Array.isArray(value) && schema.items)
    own.push(...value.flatMap((item, i) => misfits(schema.items ?? {}, item, root, `${path}[${i}]`)))
  if (typeof value !== 'object' || value === null) return own
  const members = new Map(Object.entries(value))
  for (const name of schema.required ?? []) if (!members.has(name)) own.push(`${path}.${name} is missing`)
  for (const [name, inner] of Object.entries(schema.properties ?? {}))
    if (members.has(name)) own.push(...misfits(inner, members.get(name), root, `${path}.${name}`))
  return own
}

function kindMisfits(schema: Schema, value: unknown, path: string): string[] {
  const kind = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value
  if (schema.type !== undefined && schema.type !== kind) return [`${path} is ${kind}, not ${schema.type}`]
  if ('const' in schema && schema.const !== value) return [`${path} is not ${String(schema.const)}`]
  if (schema.enum && !schema.enum.includes(value)) return [`${path} is none of ${schema.enum.join(', ')}`]
  return []
}

function resolve(reference: string, root: object): Schema {
  const parts = reference.split('/').slice(1)
  return parts.reduce<unknown>(
    (at, part) => Object.entries(at ?? {}).find(([name]) => name === part)?.[1],
    root,
  ) as Schema
}

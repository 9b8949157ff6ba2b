import { configurationKeys, type Key, type KeyTable } from './keys.ts'

/** The published JSON Schema of the configuration file. Unknown keys pass, as they do when the file is read. */
export function configurationJsonSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Configuration of ristretto (ecspresso.yml)',
    ...ofKeys(configurationKeys),
  }
}

function ofKeys(keys: KeyTable): object {
  const required = Object.keys(keys).filter((name) => keys[name]?.required)
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(keys).map(([name, key]) => [
        name,
        { ...typeOf(key), ...(key.about === undefined ? {} : { description: key.about }) },
      ]),
    ),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: {},
  }
}

function typeOf(key: Key): object {
  switch (key.kind) {
    case 'string':
      return { type: 'string' }
    case 'strings':
      return { type: 'array', items: { type: 'string' } }
    case 'duration':
      return { anyOf: [{ type: 'string' }, { type: 'number' }] }
    case 'choice':
      return { type: 'string', enum: key.choices }
    case 'object':
      return { type: 'object', additionalProperties: {} }
    case 'record':
      return ofKeys(key.keys)
    case 'records':
      return { type: 'array', items: ofKeys(key.keys) }
  }
}

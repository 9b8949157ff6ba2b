import { expect, test } from 'vitest'
import { configurationJsonSchema } from './json-schema.ts'
import { configurationKeys } from './keys.ts'

test('the published JSON Schema knows every key, and allows unknown ones', () => {
  const schema = configurationJsonSchema()
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: {
      service: { type: 'string', description: expect.any(String) },
      timeout: { description: expect.stringContaining('nanoseconds') },
      plugins: { items: { required: ['name'], properties: { name: { type: 'string' } } } },
      ignore: { properties: { tags: { type: 'array' } } },
    },
    additionalProperties: {},
  })
  expect(Object.keys((schema as { properties: object }).properties)).toEqual(Object.keys(configurationKeys))
  expect(schema).not.toHaveProperty('required')
})

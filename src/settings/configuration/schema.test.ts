import fc from 'fast-check'
import { expect, test } from 'vitest'
import { configurationJsonSchema, configurationSchema, mistakesIn } from './schema.ts'
import { isRight, knownKeys } from './shape.ts'

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
  })
  expect(Object.keys((schema as { properties: object }).properties)).toEqual(knownKeys.get(''))
  expect((schema as { required?: unknown }).required).toBeUndefined()
})

const some = fc.oneof(
  fc.string(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.oneof(fc.string(), fc.integer())),
  fc.dictionary(fc.string(), fc.string()),
)
function members(keys: readonly string[]) {
  return fc.record(Object.fromEntries(keys.map((key) => [key, some])), { requiredKeys: [] })
}
function inner(path: string) {
  return fc.oneof(some, members(knownKeys.get(path) ?? []))
}
const configuration = fc.oneof(
  some,
  fc.record(
    {
      ...Object.fromEntries(Object.keys(configurationSchema.shape).map((key) => [key, some])),
      plugins: fc.oneof(some, fc.array(inner('plugins'))),
      codedeploy: inner('codedeploy'),
      ignore: inner('ignore'),
    },
    { requiredKeys: [] },
  ),
  // Mostly right, so that accepted ones are met as well.
  fc.record({ region: fc.string(), timeout: fc.oneof(fc.string(), fc.integer()), service: some }, { requiredKeys: [] }),
)

test('isRight() accepts what the schema accepts', () => {
  fc.assert(
    fc.property(configuration, (value) => {
      expect(isRight(value)).toBe(mistakesIn(value).length === 0)
    }),
    { numRuns: 2000 },
  )
})

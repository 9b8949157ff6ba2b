import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Json, type JsonObject, ServiceError } from '../../../service.ts'
import { beginGood, good } from '../good-inputs.fixture.ts'
import { ecs } from '../index.ts'

// Whatever is sent, an operation answers or refuses; it never breaks. One member of a good request is replaced by anything.

const prefix = 'arn:aws:ecs:eu-west-1:111122223333:'

const anything: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    '',
    'x',
    '__proto__',
    'constructor',
    'arn:',
    `${prefix}task/`,
    -1,
    0,
    1e9,
    0.5,
    true,
    [],
    {},
  ),
  fc.constantFrom<Json>([null], [{}], [[]], { name: null }, 'web:0', 'web:99999999999999999999', 'a/b/c', ':', '*'),
  fc.string(),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
)

/** All the paths in a value. */
function pathsOf(value: Json | undefined): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [[]]
  const entries: [string | number, Json | undefined][] = Array.isArray(value)
    ? value.map((item, index): [number, Json] => [index, item])
    : Object.entries(value)
  return [[], ...entries.flatMap(([name, member]) => pathsOf(member).map((path) => [name, ...path]))]
}

function replaced(value: Json | undefined, path: readonly (string | number)[], by: Json): Json {
  const [first, ...rest] = path
  if (first === undefined || typeof value !== 'object' || value === null) return by
  if (Array.isArray(value)) return value.map((item, index) => (index === first ? replaced(item, rest, by) : item))
  return { ...value, [first]: replaced(value[first], rest, by) }
}

test.each(ecs.operations.map(({ name }) => name.replace('ecs:', '')))(
  '%s answers or refuses whatever is sent',
  (name) => {
    const operation = ecs.operations.find((one) => one.name === `ecs:${name}`)
    const input = good[name]
    if (!operation || !input) throw new Error(`no good request for ${name}`)
    const paths = pathsOf(input).filter((path) => path.length > 0)
    fc.assert(
      fc.property(fc.constantFrom(...paths), anything, (path, by) => {
        const world = beginGood()
        const sent = replaced(input, path, by) as JsonObject
        const outcome = (does: () => unknown): unknown => {
          try {
            return does()
          } catch (error) {
            return error
          }
        }
        for (const result of [
          outcome(() => operation.checks(sent, world.context)),
          outcome(() => operation.handle(sent, world.context)),
        ]) {
          if (result instanceof Error) expect(result).toBeInstanceOf(ServiceError)
        }
        // What was let in can be lived with.
        world.settle(600)
        expect(JSON.parse(JSON.stringify(world.context.state))).toEqual(world.context.state)
      }),
      { numRuns: 25 },
    )
  },
)

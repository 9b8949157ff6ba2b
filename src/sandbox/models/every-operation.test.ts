import { describe, expect, test } from 'vitest'

import { inputWith, type MemberPath, membersOf } from '../../../test/support/sandbox/modelled-input.ts'
import { type Json, type JsonObject, ServiceError } from '../service.ts'
import { wordedByOperations } from '../services/ecs/input-rules.ts'
import { services } from '../services/index.ts'
import { checkInput } from './check-input.ts'
import { loadModel } from './load.ts'
import { type InputModel, type Shape, shapeNamed } from './model.ts'
import { regularExpression } from './violations.ts'

const place = { partition: 'aws', region: 'eu-west-1', account: '111122223333' }

/** Services whose inputs are checked by AWS's models before an operation sees them. */
const checked = services.filter(
  ({ protocol, inputRules }) => protocol.spelling !== undefined && inputRules !== undefined,
)

/** S3 has rules of its own, in its protocol; the registries of ECR are no AWS API; a call of STS alone takes nothing. */
test('the services that have other rules are these', () => {
  const others = services.filter((service) => !checked.includes(service)).map(({ name }) => name)
  expect(others).toEqual(['ecr-registry', 's3'])
})

/** A value that breaks a rule, and the words by which the refusal tells of it. */
interface Bad {
  readonly about: string
  readonly value: Json | undefined
}

function badValues(shape: Shape, required: boolean): Bad[] {
  const bad: Bad[] = required ? [{ about: 'missing', value: undefined }] : []
  if (shape.kind === 'integer' || shape.kind === 'number') {
    if (shape.min !== undefined) bad.push({ about: 'too small', value: shape.min - 1 })
    if (shape.max !== undefined && shape.max < 2 ** 31 - 1) bad.push({ about: 'too large', value: shape.max + 1 })
  }
  if (shape.kind === 'string') {
    if ((shape.min ?? 0) > 0) bad.push({ about: 'blank', value: '' })
    if (shape.max !== undefined && shape.max < 1e5) bad.push({ about: 'too long', value: 'a'.repeat(shape.max + 1) })
    if (shape.values) bad.push({ about: 'none of the enumeration', value: 'NO_SUCH' })
    for (const value of shape.pattern === undefined ? [] : outsiders) {
      if (!regularExpression(shape.pattern ?? '').test(value) && value.length >= (shape.min ?? 0))
        bad.push({ about: `not of the pattern: ${value}`, value })
    }
  }
  return bad
}

/** Names and ARNs that most patterns do not take. */
const outsiders = [
  'a name\u0000with nothing',
  '☕',
  'arn:aws:iam::111122223333:role/arn:aws:iam::111122223333:role/web',
  'arn:aws:s3:::bucket/key',
  'no arn',
]

async function refusalOf(
  service: (typeof checked)[number],
  operation: string,
  input: JsonObject,
): Promise<ServiceError | undefined> {
  const { name, inputRules, protocol } = service
  // As it comes over the wire: without members that are undefined.
  const sent = JSON.parse(JSON.stringify(input)) as JsonObject
  const decoded = { operation: `${name}:${operation}`, input: sent }
  try {
    await checkInput(name, decoded, { spelling: protocol.spelling ?? 'json', rules: inputRules, place })
    return undefined
  } catch (error) {
    if (error instanceof ServiceError) return error
    throw error
  }
}

/** What the operations of a service see to themselves; their own tests hold it. */
function isLeftToOperations(service: string, about: string, { path }: MemberPath): boolean {
  if (service === 'codedeploy') return about === 'missing'
  if (service !== 'ecs') return false
  const names = path.filter((one) => one !== '0')
  return (
    about !== 'none of the enumeration' ||
    names.at(-1) === 'logDriver' ||
    wordedByOperations.has(names.at(-1) ?? '') ||
    wordedByOperations.has(names.slice(-2).join('.'))
  )
}

describe.each(checked.map((service) => [service.name, service] as const))('%s', (name, service) => {
  const operations = service.operations.map((one) => one.name.slice(name.length + 1))

  test.each(operations)('%s refuses each member that breaks a limit, by its name', async (operation) => {
    const model = (await loadModel(name)) as InputModel
    expect(Object.keys(model.operations)).toContain(operation)
    const structure = model.operations[operation]
    const passed: string[] = []
    for (const member of structure ? membersOf(model, structure) : []) {
      const shape = shapeNamed(model, member.type)
      for (const { about, value } of badValues(shape, member.required)) {
        if (isLeftToOperations(name, about, member)) continue
        const refusal = await refusalOf(service, operation, inputWith(model, structure ?? '', member.path, value))
        const named = [...member.path].reverse().find((one) => one !== '0') ?? ''
        const told = refusal?.message.toLowerCase().includes(named.toLowerCase())
        if (refusal?.status !== 400 || !(told || refusal.code.startsWith('Invalid')))
          passed.push(`${member.path.join('.')} ${about}: ${refusal?.code} ${refusal?.message}`)
      }
    }
    expect(passed).toEqual([])
  })

  test.each(operations)('%s refuses a value of another type', async (operation) => {
    const model = (await loadModel(name)) as InputModel
    const structure = model.operations[operation]
    const passed: string[] = []
    for (const member of structure ? membersOf(model, structure) : []) {
      const { kind } = shapeNamed(model, member.type)
      const wrong: Json = kind === 'structure' || kind === 'map' || kind === 'list' ? 'x' : { a: 'x' }
      const refusal = await refusalOf(service, operation, inputWith(model, structure ?? '', member.path, wrong))
      if (!['SerializationException', 'MalformedInput'].includes(refusal?.code ?? ''))
        passed.push(member.path.join('.'))
    }
    expect(passed).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'

import { type MemberPath, membersOf } from '../../../../../test/support/sandbox/modelled-input.ts'
import { checkInput } from '../../../models/check-input.ts'
import { type InputModel, shapeNamed } from '../../../models/model.ts'
import { ecs as model } from '../../../models/tables/ecs.generated.ts'
import { type Json, type JsonObject, type RequestContext, ServiceError } from '../../../service.ts'
import { beginGood, good } from '../good-inputs.fixture.ts'
import { ecs } from '../index.ts'
import { inputRules } from '../input-rules.ts'

// ECS's model has no patterns, and AWS refuses in words of ECS's own: what the operations and the rules of the service do is held here.

const names = ecs.operations.map(({ name }) => name.slice('ecs:'.length))
const structures: Readonly<Record<string, string | null>> = model.operations

/** The input of an operation with one member of its good input replaced, as deep as it lies; `undefined` takes it away. */
function replaced(
  before: Json | undefined,
  type: string,
  path: readonly string[],
  value: Json | undefined,
): Json | undefined {
  const [first, ...rest] = path
  if (first === undefined) return value
  const shape = shapeNamed(model, type)
  if (shape.kind === 'list') {
    const items = Array.isArray(before) ? before : []
    return [replaced(items[0], shape.element, rest, value) ?? null, ...items.slice(1)]
  }
  if (shape.kind !== 'structure') return value
  const object = typeof before === 'object' && before !== null && !Array.isArray(before) ? before : {}
  return { ...object, [first]: replaced(object[first], shape.members[first] ?? '', rest, value) }
}

/** The refusal of an input that comes over the wire, the names of what it does not find, or undefined where it is let in. */
async function refusalOf(name: string, input: JsonObject): Promise<string | undefined> {
  const world = beginGood()
  const sent = JSON.parse(JSON.stringify(input)) as JsonObject
  const operation = ecs.operations.find((one) => one.name === `ecs:${name}`)
  const context: RequestContext = world.context
  try {
    await checkInput(
      'ecs',
      { operation: `ecs:${name}`, input: sent },
      { spelling: 'json', rules: inputRules, place: context },
    )
    operation?.checks(sent, context)
    const { failures } = operation?.handle(sent, context) ?? {}
    return Array.isArray(failures) && failures.length > 0 ? JSON.stringify(failures) : undefined
  } catch (error) {
    if (error instanceof ServiceError) return `${error.code}: ${error.wireMessage}`
    throw error
  }
}

function withMember(name: string, path: readonly string[], value: Json | undefined): JsonObject {
  return replaced(good[name], structures[name] ?? '', path, value) as JsonObject
}

function memberPaths(name: string): MemberPath[] {
  const structure = structures[name]
  return structure ? membersOf(model as InputModel, structure) : []
}

const wrongArns = {
  'no ARN': 'no arn',
  'an ARN inside an ARN': 'arn:aws:iam::111122223333:role/arn:aws:iam::111122223333:role/web',
  'of another service': 'arn:aws:s3:::bucket/key',
  'blank behind the account': 'arn:aws:ecs:eu-west-1:111122223333:',
}

/** Names of roles stand for their ARNs in definitions; a bare name is one. A group and what instances are made of are not looked up. */
const barely = new Set(['taskRoleArn', 'executionRoleArn', 'role'])

describe('an ARN that is none is refused', () => {
  test.each(names)('%s', async (name) => {
    const passed: string[] = []
    for (const { path } of memberPaths(name)) {
      const member = path.filter((one) => one !== '0').at(-1) ?? ''
      if (!/arns?$|^role$/i.test(member)) continue
      for (const [about, value] of Object.entries(wrongArns)) {
        if (barely.has(member) && about === 'no ARN') continue
        if ((await refusalOf(name, withMember(name, path, value))) === undefined)
          passed.push(`${path.join('.')}: ${about}`)
      }
    }
    expect(passed).toEqual([])
  })
})

describe('a member that must be there is asked for', () => {
  test.each(names)('%s', async (name) => {
    const passed: string[] = []
    for (const { path, type, required } of memberPaths(name)) {
      if (!required || ['boolean', 'integer', 'number'].includes(shapeNamed(model, type).kind)) continue
      if ((await refusalOf(name, withMember(name, path, undefined))) === undefined) passed.push(path.join('.'))
    }
    expect(passed).toEqual([])
  })
})

describe('a value that is none of an enumeration is refused', () => {
  test.each(names)('%s', async (name) => {
    const passed: string[] = []
    for (const { path, type } of memberPaths(name)) {
      const shape = shapeNamed(model, type)
      if (!('values' in shape) || !shape.values) continue
      const refusal = await refusalOf(name, withMember(name, path, 'NO_SUCH'))
      if (!refusal || !/one of|valid values are|NO_SUCH/i.test(refusal)) passed.push(`${path.join('.')}: ${refusal}`)
    }
    expect(passed).toEqual([])
  })
})

const long = 'a'.repeat(300)

describe('a name that is none is refused', () => {
  test.each<[string, string]>([
    ['CreateCluster', 'clusterName'],
    ['CreateService', 'serviceName'],
    ['CreateExpressGatewayService', 'serviceName'],
    ['RegisterTaskDefinition', 'family'],
    ['RegisterTaskDefinition', 'containerDefinitions.0.name'],
    ['RegisterDaemonTaskDefinition', 'family'],
    ['RegisterDaemonTaskDefinition', 'containerDefinitions.0.name'],
    ['CreateCapacityProvider', 'name'],
    ['PutAttributes', 'attributes.0.name'],
    ['RunTask', 'startedBy'],
    ['RunTask', 'group'],
    ['StartTask', 'startedBy'],
    ...(['TagResource', 'RunTask', 'CreateService', 'RegisterTaskDefinition'] as const).map(
      (name): [string, string] => [name, 'tags.0.key'],
    ),
  ])('%s %s', async (name, member) => {
    const passed: string[] = []
    const blank = member.startsWith('tags') ? [] : [' ']
    for (const value of ['', ...blank, 'a b\u0000', long, 'arn:aws:ecs:eu-west-1:111122223333:cluster/app☕']) {
      if ((await refusalOf(name, withMember(name, member.split('.'), value))) === undefined)
        passed.push(JSON.stringify(value).slice(0, 40))
    }
    expect(passed).toEqual([])
  })

  test.each(names)('%s: a name of what is not there, however it looks', async (name) => {
    const passed: string[] = []
    for (const { path } of memberPaths(name)) {
      const member = path.filter((one) => one !== '0').join('.')
      if (
        !/^(?:cluster|clusters|service|services|task|tasks|taskDefinition|taskDefinitions|taskSet|taskSets|primaryTaskSet|containerInstance|containerInstances|capacityProvider|capacityProviders|daemonTaskDefinition)$/.test(
          member,
        )
      )
        continue
      for (const value of [
        ' ',
        'arn:aws:ecs:eu-west-1:444455556666:x/y',
        'arn:aws:ecs:us-east-1:111122223333:x/y',
        long,
        'a\u0000b',
      ]) {
        if ((await refusalOf(name, withMember(name, path, value))) === undefined)
          passed.push(`${path.join('.')}: ${JSON.stringify(value).slice(0, 40)}`)
      }
    }
    expect(passed).toEqual([])
  })
})

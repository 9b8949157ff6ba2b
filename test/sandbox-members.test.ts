import { describe, expect, test } from 'vitest'

import { checkInput } from '../src/sandbox/models/index.ts'
import { loadModel } from '../src/sandbox/models/load.ts'
import { type InputModel, shapeNamed } from '../src/sandbox/models/model.ts'
import { type Json, type JsonObject, type Operation, ServiceError } from '../src/sandbox/service.ts'
import { services } from '../src/sandbox/services/index.ts'
import { inputWith, sample } from './support/sandbox/modelled-input.ts'
import { sourceOfOperation } from './support/sandbox/source-of-operation.ts'

/**
 * A member that a request may have is read by the operation, or said to have no effect, or refused by its name: nothing is taken and
 * forgotten. Read is what the operation's own files and all that they import name.
 */

const place = { partition: 'aws', region: 'eu-west-1', account: '111122223333' }

/**
 * Members that are seen to before an operation is asked: by the service, or in S3's protocol, which reads headers and documents; or after
 * it: what a target is to run becomes a request to RunTask when it is due.
 */
const elsewhere: Readonly<Record<string, RegExp>> = {
  ec2: /^DryRun$/,
  // They are read when a task starts.
  ecs: /^containerDefinitions\[\]\.(?:repositoryCredentials|logConfiguration\.secretOptions)(?:$|\.|\[)/,
  events: /^Targets\[\]\.(?:EcsParameters\.|Input$)/,
  kms: /^DryRun$/,
  s3: /^(?:Checksum(?:CRC|SHA)\w*|CreateBucketConfiguration|VersioningConfiguration|ServerSideEncryption(?:Configuration)?|SSEKMSKeyId|BucketKeyEnabled)$/,
  scheduler: /^Target\.EcsParameters\./,
}

/** Members that the SDK for JavaScript has and the botocore of the tables has not yet. */
const newer = new Set(['gatewayConnectors'])

describe.each(services.map((service) => [service.name, service] as const))('%s', (name, service) => {
  test.each(service.operations)('$name forgets no member', async (operation) => {
    const model: InputModel | undefined = await loadModel(name)
    const structure = model?.operations[operation.name.slice(name.length + 1)]
    if (!model || !structure) return
    const forgotten = unreadMembers(model, structure, operation).filter((member) => !elsewhere[name]?.test(member))
    expect(forgotten).toEqual([])
  })

  test.each(service.operations)('$name: what it says of members is about members that there are', async (operation) => {
    const model: InputModel | undefined = await loadModel(name)
    const structure = model?.operations[operation.name.slice(name.length + 1)]
    const named = [...(operation.withoutEffect ?? []), ...(operation.refused ?? [])]
    if (!model || !structure) return expect(named).toEqual([])
    const unknown = named.filter((member) => !exists(model, structure, pathOf(member)) && !newer.has(member))
    expect(unknown).toEqual([])
    expect(named.filter((member, index) => named.indexOf(member) !== index)).toEqual([])
  })

  test.each(service.operations.filter(({ refused }) => refused))(
    '$name refuses what it does not play',
    async (operation) => {
      const model = (await loadModel(name)) as InputModel
      const structure = model.operations[operation.name.slice(name.length + 1)] ?? ''
      for (const member of operation.refused ?? []) {
        const given = inputWith(model, structure, pathOf(member), valueAt(model, structure, pathOf(member)))
        const input = JSON.parse(JSON.stringify(given)) as JsonObject
        const refusal = await checkInput(
          name,
          { operation: operation.name, input },
          { spelling: 'json', rules: undefined, place, refused: operation.refused ?? [] },
        ).catch((error: unknown) => error)
        expect(refusal).toBeInstanceOf(ServiceError)
        expect(refusal).toMatchObject({
          code: 'UnsupportedFeatureException',
          message: expect.stringContaining(member.split('.')[0] ?? ''),
        })
      }
    },
  )
})

/** `Targets[].Id` as the model's paths are written. */
function pathOf(member: string): string[] {
  return member.replaceAll('[]', '.0').replaceAll('{}', '.0').split('.')
}

function valueAt(model: InputModel, type: string, path: readonly string[]): Json {
  const [first, ...rest] = path
  const shape = shapeNamed(model, type)
  if (first === undefined) return shape.kind === 'list' ? [sample(model, shape.element)] : sample(model, type)
  if (shape.kind === 'list') return valueAt(model, shape.element, rest)
  return shape.kind === 'structure' ? valueAt(model, shape.members[first] ?? '', rest) : null
}

function exists(model: InputModel, type: string, path: readonly string[]): boolean {
  const [first, ...rest] = path
  if (first === undefined) return true
  const shape = shapeNamed(model, type)
  if (shape.kind === 'list') return exists(model, shape.element, rest)
  if (shape.kind === 'map') return exists(model, shape.value, rest)
  const member = shape.kind === 'structure' ? shape.members[first] : undefined
  return member !== undefined && exists(model, member, rest)
}

function unreadMembers(
  model: InputModel,
  structure: string,
  { name, withoutEffect = [], refused = [] }: Operation,
): string[] {
  const words = new Set(sourceOfOperation(name).match(/\w+/g))
  const declared = new Set([...withoutEffect, ...refused])
  const found: string[] = []
  const walk = (type: string, path: string, seen: readonly string[]): void => {
    const shape = shapeNamed(model, type)
    if (seen.includes(type)) return
    if (shape.kind === 'list') walk(shape.element, `${path}[]`, seen)
    if (shape.kind === 'map') walk(shape.value, `${path}{}`, seen)
    if (shape.kind !== 'structure') return
    for (const [member, inner] of Object.entries(shape.members)) {
      const at = path === '' ? member : `${path}.${member}`
      if (declared.has(at)) continue
      if (words.has(member)) walk(inner, at, [...seen, type])
      else found.push(at)
    }
  }
  walk(structure, '', [])
  return found
}

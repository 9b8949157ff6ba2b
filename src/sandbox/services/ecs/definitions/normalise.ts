import type { JsonObject } from '../../../service.ts'
import { objects, optionalList, optionalNumber, optionalObject, optionalText, present } from '../input.ts'
import { clientException } from '../refuse.ts'
import { attributesOf, compatibilitiesOf, requiredCompatibilities } from './compatibility.ts'
import { nameContainer, normaliseContainer } from './containers.ts'
import { checkDependencies } from './dependencies.ts'
import { checkParts } from './parts.ts'
import { checkFargateSize, normaliseUnits } from './size.ts'

/**
 * The content of a new revision: what was sent, with what ECS fills in. Throws what RegisterTaskDefinition refuses, in the order
 * in which AWS was seen to look (a bad `cpu` before a missing essential container).
 */
export function normaliseTaskDefinition(input: JsonObject): JsonObject {
  const cpu = normaliseUnits('cpu', optionalText(input, 'cpu'))
  const memory = normaliseUnits('memory', optionalText(input, 'memory'))
  checkFamily(input)
  const sent = objects(input, 'containerDefinitions')
  checkContainerList(sent)
  const fargate = requiredCompatibilities(input).includes('FARGATE')
  const networkMode = checkNetworkMode(input, fargate)
  const setting = {
    networkMode,
    fargate,
    taskMemory: memory !== undefined,
    executionRole: Boolean(optionalText(input, 'executionRoleArn')),
  }
  const containers = sent.map((container) => normaliseContainer(container, setting))
  checkDependencies(containers)
  if (fargate) checkFargateSize(cpu, memory)
  checkParts(input, containers, { networkMode, fargate, cpu, memory })
  checkEphemeralStorage(input)
  const attributes = attributesOf(input, containers)
  const { tags: _tags, ...rest } = input
  return present({
    ...rest,
    cpu,
    memory,
    containerDefinitions: containers,
    volumes: optionalList(input, 'volumes') ?? [],
    placementConstraints: optionalList(input, 'placementConstraints') ?? [],
    compatibilities: compatibilitiesOf(input, containers),
    requiresAttributes: attributes.length > 0 ? attributes : undefined,
  })
}

/** Throws unless the family can be one. */
export function checkFamily(input: JsonObject): string {
  const family = optionalText(input, 'family')
  if (family === undefined || family === '') throw clientException('Family should not be null or empty.') // assumed: the text
  if (!/^[a-zA-Z0-9_-]{1,255}$/.test(family)) throw clientException('Family contains invalid characters.')
  return family
}

function checkContainerList(containers: readonly JsonObject[]): void {
  if (containers.length === 0) throw clientException('Container list cannot be empty.')
  // assumed: these two texts
  if (containers.length > 10) throw clientException('A task definition can contain at most 10 containers.')
  const named = containers.map(nameContainer)
  if (new Set(named.map((container) => container.name)).size < named.length) {
    throw clientException('Container names should be unique.')
  }
  if (!named.some((container) => container.essential)) {
    throw clientException("Task definition doesn't have any essential container.")
  }
}

function checkNetworkMode(input: JsonObject, fargate: boolean): string | undefined {
  const mode = optionalText(input, 'networkMode')
  if (mode !== undefined && !['bridge', 'host', 'awsvpc', 'none'].includes(mode)) {
    throw clientException('Network mode should be one of [bridge,host,awsvpc,none]') // assumed: the text
  }
  // The quotation marks are AWS's.
  if (fargate && mode !== 'awsvpc') throw clientException('Fargate only supports network mode ‘awsvpc’.')
  return mode
}

function checkEphemeralStorage(input: JsonObject): void {
  const storage = optionalObject(input, 'ephemeralStorage')
  if (storage === undefined) return
  const size = optionalNumber(storage, 'sizeInGiB')
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EphemeralStorage.html (checked 2026-11); assumed: the text
  if (size === undefined || size < 20 || size > 200) {
    throw clientException('Ephemeral storage size must be between 20 and 200 GiB.')
  }
}

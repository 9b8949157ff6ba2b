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
  checkEphemeralStorage(input, fargate)
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html (checked 2026-11); assumed: the text
  if ((optionalList(input, 'placementConstraints') ?? []).length > 10)
    throw clientException('Maximum number of constraints is 10.')
  const attributes = attributesOf(input, containers)
  const { tags: _tags, ...rest } = input
  const content = present({
    ...rest,
    cpu,
    memory,
    containerDefinitions: containers,
    volumes: optionalList(input, 'volumes') ?? [],
    placementConstraints: optionalList(input, 'placementConstraints') ?? [],
    compatibilities: compatibilitiesOf(input, containers),
    requiresAttributes: attributes.length > 0 ? attributes : undefined,
  })
  checkLength(content)
  return content
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
  // assumed: the text
  if (containers.length > 10) throw clientException('A task definition can contain at most 10 containers.')
  const named = containers.map(nameContainer)
  if (new Set(named.map((container) => container.name)).size < named.length) {
    // reported by users: the text (Shippable/support#2946)
    throw clientException('Container names must be unique within a Task Definition.')
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

// reported by users: the texts, and the least size, which AWS's pages give as 20 (badmintoncryer/cdk-preflight, pf-ecs-ephemeral-storage-range
// and pf-ecs-fargate-ephemeral-storage-ec2)
function checkEphemeralStorage(input: JsonObject, fargate: boolean): void {
  const storage = optionalObject(input, 'ephemeralStorage')
  if (storage === undefined) return
  const size = optionalNumber(storage, 'sizeInGiB') ?? 0
  if (size < 21) throw clientException('EphemeralStorage size should be at least 21.')
  if (size > 200) throw clientException('EphemeralStorage size should be at most 200.')
  if (!fargate) throw clientException('Tasks using the EC2 launch type do not support EphemeralStorage.')
}

// reported by users: the text, and that ECS counts its own form, which is longer than what was sent; assumed: that it counts it as JSON
function checkLength(content: JsonObject): void {
  const length = Buffer.byteLength(JSON.stringify(content))
  if (length > 65_536) throw clientException(`Actual length: '${length}'. Max allowed length is '65536' bytes.`)
}

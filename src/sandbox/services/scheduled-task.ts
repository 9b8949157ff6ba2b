// Tasks that EventBridge's rules and Scheduler's schedules start.

import { own } from '../records.ts'
import type { Json, JsonObject } from '../service.ts'

/** How `startedBy` of a task begins that a rule, or a schedule, has started. Reported by users, as that names are cut. */
export const scheduledStarters = ['events-rule/', 'chronos-schedule/'] as const

/** What starts a task: the kind of a rule or schedule, and its name. */
export interface Starter {
  readonly kind: (typeof scheduledStarters)[number]
  readonly name: string
}

/** A target of a rule or a schedule, as far as it is the same for both. */
export interface Target {
  /** ARN of the cluster. */
  readonly cluster: string
  readonly parameters: JsonObject
  /** JSON: the overrides. */
  readonly input: string | undefined
}

/** Members of EcsParameters and of RunTask that have one meaning. */
const sameMeaning: Readonly<Record<string, string>> = {
  TaskDefinitionArn: 'taskDefinition',
  TaskCount: 'count',
  LaunchType: 'launchType',
  PlatformVersion: 'platformVersion',
  Group: 'group',
  CapacityProviderStrategy: 'capacityProviderStrategy',
  EnableECSManagedTags: 'enableECSManagedTags',
  EnableExecuteCommand: 'enableExecuteCommand',
  PlacementConstraints: 'placementConstraints',
  PlacementStrategy: 'placementStrategy',
  PropagateTags: 'propagateTags',
  ReferenceId: 'referenceId',
}

const mostOfStartedBy = 36

/**
 * The input of RunTask for a target.
 * https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_EcsParameters.html (checked 2026-11)
 */
export function runTaskInput({ cluster, parameters, input }: Target, { kind, name }: Starter): JsonObject {
  const result: JsonObject = { cluster, startedBy: `${kind}${name}`.slice(0, mostOfStartedBy) }
  for (const [member, value] of Object.entries(parameters)) {
    const named = own(sameMeaning, member)
    if (named !== undefined && value !== undefined && value !== null) result[named] = lowerMembers(value)
  }
  const network = parameters['NetworkConfiguration']
  if (network !== undefined) result['networkConfiguration'] = lowerMembers(network)
  const tags = parameters['Tags']
  if (tags !== undefined) result['tags'] = lowerMembers(tags)
  const overrides = overridesIn(input)
  return overrides ? { ...result, overrides } : result
}

/** `Subnets` of EventBridge is `subnets` of ECS; texts stay as they are. */
function lowerMembers(value: Json): Json {
  if (Array.isArray(value)) return value.map(lowerMembers)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      member === undefined ? member : lowerMembers(member),
    ]),
  )
}

// assumed: an input that is no JSON object overrides nothing
function overridesIn(input: string | undefined): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(input ?? '')
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

import { isObject, type JsonObject, type ServiceDefinition } from '../definitions/index.ts'
import { align } from './align.ts'
import { type ChangeOptions, type ServiceChange, serviceChange, sidesOf } from './service-change.ts'
import { taskDefinitionDefaults, taskForm } from './task-definition-differs.ts'
import { updateServiceAttributes } from './update-service-attributes.ts'

/** What is there beside what the file wants, in one form, written alike where AWS sees no difference. */
export interface WithLive {
  readonly live: JsonObject
  readonly wanted: JsonObject
}

/** A service beside its file. */
export interface ServiceWithLive extends WithLive, Told {}

/** What is said of a change beside what differs. */
type Told = Pick<ServiceChange, 'resets' | 'stays' | 'left' | 'byDeployment'>

const nothing: Told = { resets: [], stays: [], left: [], byDeployment: [] }

/**
 * The service as it is beside its file: what an update would send, resets included, and what of the service that is about. Without a service
 * all is new.
 */
export function serviceWithLive(
  live: object | undefined,
  definition: ServiceDefinition,
  options: ChangeOptions = {},
): ServiceWithLive {
  const { desiredCount, tags, schedulingStrategy } = definition
  const beside: JsonObject = {
    ...(desiredCount === undefined || schedulingStrategy === 'DAEMON' ? {} : { desiredCount }),
    ...(tags === undefined ? {} : { tags: inOrderOfKeys(tags) }),
  }
  if (live === undefined) return { wanted: { ...updateServiceAttributes(definition), ...beside }, live: {}, ...nothing }
  const { attributes, wanted: file, there, comparison } = sidesOf(live, definition, options)
  const { resets, stays, left, byDeployment } = serviceChange(live, definition, options)
  const wanted = { ...attributes, ...beside, ...inAppSpec(file, byDeployment) }
  const shown: JsonObject = {
    ...there,
    ...inAppSpec(there, byDeployment),
    ...('tags' in beside ? { tags: inOrderOfKeys(there['tags']) } : {}),
  }
  const aligned = align(wanted, pick(shown, Object.keys(wanted)), comparison)
  return { wanted: objectOf(aligned.wanted), live: objectOf(aligned.live), resets, stays, left, byDeployment }
}

/** Members as an AppSpec has them: of load balancers container and port, since the target groups take turns. */
function inAppSpec(service: JsonObject, members: readonly string[]): JsonObject {
  const { loadBalancers, ...others } = pick(service, members)
  if (!Array.isArray(loadBalancers)) return others
  const all = loadBalancers
    .filter(isObject)
    .map(({ containerName, containerPort }) => ({ containerName, containerPort }))
  return { ...others, loadBalancers: all }
}

/** A revision as ECS has it beside the definition file. Tags, which are no content, are compared where the file has some. */
export function taskDefinitionWithLive(
  described: { readonly taskDefinition?: object; readonly tags?: unknown } | undefined,
  input: object,
): WithLive {
  const own: JsonObject = { ...input }
  const wanted = { ...taskForm(own), ...('tags' in own ? { tags: inOrderOfKeys(own['tags']) } : {}) }
  const live = described
    ? {
        ...taskForm({ ...described.taskDefinition }),
        ...('tags' in own ? { tags: inOrderOfKeys(described.tags) } : {}),
      }
    : {}
  const aligned = align(wanted, live, taskDefinitionDefaults)
  return { wanted: objectOf(aligned.wanted), live: objectOf(aligned.live) }
}

function inOrderOfKeys(tags: unknown): readonly unknown[] {
  const keyOf = (tag: unknown) => (isObject(tag) ? String(tag['key']) : '')
  return [...(Array.isArray(tags) ? tags : [])].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

function pick(from: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])))
}

function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {}
}

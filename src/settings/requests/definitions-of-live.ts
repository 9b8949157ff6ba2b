import type { JsonObject } from '../definitions/index.ts'
import { taskDefinitionMembers } from '../members/index.ts'
import { wholeOf } from './service-change.ts'
import { taskForm } from './task-definition-differs.ts'

/**
 * The members of DescribeServices' answer that no request of ECS takes, or that configuration and flags say. All others are kept, also
 * those that are newer than our tables.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Service.html (checked 2026-11)
 */
const answersAlone = new Set([
  'clusterArn',
  'createdAt',
  'createdBy',
  'currentServiceDeployment',
  'currentServiceRevisions',
  'deployments',
  'events',
  'pendingCount',
  'platformFamily',
  'resourceManagementType',
  'roleArn',
  'runningCount',
  'serviceArn',
  'serviceName',
  'status',
  'taskDefinition',
  'taskSets',
])

/** What a service behind CODE_DEPLOY is made of shows in its task set, where the service itself does not tell it. */
const ofTaskSets = [
  'capacityProviderStrategy',
  'launchType',
  'loadBalancers',
  'networkConfiguration',
  'platformVersion',
  'serviceRegistries',
]

/**
 * The definition of a service that stands: what creates the like of it. `revision` is the running service revision, which alone shows some
 * members. A service without a usual value of `propagateTags` gets `NONE`, as in ecspresso.
 */
export function definitionOfService(live: object, revision: object = {}): JsonObject {
  const whole = { ...partsOf(live), ...present(wholeOf({ ...live }, { ...revision })) }
  const kept = Object.fromEntries(Object.entries(whole).filter(([key]) => !answersAlone.has(key)))
  const { propagateTags, tags } = kept
  return {
    ...kept,
    propagateTags: propagateTags === 'SERVICE' || propagateTags === 'TASK_DEFINITION' ? propagateTags : 'NONE',
    ...('tags' in kept ? { tags: ownTags(tags) } : {}),
  }
}

/** The revision that a service runs, where the service itself, or else its primary task set, tells it. */
export function revisionOfService(live: object): string | undefined {
  const { taskDefinition } = { ...partsOf(live, ['taskDefinition']), ...present({ ...live }) }
  return typeof taskDefinition === 'string' ? taskDefinition : undefined
}

function partsOf(live: object, names: readonly string[] = ofTaskSets): JsonObject {
  const { taskSets }: { taskSets?: unknown } = live
  const sets: readonly unknown[] = Array.isArray(taskSets) ? taskSets : []
  const primary = sets.find((one): one is JsonObject => isPrimary(one))
  return Object.fromEntries(names.flatMap((name) => (primary?.[name] === undefined ? [] : [[name, primary[name]]])))
}

function isPrimary(set: unknown): boolean {
  return typeof set === 'object' && set !== null && 'status' in set && set.status === 'PRIMARY'
}

/** Without what is there but empty: a task set may know more. */
function present(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).filter(
      ([, value]) => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  )
}

const addedByAws: ReadonlySet<string> = new Set(
  Object.entries(taskDefinitionMembers).flatMap(([key, member]) => ('addedByAws' in member ? [key] : [])),
)

/**
 * The definition of a revision that stands: what registers the like of it, members included that are newer than our tables. `isSorted` puts
 * lists in order whose order means nothing.
 */
export function definitionOfRevision(
  { taskDefinition = {}, tags }: { readonly taskDefinition?: object; readonly tags?: unknown },
  { isSorted = false }: { readonly isSorted?: boolean } = {},
): JsonObject {
  const kept = Object.fromEntries(Object.entries(taskDefinition).filter(([key]) => !addedByAws.has(key)))
  const own = ownTags(tags)
  return { ...(isSorted ? taskForm(kept) : kept), ...(own.length > 0 ? { tags: own } : {}) }
}

/** AWS puts tags of its own on things, and takes none such. */
function ownTags(tags: unknown): readonly unknown[] {
  const all: readonly unknown[] = Array.isArray(tags) ? tags : []
  return all.filter(
    (tag) => !(typeof tag === 'object' && tag !== null && 'key' in tag && String(tag.key).startsWith('aws:')),
  )
}

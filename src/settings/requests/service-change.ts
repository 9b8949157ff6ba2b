import { isObject, type JsonObject, type ServiceDefinition } from '../definitions/index.ts'
import {
  controllerOf,
  serviceMemberList,
  serviceMembers,
  topServiceMembers,
  valueAt,
  withValueAt,
} from '../members/index.ts'
import { type CapacityChange, capacityChange } from './capacity-change.ts'
import { type Comparison, isSame } from './same.ts'
import { serviceForm } from './service-form.ts'
import { isSent, updateServiceAttributes } from './update-service-attributes.ts'

/** What an update makes of a service so that it equals its definition. The count and the tags have rules and calls of their own. */
export interface ServiceChange {
  /** The members for UpdateService; empty where nothing differs. */
  readonly attributes: JsonObject
  /** The members at the top that differ, in order of the alphabet. */
  readonly changed: readonly string[]
  /** Of a service that CodeDeploy deploys: the members that its next deployment changes, by the AppSpec. */
  readonly byDeployment: readonly string[]
  /** What the definition does not have any more and ecspresso would leave: the paths of members, with the values that remove them. */
  readonly resets: readonly { readonly path: string; readonly value: unknown }[]
  /** Members that differ and stay as they are, each with its reason. */
  readonly stays: readonly { readonly path: string; readonly because: string }[]
  /** Members of which the file says nothing and that are left, since nobody can tell whose they are. */
  readonly left: readonly { readonly path: string; readonly because: string }[]
  /** ECS takes the change only with `forceNewDeployment`. */
  readonly forces: boolean
}

/** Facts beside the two services that decide an update. */
export interface ChangeOptions {
  /** Paths of members that are left alone: `ignore.members` of the configuration. */
  readonly ignored?: readonly string[]
  /** The running service revision, where somebody has read it: it alone shows some members. */
  readonly revision?: object
}

/** Compares what describe-services answered with a definition. */
export function serviceChange(
  live: object,
  definition: ServiceDefinition,
  { ignored = [], revision = {} }: ChangeOptions = {},
): ServiceChange {
  const { wanted, there, attributes, resets, capacity, comparison, isIgnored } = sidesOf(live, definition, {
    ignored,
    revision,
  })
  const changed = Object.keys(attributes)
    .filter((key) => !isSame(attributes[key], there[key], comparison, key))
    .sort()
  return {
    attributes: changed.length > 0 ? attributes : {},
    changed,
    byDeployment: byDeployment(wanted, there, comparison).filter((path) => !isIgnored(path)),
    resets,
    stays: [...staysOf(wanted, there), ...capacity.stays].filter(({ path }) => !isIgnored(path)),
    left: leftOf(capacity).filter(({ path }) => !isIgnored(path)),
    forces: changed.some((key) => forcing.has(key)),
  }
}

/** An update in full, and the members of the service that it is about. */
export function sidesOf(live: object, definition: ServiceDefinition, { ignored = [], revision = {} }: ChangeOptions) {
  const wanted = serviceForm(definition.input)
  const there = unswapped(serviceForm(wholeOf({ ...live }, { ...revision })), wanted)
  const isIgnored = (path: string) => ignored.some((one) => path === one || path.startsWith(`${one}.`))
  const capacity = capacityChange(wanted, there)
  const resets = [
    ...resetsOf(wanted, there).filter(({ path }) => isSent(path.split('.')[0] ?? '', wanted)),
    ...capacity.resets,
  ].filter(({ path }) => !isIgnored(path))
  const plain = updateServiceAttributes(definition, ignored)
  const attributes = resets.reduce((all, { path, value }) => withValueAt(all, path.split('.'), value), plain)
  const comparison: Comparison = { usual, left: new Set([...left, ...ignored]) }
  return { wanted, there, attributes, resets, capacity, comparison, isIgnored }
}

/**
 * The live service with its two target groups the way the file has them. After a blue/green deployment the tasks answer behind the
 * alternate one, and ECS tells the two the other way round; the file means the same as before.
 */
function unswapped(live: JsonObject, wanted: JsonObject): JsonObject {
  const [there, file] = [live['loadBalancers'], wanted['loadBalancers']]
  if (!Array.isArray(there) || !Array.isArray(file)) return live
  return { ...live, loadBalancers: there.map((one: unknown, i) => unswappedOne(one, file[i])) }
}

function unswappedOne(live: unknown, wanted: unknown): unknown {
  if (!isObject(live) || !isObject(wanted)) return live
  const [there, file] = [live['advancedConfiguration'], wanted['advancedConfiguration']]
  if (!isObject(there) || !isObject(file)) return live
  const isSwapped =
    live['targetGroupArn'] === file['alternateTargetGroupArn'] &&
    there['alternateTargetGroupArn'] === wanted['targetGroupArn']
  if (!isSwapped) return live
  return {
    ...live,
    targetGroupArn: wanted['targetGroupArn'],
    advancedConfiguration: { ...there, alternateTargetGroupArn: file['alternateTargetGroupArn'] },
  }
}

/**
 * Some of what a service is shows only in its primary deployment, some only in its revision; of a service that CodeDeploy deploys the task set
 * that serves has its own network and capacity.
 */
export function wholeOf(live: JsonObject, revision: JsonObject): JsonObject {
  const taskSets = live['taskSets']
  const serving = Array.isArray(taskSets)
    ? taskSets.find((one) => isObject(one) && one['status'] === 'PRIMARY')
    : undefined
  const ofTaskSet = bySpec.flatMap((path): [string, unknown][] =>
    path !== 'loadBalancers' && isObject(serving) && serving[path] !== undefined ? [[path, serving[path]]] : [],
  )
  const deployments = live['deployments']
  const primary = Array.isArray(deployments)
    ? deployments.find((one) => isObject(one) && one['status'] === 'PRIMARY')
    : undefined
  const shown = topServiceMembers.flatMap(({ path, member: { shownIn } }): [string, unknown][] => {
    const place = shownIn === 'deployment' ? primary : shownIn === 'revision' ? revision : undefined
    return isObject(place) && place[path] !== undefined ? [[path, place[path]]] : []
  })
  return { ...Object.fromEntries(shown), ...live, ...Object.fromEntries(ofTaskSet) }
}

/** What an AppSpec says of a service. Registries it has no word for. */
const bySpec = ['networkConfiguration', 'platformVersion', 'capacityProviderStrategy', 'loadBalancers'] as const

/** What a deployment of CodeDeploy's changes. Target groups are those of its deployment group, which take turns. */
function byDeployment(wanted: JsonObject, there: JsonObject, compared: Comparison): string[] {
  if (controllerOf(there) !== 'CODE_DEPLOY') return []
  return bySpec.filter((path) => {
    const [one, other] = [wanted[path], there[path]]
    if (one === undefined) return false
    // A task set shows the version that LATEST has become.
    if (path === 'platformVersion') return one !== 'LATEST' && one !== other
    return path === 'loadBalancers'
      ? !isSame(targetOf(one), targetOf(other), compared, path)
      : !isSame(one, other, compared, path)
  })
}

/** Container and port of the first load balancer: an AppSpec has room for one. */
function targetOf(balancers: unknown): unknown {
  const [first] = Array.isArray(balancers) ? balancers : []
  return isObject(first) ? { name: first['containerName'], port: first['containerPort'] } : undefined
}

/** Members that the definition lacks and the service has, with the values that remove them; of a parent that is reset its members, too. */
function resetsOf(definition: JsonObject, there: JsonObject): { path: string; value: unknown }[] {
  const resets: { path: string; value: unknown }[] = []
  let wanted = definition
  for (const { path, keys, member } of serviceMemberList) {
    const { absent } = member
    const parent = valueAt(wanted, keys.slice(0, -1))
    const has = valueAt(there, keys)
    if (absent.is !== 'reset' || !isObject(parent) || valueAt(wanted, keys) !== undefined) continue
    if (isSame(undefined, has, comparison, path) || isSame(absent.value, has, comparison, path)) continue
    resets.push({ path, value: absent.value })
    wanted = withValueAt(wanted, keys, absent.value)
  }
  return resets
}

/** Members that a deployment cannot change. The launch type belongs to the capacity. */
function staysOf(wanted: JsonObject, there: JsonObject): { path: string; because: string }[] {
  return topServiceMembers.flatMap(({ path, member: { update, absent } }) => {
    const [one, other] = [wanted[path], there[path]]
    if (absent.is === 'stuck' && one === undefined && !isSame(one, other, comparison, path))
      return [{ path, because: absent.because }]
    if (update !== 'never' || path === 'launchType' || isSame(one, other, comparison, path)) return []
    return [{ path, because: 'a deployment cannot change it' }]
  })
}

function leftOf({ isLeft }: CapacityChange): ServiceChange['left'] {
  const path = 'capacityProviderStrategy'
  const { absent } = serviceMembers[path]
  return isLeft && absent.is === 'left' ? [{ path, because: absent.because }] : []
}

const usual: ReadonlyMap<string, unknown> = new Map(
  serviceMemberList.flatMap(({ path, member }) => (member.usual === undefined ? [] : [[path, member.usual]])),
)
const left: ReadonlySet<string> = new Set(
  serviceMemberList.flatMap(({ path, member: { absent } }) => (absent.is === 'left' ? [path] : [])),
)
const comparison: Comparison = { usual }
const forcing: ReadonlySet<string> = new Set(
  topServiceMembers.flatMap(({ path, member }) => (member.forces ? [path] : [])),
)

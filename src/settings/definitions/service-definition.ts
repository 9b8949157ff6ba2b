import type { Settled } from '../../calls/index.ts'
import type { Tag } from '../../calls/operations/index.ts'
import type { Line } from '../../compat/index.ts'
import { canonicalise, type ShapeTable, shapeOf } from '../../shapes/index.ts'
import { isObject, type JsonObject, objectOf } from '../json-object.ts'
import type { Document } from '../rendering/index.ts'
import type { Warning } from '../warning.ts'
import { decided } from './decided.ts'
import { decode } from './decode.ts'
import { withoutIgnoredTags } from './ignored-tags.ts'

/** A service definition. */
export interface ServiceDefinition {
  /** In the form of an element of describe-services, with the configuration's name and without what only AWS writes. */
  readonly input: JsonObject
  /** `ECS` where the file names none. */
  readonly controller: Settled
  /** `REPLICA` where the file names none. */
  readonly schedulingStrategy: Settled
  readonly desiredCount?: number
  readonly tags?: readonly Tag[]
  /** The file. */
  readonly path: string
  /** Where in the user's files a member stands. */
  readonly placeOf: Document['placeOf']
}

interface Context {
  readonly table: ShapeTable
  readonly path: string
  readonly strict: boolean
  /** Default: any. */
  readonly keyCase?: Line['keyCase']
  readonly service: string | undefined
  readonly ignoredTags: readonly string[]
}

const SHAPE = 'CreateServiceRequest'

/** Decodes a service definition's file. Throws UserError. */
export async function decodeServiceDefinition(
  document: Document,
  { table, path, strict, keyCase, service, ignoredTags }: Context,
): Promise<{ definition: ServiceDefinition; warnings: readonly Warning[] }> {
  const given = withAlarmNames(await objectOf(document, 'a service definition'))
  const decoded = await decode(document, given, {
    table,
    path,
    shape: SHAPE,
    readOnly: readOnlyKeys(table),
    unused,
    added,
    strict,
    keyCase,
  })
  // Checked above: every member has the type of the shape.
  const input = withoutIgnoredTags(decoded.value, ignoredTags) as JsonObject & {
    desiredCount?: number
    tags?: readonly Tag[]
  }
  const textAt = async (keys: readonly string[], fallback: string): Promise<Settled> => {
    const found = keys.reduce<unknown>((inner, key) => (inner as JsonObject | undefined)?.[key], input)
    return decided(document, keys, typeof found === 'string' && found !== '' ? found : fallback)
  }
  await textAt(['launchType'], '')
  await textAt(['desiredCount'], '')
  const definition: ServiceDefinition = {
    input: service === undefined ? input : { ...input, serviceName: service },
    controller: await textAt(['deploymentController', 'type'], 'ECS'),
    schedulingStrategy: await textAt(['schedulingStrategy'], 'REPLICA'),
    ...(input.desiredCount === undefined ? {} : { desiredCount: input.desiredCount }),
    ...(input.tags === undefined ? {} : { tags: input.tags }),
    path,
    placeOf: document.placeOf,
  }
  const trailing = document.trailing
    ? [{ text: 'the text behind the definition is not used', at: document.trailing }]
    : []
  return { definition, warnings: [...decoded.warnings, ...trailing] }
}

/** What of a service definition can be known without any lookup. */
export interface ServiceOutline {
  /** Whether a load balancer's target groups know its tasks. */
  readonly hasTargets: boolean
  /** Who deploys it; `ECS` where nobody is named. */
  readonly controller: string
}

/** The outline of a definition that need not be whole. */
export async function serviceOutlineOf(document: Document, table: ShapeTable): Promise<ServiceOutline> {
  const known = canonicalise(table, SHAPE, await objectOf(document, 'a service definition'))
  const { loadBalancers, deploymentController }: JsonObject = isObject(known) ? known : {}
  const type = isObject(deploymentController) ? deploymentController['type'] : undefined
  return {
    // A lookup may give the whole list.
    hasTargets: Array.isArray(loadBalancers) ? loadBalancers.length > 0 : typeof loadBalancers === 'string',
    controller: typeof type === 'string' && type !== '' ? type : 'ECS',
  }
}

/**
 * AWS requires `alarmNames` and answers an empty list of them, which `ecspresso init` leaves out of the files that it writes.
 * observed: files of public projects, and the model of ECS (DeploymentAlarms).
 */
function withAlarmNames(given: JsonObject): JsonObject {
  const inner = (value: JsonObject, name: string, change: (member: JsonObject) => JsonObject): JsonObject => {
    const key = Object.keys(value).find((one) => one.toLowerCase() === name)
    const member = key === undefined ? undefined : value[key]
    return key !== undefined && isObject(member) ? { ...value, [key]: change(member) } : value
  }
  return inner(given, 'deploymentconfiguration', (configuration) =>
    inner(configuration, 'alarms', (alarms) =>
      Object.keys(alarms).some((key) => key.toLowerCase() === 'alarmnames') ? alarms : { ...alarms, alarmNames: [] },
    ),
  )
}

/** Keys in lower case: what would change which service is meant, and wrappers, which ecspresso does not open either. */
const unused: ReadonlyMap<string, string> = new Map([
  ['cluster', 'the configuration names the cluster'],
  ['clienttoken', 'every deployment has its own'],
  ['role', 'ECS uses its service-linked role'],
  ['services', 'put the element of the list at the top of the file'],
  ['service', 'put its content at the top of the file'],
  ['failures', 'it is no part of a service'],
])

const added: ReadonlySet<string> = new Set(['serviceName', 'taskDefinition'])

/** Members that DescribeServices answers and no write takes; the name and the task definition come from elsewhere. */
function readOnlyKeys(table: ShapeTable): ReadonlySet<string> {
  const sent = shapeOf(table, SHAPE).members
  const answered = Object.keys(shapeOf(table, 'Service').members).filter((name) => !Object.hasOwn(sent, name))
  return new Set([...answered, 'serviceName', 'taskDefinition'].map((name) => name.toLowerCase()))
}

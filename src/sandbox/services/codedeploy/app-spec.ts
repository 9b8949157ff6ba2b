import { parseYaml } from '../../parse-yaml.ts'
import { isJsonObject } from '../../records.ts'
import { type Json, type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import { readObject } from '../s3/index.ts'
import { read } from './input.ts'
import { type LifecycleEventName, lifecycleEvents } from './store.ts'

/** What an AppSpec says of an ECS deployment. */
export interface AppSpec {
  readonly taskDefinition: string
  /** Lambda functions by lifecycle event. */
  readonly hooks: Partial<Record<LifecycleEventName, string>>
  /** What the replacement has in place of the original's, in ECS's own form. */
  readonly settings: JsonObject
}

/** The AppSpec of a revision: inline, or an object in S3. Throws `InvalidRevisionException` and what else CodeDeploy says of it. */
export function appSpecOf(revision: JsonObject, context: RequestContext): AppSpec {
  const parsed = parseYaml(contentOf(revision, context))
  if (parsed.faults) throw invalid('The AppSpec file is not valid YAML or JSON')
  const spec = parsed.value
  const [resource] = listIn(spec, 'Resources', 'resources')
  const [target] = isJsonObject(resource) ? Object.values(resource) : []
  const properties = memberOf(target, 'Properties', 'properties')
  const taskDefinition = memberOf(properties, 'TaskDefinition', 'taskDefinition')
  if (typeof taskDefinition !== 'string') throw invalid('The AppSpec file names no TaskDefinition')
  const balancer = memberOf(properties, 'LoadBalancerInfo', 'loadBalancerInfo')
  if (memberOf(balancer, 'ContainerName', 'containerName') === undefined) {
    throw invalid('The AppSpec file names no container in LoadBalancerInfo')
  }
  return { taskDefinition, hooks: hooksOf(listIn(spec, 'Hooks', 'hooks')), settings: settingsIn(properties) }
}

/** https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-resources.html (checked 2026-11) */
function settingsIn(properties: unknown): JsonObject {
  const members = ['PlatformVersion', 'NetworkConfiguration', 'CapacityProviderStrategy']
  return Object.fromEntries(
    members.flatMap((name) => {
      const value = memberOf(properties, name, lowered(name))
      return value === undefined ? [] : [[lowered(name), inEcsForm(value)]]
    }),
  )
}

/** An AppSpec writes members with a capital letter, ECS with a small one. */
function inEcsForm(value: Json): Json {
  if (Array.isArray(value)) return value.map(inEcsForm)
  if (!isJsonObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [lowered(name), inEcsForm(inner ?? null)]))
}

function lowered(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1)
}

function hooksOf(list: readonly unknown[]): Partial<Record<LifecycleEventName, string>> {
  const hooks: Partial<Record<LifecycleEventName, string>> = {}
  for (const [name, lambda] of list.flatMap((hook) => (isJsonObject(hook) ? Object.entries(hook) : []))) {
    const event = lifecycleEvents.find((known) => known === name)
    if (event === undefined || event === 'Install' || event === 'AllowTraffic' || event === 'AllowTestTraffic') {
      throw invalid(`${name.slice(0, 100)} is no lifecycle event that a hook can be for`)
    }
    if (typeof lambda === 'string') hooks[event] = lambda
  }
  return hooks
}

function contentOf(revision: JsonObject, context: RequestContext): string {
  const inline = read.object(revision, 'appSpecContent') ?? read.object(revision, 'string')
  if (inline) return read.requiredText(inline, 'content')
  const location = read.object(revision, 's3Location')
  if (!location) throw new ServiceError('RevisionRequiredException', 'Revision is required')
  const content = readObject(context.state, read.requiredText(location, 'bucket'), read.requiredText(location, 'key'))
  if (content === undefined)
    throw new ServiceError('RevisionDoesNotExistException', 'The S3 object of the revision does not exist')
  return content
}

function listIn(value: unknown, ...names: readonly string[]): readonly unknown[] {
  const list = memberOf(value, ...names)
  return Array.isArray(list) ? list : []
}

function memberOf(value: unknown, ...names: readonly string[]): Json | undefined {
  if (!isJsonObject(value)) return undefined
  for (const name of names) if (value[name] !== undefined) return value[name]
  return undefined
}

// assumed: the texts; the code is https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeployment.html's
function invalid(message: string): ServiceError {
  return new ServiceError('InvalidRevisionException', message)
}

import { type Place, type RequestContext, type SandboxState, ServiceError } from '../../../service.ts'
import { findTargetGroup, hasLoadBalancer } from '../../elasticloadbalancing/store.ts'
import { discoveryState, findDiscoveryService, namespaceArn } from '../../servicediscovery/store.ts'
import { objects, optionalFlag, optionalText } from '../input.ts'
import { invalidParameter } from '../refuse.ts'
import type { Blueprint, TaskDefinition } from '../store.ts'
import { checkNetworkExists } from './network.ts'

/** Throws where what a service refers to is not there, or cannot serve it. */
export function checkSurroundings(
  context: RequestContext,
  blueprint: Blueprint,
  definition: TaskDefinition | undefined,
): void {
  const { state } = context
  const loadBalancers = objects({ items: blueprint.loadBalancers }, 'items')
  checkNetworkExists(state, { network: blueprint.networkConfiguration, loadBalancers })
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html, loadBalancers (checked 2026-11); assumed: the text
  if (loadBalancers.length > 5) throw invalidParameter('loadBalancers can have at most 5 items.')
  for (const balancer of loadBalancers) {
    const group = optionalText(balancer, 'targetGroupArn')
    if (group !== undefined) checkTargetGroup(state, group, definition)
  }
  checkRegistries(state, context, blueprint)
  if (definition) checkServiceConnect(context, blueprint, definition)
  if (definition) checkVolumes(blueprint, definition)
}

// reported by users: both texts (of the type, hashicorp/terraform#24266)
function checkTargetGroup(state: SandboxState, arn: string, definition: TaskDefinition | undefined): void {
  const group = findTargetGroup(state, arn)
  if (!group || group.isSeeded) return
  if (!hasLoadBalancer(state, arn)) {
    throw invalidParameter(`The target group with targetGroupArn ${arn} does not have an associated load balancer.`)
  }
  const mode = optionalText(definition?.content ?? {}, 'networkMode') ?? 'bridge'
  const wanted = mode === 'awsvpc' ? 'ip' : 'instance'
  if (!definition || group.targetType === wanted || !['ip', 'instance'].includes(group.targetType)) return
  throw invalidParameter(
    `The provided target group ${arn} has target type ${group.targetType}, which is incompatible with the ${mode} network mode specified in the task definition.`,
  )
}

// Registries of Cloud Map are known once a request has made one. assumed: the text
function checkRegistries(state: SandboxState, place: Place, blueprint: Blueprint): void {
  if (Object.keys(discoveryState(state).services).length === 0) return
  for (const registry of objects({ items: blueprint.serviceRegistries }, 'items')) {
    const arn = optionalText(registry, 'registryArn')
    if (arn === undefined || findDiscoveryService(state, place, arn)) continue
    throw invalidParameter(`The service registry ${arn} does not exist.`)
  }
}

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectConfiguration.html (checked 2026-11); assumed: the texts
function checkServiceConnect(context: RequestContext, blueprint: Blueprint, definition: TaskDefinition): void {
  const configuration = blueprint.serviceConnectConfiguration
  if (!configuration || !optionalFlag(configuration, 'enabled')) return
  const ports = objects(definition.content, 'containerDefinitions')
    .flatMap((container) => objects(container, 'portMappings'))
    .map((mapping) => optionalText(mapping, 'name'))
  for (const service of objects(configuration, 'services')) {
    const port = optionalText(service, 'portName')
    if (port !== undefined && ports.includes(port)) continue
    throw invalidParameter(`The portName ${port} does not exist in the task definition.`)
  }
  const namespace = optionalText(configuration, 'namespace')
  const known = Object.values(discoveryState(context.state).namespaces)
  if (namespace === undefined || known.length === 0) return
  if (known.some(({ id, name }) => namespace === name || namespace === namespaceArn(context, id))) return
  throw new ServiceError('NamespaceNotFoundException', "The specified namespace wasn't found.")
}

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceVolumeConfiguration.html (checked 2026-11); assumed: the text
function checkVolumes(blueprint: Blueprint, definition: TaskDefinition): void {
  const atLaunch = objects(definition.content, 'volumes')
    .filter((volume) => optionalFlag(volume, 'configuredAtLaunch'))
    .map((volume) => optionalText(volume, 'name'))
  for (const volume of objects({ items: blueprint.volumeConfigurations ?? [] }, 'items')) {
    const name = optionalText(volume, 'name')
    if (name !== undefined && atLaunch.includes(name)) continue
    throw invalidParameter(`The volume ${name} is not configured at launch in the task definition.`)
  }
}

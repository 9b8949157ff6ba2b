import { isClosedKind } from '../../../closed-kinds.ts'
import { type JsonObject, type Place, type RequestContext, type SandboxState, ServiceError } from '../../../service.ts'
import { findTargetGroup, hasLoadBalancer } from '../../elasticloadbalancing/store.ts'
import { discoveryState, findDiscoveryService, namespaceArn, recordTypesOf } from '../../servicediscovery/store.ts'
import { objects, optionalFlag, optionalText } from '../input.ts'
import { invalidParameter } from '../refuse.ts'
import { type Blueprint, type Cluster, ecsState, type TaskDefinition } from '../store.ts'
import { notAssociated } from './blueprint.ts'
import { checkNetworkExists } from './network.ts'

/** Throws where what a service refers to is not there, or cannot serve it. */
export function checkSurroundings(
  context: RequestContext,
  cluster: Cluster,
  { blueprint, definition }: { readonly blueprint: Blueprint; readonly definition: TaskDefinition | undefined },
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
  checkProvidersKnown(context, blueprint)
  if (definition) checkRegisteredContainer(blueprint, definition)
  if (definition) checkServiceConnect(context, cluster, { blueprint, definition })
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

/**
 * Registries of Cloud Map are known once one is there, or a scenario says that there are none. reported by users: the texts (badmintoncryer/cdk-preflight,
 * pf-ecs-svc-registries-*, umotif-public/terraform-aws-ecs-fargate#25); assumed: that about one that is not there
 */
function checkRegistries(state: SandboxState, place: Place, blueprint: Blueprint): void {
  const registries = objects({ items: blueprint.serviceRegistries }, 'items')
  if (registries.length > 1) throw invalidParameter('service registries can have at most 1 items.')
  if (Object.keys(discoveryState(state).services).length === 0 && !isClosedKind(state, 'registries')) return
  for (const registry of registries) {
    const arn = optionalText(registry, 'registryArn')
    if (arn === undefined) continue
    const found = findDiscoveryService(state, place, arn)
    if (!found) throw invalidParameter(`The service registry ${arn} does not exist.`)
    // A port is of records of the type SRV alone.
    const port = ['containerPort', 'containerName', 'port'].find((member) => registry[member] != null)
    const types = recordTypesOf(found)
    if (port === undefined || types === undefined || types.includes('SRV')) continue
    throw invalidParameter(
      `The values specified for serviceRegistries do not require a value for '${port}'. Remove the value and retry.`,
    )
  }
}

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceRegistry.html (checked 2026-11); assumed: the text, which is that of load balancers
function checkRegisteredContainer({ serviceRegistries }: Blueprint, definition: TaskDefinition): void {
  const names = objects(definition.content, 'containerDefinitions').map(({ name }) => name)
  for (const registry of objects({ items: serviceRegistries }, 'items')) {
    const name = optionalText(registry, 'containerName')
    if (name !== undefined && !names.includes(name))
      throw invalidParameter(`The container ${name} does not exist in the task definition.`)
  }
}

/**
 * Throws where a strategy names a capacity provider that neither Fargate nor the account has, once a scenario lists the clusters. Where
 * none does, a project's provider is taken for one of its cluster, as the cluster itself is. The text is that of one that is not the cluster's
 */
export function checkProvidersKnown(
  { state }: RequestContext,
  { capacityProviderStrategy = [] }: Pick<Blueprint, 'capacityProviderStrategy'>,
): void {
  if (!isClosedKind(state, 'clusters')) return
  const known = ['FARGATE', 'FARGATE_SPOT', ...ecsState(state).capacityProviders.map(({ name }) => name)]
  for (const item of objects({ items: [...capacityProviderStrategy] }, 'items')) {
    const name = optionalText(item, 'capacityProvider')?.split('/').at(-1)
    if (name === undefined || !known.includes(name)) throw notAssociated()
  }
}

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectConfiguration.html (checked 2026-11). reported by users: the texts
// (badmintoncryer/cdk-preflight, pf-ecs-svc-connect-*, of no alias hashicorp/terraform-provider-aws#44027)
function checkServiceConnect(
  context: RequestContext,
  cluster: Cluster,
  { blueprint, definition }: { readonly blueprint: Blueprint; readonly definition: TaskDefinition },
): void {
  const configuration = blueprint.serviceConnectConfiguration
  if (!configuration || !optionalFlag(configuration, 'enabled')) return
  const ports = objects(definition.content, 'containerDefinitions')
    .flatMap((container) => objects(container, 'portMappings'))
    .map((mapping) => optionalText(mapping, 'name'))
  for (const service of objects(configuration, 'services')) {
    const port = optionalText(service, 'portName')
    if (port === undefined || !ports.includes(port))
      throw invalidParameter(
        `portName(${port ?? 'null'}) does not refer to any named PortMapping in the container definitions.`,
      )
    checkAliases(objects(service, 'clientAliases'))
  }
  const namespace = optionalText(configuration, 'namespace')
  const known = Object.values(discoveryState(context.state).namespaces)
  if (namespace === undefined && cluster.closed && !cluster.serviceConnectDefaults)
    throw invalidParameter('Namespace is missing.')
  if (namespace === undefined || (known.length === 0 && !isClosedKind(context.state, 'namespaces'))) return
  if (known.some(({ id, name }) => namespace === name || namespace === namespaceArn(context, id))) return
  throw new ServiceError('NamespaceNotFoundException', "The specified namespace wasn't found.")
}

function checkAliases(aliases: readonly JsonObject[]): void {
  if (aliases.length === 0) throw invalidParameter('clientAliases must have 1 element.')
  if (aliases.length > 1) throw invalidParameter(`${aliases.length} clientAliases exceeds the max limit of 1.`)
  const name = optionalText(aliases[0] ?? {}, 'dnsName')
  // assumed: what makes a name one of DNS; ECS takes underscores
  if (name === undefined || /^(?!-)[a-z0-9_.-]{1,127}$/.test(name)) return
  throw invalidParameter('The DNS name that you provided is invalid.')
}

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceVolumeConfiguration.html (checked 2026-11). reported by users: the text of the
// first (badmintoncryer/cdk-preflight, pf-ecs-svc-ebs-name-not-in-taskdef); assumed: that of the second
function checkVolumes(blueprint: Blueprint, definition: TaskDefinition): void {
  const volumes = objects(definition.content, 'volumes')
  for (const volume of objects({ items: blueprint.volumeConfigurations ?? [] }, 'items')) {
    const name = optionalText(volume, 'name')
    const known = volumes.find((one) => optionalText(one, 'name') === name)
    if (!known)
      throw invalidParameter(
        `The volume name '${name ?? 'null'}' in your request does not have a matching volume in your Task Definition.`,
      )
    if (!optionalFlag(known, 'configuredAtLaunch'))
      throw invalidParameter(`The volume ${name} is not configured at launch in the task definition.`)
  }
}

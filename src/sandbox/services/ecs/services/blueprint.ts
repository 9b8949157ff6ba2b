import type { Json, JsonObject, ServiceError } from '../../../service.ts'
import { objects, optionalList, optionalNumber, optionalObject, optionalText, present } from '../input.ts'
import { launchTypeOf, providerOf, runsOnFargate } from '../machine/index.ts'
import { invalidParameter } from '../refuse.ts'
import type { Blueprint, Cluster, TaskDefinition } from '../store.ts'
import { checkGatewayConnectors } from './gateway-connectors.ts'
import { checkTargetContainers } from './load-balancers.ts'
import { checkLaunchType, checkNetwork, normaliseNetwork } from './network.ts'

/** The blueprint of a new service's first revision. Throws where its parts do not fit together. */
export function newBlueprint(input: JsonObject, cluster: Cluster, definition: TaskDefinition): Blueprint {
  const capacity = capacityFor(input, cluster)
  const platformVersion = optionalText(input, 'platformVersion')
  const network = normaliseNetwork(input)
  const blueprint: Blueprint = {
    family: definition.family,
    revision: definition.revision,
    ...capacity,
    ...(platformVersion === undefined ? {} : { platformVersion }),
    ...(network ? { networkConfiguration: network } : {}),
    loadBalancers: optionalList(input, 'loadBalancers') ?? [],
    serviceRegistries: optionalList(input, 'serviceRegistries') ?? [],
    ...furtherConfigurations(input),
  }
  checkBlueprint(blueprint, definition)
  return blueprint
}

/** The blueprint of a service whose revisions are its task sets: it shows the primary one's. */
export const noBlueprint: Blueprint = { family: '', revision: 0, loadBalancers: [], serviceRegistries: [] }

/** A blueprint with the changes of UpdateService: members that are sent, and the task definition if one is named. */
export function changedBlueprint(
  before: Blueprint,
  input: JsonObject,
  cluster: Cluster,
  definition: TaskDefinition,
): Blueprint {
  const capacity = changedCapacity(before, input, cluster)
  const { launchType: _launchType, capacityProviderStrategy: _strategy, ...rest } = before
  const platformVersion = optionalText(input, 'platformVersion')
  const network = normaliseNetwork(input)
  const loadBalancers = optionalList(input, 'loadBalancers')
  const serviceRegistries = optionalList(input, 'serviceRegistries')
  const blueprint: Blueprint = {
    ...(capacity ? { ...rest, ...capacity } : before),
    family: definition.family,
    revision: definition.revision,
    ...(isShown(platformVersion, before) ? {} : { platformVersion }),
    ...(network ? { networkConfiguration: network } : {}),
    ...(loadBalancers ? { loadBalancers } : {}),
    ...(serviceRegistries ? { serviceRegistries } : {}),
    ...withoutNothing(furtherConfigurations(input), before),
  }
  checkBlueprint(blueprint, definition)
  return blueprint
}

/** A service without a platform version shows LATEST: to ask for it changes nothing. */
function isShown(platformVersion: string | undefined, before: Blueprint): platformVersion is undefined {
  return platformVersion === undefined || platformVersion === (before.platformVersion ?? 'LATEST')
}

/** An empty list where there was none is no change either. */
function withoutNothing(given: Partial<Blueprint>, before: Blueprint): Partial<Blueprint> {
  const lists = ['volumeConfigurations', 'vpcLatticeConfigurations', 'gatewayConnectors'] as const
  const nothing = lists.filter((name) => given[name]?.length === 0 && before[name] === undefined)
  return Object.fromEntries(Object.entries(given).filter(([name]) => !nothing.some((one) => one === name)))
}

/**
 * UpdateService takes no launch type: an empty strategy leads back to the one that the service's capacity providers are of.
 * https://github.com/aws/containers-roadmap/issues/838 (checked 2026-11)
 */
function changedCapacity(before: Blueprint, input: JsonObject, cluster: Cluster): Capacity | undefined {
  const { launchType: _, ...rest } = input
  const isEmpty = Array.isArray(rest['capacityProviderStrategy']) && rest['capacityProviderStrategy'].length === 0
  if (!isEmpty) return capacityOf(rest, cluster)
  return before.launchType === undefined ? { launchType: launchTypeOf(before) } : undefined
}

/** Whether Fargate runs what a blueprint describes. */
export function isOnFargate(blueprint: Pick<Blueprint, 'launchType' | 'capacityProviderStrategy'>): boolean {
  return runsOnFargate({ launchType: launchTypeOf(blueprint), capacityProviderName: providerOf(blueprint) })
}

type Capacity = Pick<Blueprint, 'launchType' | 'capacityProviderStrategy'>

/** The capacity that a request asks for, or else the cluster's default strategy, or else EC2. */
export function capacityFor(input: JsonObject, cluster: Cluster): Capacity {
  const asked = capacityOf(input, cluster)
  if (asked) return asked
  const fallback = objects({ items: cluster.defaultCapacityProviderStrategy }, 'items')
  if (fallback.length === 0) return { launchType: 'EC2' }
  // https://github.com/terraform-aws-modules/terraform-aws-ecs/issues/27 reports the text
  if (!hasWeight(fallback)) {
    throw invalidParameter(
      'There are no capacity providers with a weight value greater than zero defined in the default capacity provider strategy. ' +
        'At least one capacity provider must have a weight value greater than zero specified. ' +
        "Update the cluster's default capacity provider strategy or specify a valid capacity provider strategy and try again.",
    )
  }
  return { capacityProviderStrategy: fallback }
}

/** Launch type or capacity providers, if the request says which. */
function capacityOf(input: JsonObject, cluster: Cluster): Capacity | undefined {
  const launchType = optionalText(input, 'launchType')
  const strategy = input['capacityProviderStrategy'] ? objects(input, 'capacityProviderStrategy') : undefined
  if (launchType !== undefined && strategy?.length) {
    throw invalidParameter('You may choose a capacity provider or a launch type but not both.')
  }
  if (strategy?.length) return { capacityProviderStrategy: usable(normaliseStrategy(strategy), cluster) }
  return launchType === undefined ? undefined : { launchType }
}

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html (checked 2026-11) has the rules that
// follow, and that of a single provider the weight does not matter; assumed: the texts

/** A capacity provider strategy with the weights and bases that ECS fills in. Throws on those that it does not take. */
export function normaliseStrategy(items: readonly JsonObject[]): JsonObject[] {
  if (items.length > 20) throw invalidParameter('A capacity provider strategy can have at most 20 capacity providers.')
  const strategy = items.map(normaliseStrategyItem)
  if (strategy.filter((item) => item['base'] !== 0).length > 1) {
    // reported by users (badmintoncryer/cdk-preflight, pf-ecs-svc-capacity-provider-multiple-base); assumed: the end of the text
    throw invalidParameter(
      'There are multiple capacity providers in the specified capacity provider strategy with a base value defined. Only one capacity provider in a capacity provider strategy can have a base defined.',
    )
  }
  const names = strategy.map((item) => nameOfProvider(item['capacityProvider']))
  // reported by users: the text (terraform-aws-modules/terraform-aws-ecs#68)
  if (names.some(isOfFargate) && !names.every(isOfFargate)) {
    throw invalidParameter(
      'A capacity provider strategy cannot contain a mix of capacity providers using Auto Scaling groups and Fargate providers. Specify one or the other and try again.',
    )
  }
  return strategy
}

function usable(strategy: JsonObject[], { capacityProviders, closed }: Cluster): JsonObject[] {
  const known = capacityProviders.map(nameOfProvider)
  // A cluster that a story names alone takes any, so that whoever seeds one need not know what runs in it.
  if (
    (closed || known.length > 0) &&
    !strategy.every((item) => known.includes(nameOfProvider(item['capacityProvider'])))
  )
    throw notAssociated()
  if (strategy.length === 1 || hasWeight(strategy)) return strategy
  // reported by users (badmintoncryer/cdk-preflight, pf-ecs-svc-capacity-provider-zero-weight); assumed: the end, which is that of the default's
  throw invalidParameter(
    'There are no capacity providers in the capacity provider strategy with a weight value greater than zero. ' +
      'At least one capacity provider must have a weight value greater than zero specified. ' +
      'Specify a valid capacity provider strategy and try again.',
  )
}

/** The refusal of a capacity provider that is none of the cluster's. https://github.com/dask/dask-cloudprovider/issues/328 reports the text */
export function notAssociated(): ServiceError {
  return invalidParameter(
    'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. ' +
      'Associate the capacity provider with the cluster or specify a valid capacity provider and try again.',
  )
}

function isOfFargate(provider: string): boolean {
  return provider === 'FARGATE' || provider === 'FARGATE_SPOT'
}

function nameOfProvider(provider: Json | undefined): string {
  return String(provider).split('/').at(-1) ?? ''
}

function hasWeight(strategy: readonly JsonObject[]): boolean {
  return strategy.some((item) => item['weight'] !== 0)
}

function normaliseStrategyItem(item: JsonObject): JsonObject {
  const weight = optionalNumber(item, 'weight') ?? 0
  const base = optionalNumber(item, 'base') ?? 0
  if (weight < 0 || weight > 1000) throw invalidParameter('weight must be between 0 and 1000')
  if (base < 0 || base > 100_000) throw invalidParameter('base must be between 0 and 100000')
  return present({ ...item, weight, base })
}

function furtherConfigurations(input: JsonObject): Partial<Blueprint> {
  const serviceConnectConfiguration = optionalObject(input, 'serviceConnectConfiguration')
  const volumeConfigurations = optionalList(input, 'volumeConfigurations')
  const vpcLatticeConfigurations = optionalList(input, 'vpcLatticeConfigurations')
  const monitoring = optionalObject(input, 'monitoring')
  const gatewayConnectors = optionalList(input, 'gatewayConnectors')
  return {
    ...(serviceConnectConfiguration ? { serviceConnectConfiguration } : {}),
    ...(volumeConfigurations ? { volumeConfigurations } : {}),
    ...(vpcLatticeConfigurations ? { vpcLatticeConfigurations } : {}),
    ...(monitoring ? { monitoring } : {}),
    ...(gatewayConnectors ? { gatewayConnectors } : {}),
  }
}

function checkBlueprint(blueprint: Blueprint, definition: TaskDefinition): void {
  const fargate = isOnFargate(blueprint)
  checkNetwork(blueprint.networkConfiguration, definition, fargate)
  checkLaunchType(blueprint.launchType, fargate, definition)
  const isClassic = objects({ items: blueprint.loadBalancers }, 'items').some((one) => one['loadBalancerName'] != null)
  // reported by users: the text (badmintoncryer/cdk-preflight, pf-ecs-svc-classic-lb-with-fargate)
  if (fargate && isClassic) throw invalidParameter('Classic Load Balancers are not supported with Fargate.')
  checkTargetContainers(blueprint.loadBalancers, definition)
  checkGatewayConnectors(blueprint.gatewayConnectors ?? [], definition)
}

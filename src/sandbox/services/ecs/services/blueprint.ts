import type { JsonObject } from '../../../service.ts'
import { objects, optionalList, optionalNumber, optionalObject, optionalText, present } from '../input.ts'
import { launchTypeOf, providerOf, runsOnFargate } from '../machine/index.ts'
import { invalidParameter } from '../refuse.ts'
import type { Blueprint, Cluster, TaskDefinition } from '../store.ts'
import { checkLaunchType, checkNetwork, normaliseNetwork } from './network.ts'

/** What a new service's first revision is made of. Throws where its parts do not fit together. */
export function newBlueprint(input: JsonObject, cluster: Cluster, definition: TaskDefinition): Blueprint {
  const asked = capacityOf(input)
  const fallback = objects({ items: cluster.defaultCapacityProviderStrategy }, 'items')
  const capacity = asked ?? (fallback.length > 0 ? { capacityProviderStrategy: fallback } : { launchType: 'EC2' })
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

/** A blueprint with the changes of UpdateService: members that are sent, and the task definition if one is named. */
export function changedBlueprint(before: Blueprint, input: JsonObject, definition: TaskDefinition): Blueprint {
  const capacity = capacityOf(input)
  const { launchType: _launchType, capacityProviderStrategy: _strategy, ...rest } = before
  const platformVersion = optionalText(input, 'platformVersion')
  const network = normaliseNetwork(input)
  const loadBalancers = optionalList(input, 'loadBalancers')
  const serviceRegistries = optionalList(input, 'serviceRegistries')
  const blueprint: Blueprint = {
    ...(capacity ? { ...rest, ...capacity } : before),
    family: definition.family,
    revision: definition.revision,
    ...(platformVersion === undefined ? {} : { platformVersion }),
    ...(network ? { networkConfiguration: network } : {}),
    ...(loadBalancers ? { loadBalancers } : {}),
    ...(serviceRegistries ? { serviceRegistries } : {}),
    ...furtherConfigurations(input),
  }
  checkBlueprint(blueprint, definition)
  return blueprint
}

/** Whether Fargate runs what a blueprint describes. */
export function isOnFargate(blueprint: Pick<Blueprint, 'launchType' | 'capacityProviderStrategy'>): boolean {
  return runsOnFargate({ launchType: launchTypeOf(blueprint), capacityProviderName: providerOf(blueprint) })
}

/** Launch type or capacity providers, if the request says which. */
export function capacityOf(input: JsonObject): Pick<Blueprint, 'launchType' | 'capacityProviderStrategy'> | undefined {
  const launchType = optionalText(input, 'launchType')
  const strategy = input['capacityProviderStrategy'] ? objects(input, 'capacityProviderStrategy') : undefined
  if (launchType !== undefined && strategy?.length) {
    throw invalidParameter('You may choose a capacity provider or a launch type but not both.')
  }
  if (strategy?.length) return { capacityProviderStrategy: normaliseStrategy(strategy) }
  if (launchType !== undefined) return { launchType }
  // An empty strategy takes the providers away. assumed: what then runs it
  return strategy ? { launchType: 'FARGATE' } : undefined
}

/** A capacity provider strategy with the weights and bases that ECS fills in. Throws on those that it does not take. */
export function normaliseStrategy(items: readonly JsonObject[]): JsonObject[] {
  return items.map(normaliseStrategyItem)
}

function normaliseStrategyItem(item: JsonObject): JsonObject {
  const weight = optionalNumber(item, 'weight') ?? 0
  const base = optionalNumber(item, 'base') ?? 0
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html (checked 2026-11); assumed: the texts
  if (weight < 0 || weight > 1000) throw invalidParameter('weight must be between 0 and 1000')
  if (base < 0 || base > 100_000) throw invalidParameter('base must be between 0 and 100000')
  return present({ ...item, weight, base })
}

function furtherConfigurations(input: JsonObject): Partial<Blueprint> {
  const serviceConnectConfiguration = optionalObject(input, 'serviceConnectConfiguration')
  const volumeConfigurations = optionalList(input, 'volumeConfigurations')
  const vpcLatticeConfigurations = optionalList(input, 'vpcLatticeConfigurations')
  const monitoring = optionalObject(input, 'monitoring')
  return {
    ...(serviceConnectConfiguration ? { serviceConnectConfiguration } : {}),
    ...(volumeConfigurations ? { volumeConfigurations } : {}),
    ...(vpcLatticeConfigurations ? { vpcLatticeConfigurations } : {}),
    ...(monitoring ? { monitoring } : {}),
  }
}

function checkBlueprint(blueprint: Blueprint, definition: TaskDefinition): void {
  const fargate = isOnFargate(blueprint)
  checkNetwork(blueprint.networkConfiguration, definition, fargate)
  checkLaunchType(blueprint.launchType, fargate, definition)
  const containers = objects(definition.content, 'containerDefinitions')
  for (const balancer of objects({ items: blueprint.loadBalancers }, 'items')) checkBalancer(balancer, containers)
}

// reported by users, both texts
function checkBalancer(balancer: JsonObject, containers: readonly JsonObject[]): void {
  const name = optionalText(balancer, 'containerName')
  if (name === undefined) return
  const container = containers.find((one) => one['name'] === name)
  if (!container) throw invalidParameter(`The container ${name} does not exist in the task definition.`)
  const port = optionalNumber(balancer, 'containerPort')
  if (!objects(container, 'portMappings').some((mapping) => mapping['containerPort'] === port)) {
    throw invalidParameter(`The container ${name} did not have a container port ${port} defined.`)
  }
}

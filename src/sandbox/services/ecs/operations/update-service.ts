import { lagOf } from '../../../behaviour.ts'
import { type JsonObject, type Operation, type RequestContext, ServiceError } from '../../../service.ts'
import { canonicalJson, optionalFlag, optionalNumber, optionalText, present } from '../input.ts'
import { adoptTaskSet, beginDeployment, scheduler, wakeScheduler } from '../machine/index.ts'
import { clientException, invalidParameter, requireCount } from '../refuse.ts'
import { clusterName, requireActive, requireCluster, requireTaskDefinition, serviceKey } from '../resolve.ts'
import {
  changeDesiredCount,
  changedBlueprint,
  checkController,
  checkDaemon,
  checkExecRole,
  checkGracePeriod,
  checkLoadBalancers,
  checkPlacement,
  checkSurroundings,
  controllerOf,
  isOnFargate,
  mergeDeploymentConfiguration,
  mergeOptions,
  serviceWriteChecks,
  taskRoleOf,
} from '../services/index.ts'
import {
  type Blueprint,
  findCluster,
  findRevision,
  findService,
  type ServiceRecord,
  type TaskDefinition,
} from '../store.ts'
import { serviceOutput } from '../wire/index.ts'

/** Changes a service. What a service revision fixes starts a deployment when it changes; counts and percentages do not. */
export const updateService: Operation = {
  name: 'ecs:UpdateService',
  access: 'write',
  withoutEffect: [
    'placementConstraints',
    'placementStrategy',
    'serviceRegistries',
    'serviceConnectConfiguration',
    'volumeConfigurations',
    'vpcLatticeConfigurations',
    'gatewayConnectors',
    'monitoring',
    'availabilityZoneRebalancing',
    'deploymentConfiguration.lifecycleHooks[].hookDetails',
  ],
  checks: (input, context) =>
    serviceWriteChecks(
      'ecs:UpdateService',
      input,
      context,
      serviceKey(input, 'service', context),
      namedDefinition(input, context),
    ),
  handle(input, context): JsonObject {
    const cluster = requireCluster(input, context)
    const named = namedDefinition(input, context)
    const service = requireService(input, context)
    checkController(service, input)
    if (service.express) checkManaged(input)
    if (named) requireActive(named)
    const definition = named ?? findRevision(context.state, service.blueprint.family, service.blueprint.revision)
    const isExternal = controllerOf({ ...service.options, ...present(input) }) !== 'ECS'
    if (!definition && !isExternal) throw clientException('TaskDefinition not found.')
    const blueprint = definition ? changedBlueprint(service.blueprint, input, cluster, definition) : service.blueprint
    const desiredCount = desiredCountOf(input, service)
    const deploymentConfiguration = mergeDeploymentConfiguration(service.deploymentConfiguration, input)
    const options = mergeOptions(service.options, input, deploymentConfiguration)
    const forced = optionalFlag(input, 'forceNewDeployment') ?? false
    if (service.schedulingStrategy === 'DAEMON') checkDaemon(input, deploymentConfiguration)
    checkStrategyChange(service.blueprint, blueprint, forced)
    checkGracePeriod(input, blueprint.loadBalancers)
    if (definition && !isExternal) {
      checkPlacement(input, isOnFargate(blueprint))
      checkExecRole(options['enableExecuteCommand'] === true, taskRoleOf(definition), "service couldn't be updated")
    }
    checkLoadBalancers(blueprint.loadBalancers, deploymentConfiguration)
    const isNew = forced || differs(service.blueprint, blueprint)
    if (isNew) checkSurroundings(context, cluster, { blueprint, definition })
    keepStale(service, context)
    service.deploymentConfiguration = deploymentConfiguration
    service.options = options
    if (!isExternal) adoptTaskSet(context, service)
    changeDesiredCount(service, desiredCount)
    if (!isExternal && isNew) beginDeployment(context, service, blueprint)
    wakeScheduler(context, service, context.now + scheduler.afterUpdate)
    return { service: serviceOutput(context.state, context, service, { now: context.now }) }
  },
}

// Where reads lag behind writes, they go on showing the service as it was.
function keepStale(service: ServiceRecord, context: RequestContext): void {
  const { stale } = lagOf(context.state)
  if (stale === 0) return
  const { stale: _stale, ...record } = service
  service.stale = { until: context.now + stale, record: structuredClone(record) }
}

function namedDefinition(input: JsonObject, context: RequestContext): TaskDefinition | undefined {
  const text = optionalText(input, 'taskDefinition')
  if (text === undefined) return undefined
  // An unknown cluster is reported before an unknown task definition.
  if (findCluster(context.state, clusterName(input, context)) === undefined) requireCluster(input, context)
  return requireTaskDefinition(context, text)
}

function requireService(input: JsonObject, context: RequestContext): ServiceRecord {
  const key = serviceKey(input, 'service', context)
  const service = findService(context.state, key.cluster, key.name)
  if (!service) throw new ServiceError('ServiceNotFoundException', 'Service not found.')
  if (service.status !== 'ACTIVE') throw new ServiceError('ServiceNotActiveException', 'Service was not ACTIVE.')
  return service
}

function desiredCountOf(input: JsonObject, service: ServiceRecord): number {
  const count = optionalNumber(input, 'desiredCount')
  if (count === undefined) return service.desiredCount
  if (count < 0) throw invalidParameter('Task count can not be lesser than 0')
  requireCount(count)
  if (service.schedulingStrategy === 'DAEMON') {
    // assumed: the text of creation
    throw invalidParameter(
      'The daemon scheduling strategy does not support a desired count for services. Remove the desired count value and try again',
    )
  }
  return count
}

// reported by users (2026-07)
function checkStrategyChange(before: Blueprint, after: Blueprint, forced: boolean): void {
  const strategy = (one: Blueprint): string =>
    canonicalJson([one.launchType ?? null, one.capacityProviderStrategy ?? []])
  if (forced || strategy(before) === strategy(after)) return
  throw invalidParameter(
    'When switching from launch type to capacity provider strategy on an existing service, or making a change to a ' +
      'capacity provider strategy on a service that is already using one, you must force a new deployment.',
  )
}

// Express services have these from ECS. https://github.com/kayac/ecspresso/pull/902 (checked 2026-11); assumed: the text
function checkManaged(input: JsonObject): void {
  const managed = ['deploymentConfiguration', 'loadBalancers'].find((member) => input[member] != null)
  if (managed !== undefined) throw invalidParameter(`${managed} can not be updated for an Express Gateway service.`)
}

function differs(before: Blueprint, after: Blueprint): boolean {
  return canonicalJson({ ...before }) !== canonicalJson({ ...after })
}

import type { AccessCheck, JsonObject, Operation, RequestContext } from '../../../service.ts'
import { serviceArn } from '../arns.ts'
import { canonicalJson, optionalNumber, optionalText } from '../input.ts'
import { addTaskSet, beginDeployment, instancesOfDaemon } from '../machine/index.ts'
import { invalidParameter, requireCount, requireOneOf } from '../refuse.ts'
import { clusterName, requireActive, requireCluster, requireTaskDefinition } from '../resolve.ts'
import { checkRole } from '../roles.ts'
import {
  checkBalancerRole,
  checkExecRole,
  checkExternalCreation,
  checkGracePeriod,
  checkLoadBalancers,
  checkPlacement,
  checkSurroundings,
  checkTogether,
  controllerOf,
  defaultDeploymentConfiguration,
  defaultOptions,
  isOnFargate,
  mergeDeploymentConfiguration,
  mergeOptions,
  newBlueprint,
  newService,
  noBlueprint,
  serviceWriteChecks,
  taskRoleOf,
} from '../services/index.ts'
import {
  type Blueprint,
  type Cluster,
  ecsState,
  findCluster,
  findService,
  type ServiceRecord,
  type TaskDefinition,
} from '../store.ts'
import { requestTagContext, requestTags } from '../tags.ts'
import { serviceOutput } from '../wire/index.ts'

/** Makes a service and starts its first deployment. */
export const createService: Operation = {
  name: 'ecs:CreateService',
  access: 'write',
  withoutEffect: [
    'role',
    'placementConstraints',
    'placementStrategy',
    'serviceRegistries',
    'serviceConnectConfiguration',
    'volumeConfigurations',
    'vpcLatticeConfigurations',
    'gatewayConnectors',
    'monitoring',
    'availabilityZoneRebalancing',
    'loadBalancers[].advancedConfiguration.productionListenerRule',
    'loadBalancers[].advancedConfiguration.testListenerRule',
    'deploymentConfiguration.lifecycleHooks[].hookDetails',
  ],
  checks(input, context): AccessCheck[] {
    const definition = definitionIn(input, context)
    const key = { cluster: clusterName(input, context), name: serviceName(input) }
    const tags = requestTags(input, 'InvalidParameterException')
    const tagging: AccessCheck = {
      action: 'ecs:TagResource',
      resource: serviceArn(context, key.cluster, key.name),
      context: { 'ecs:CreateAction': 'CreateService', ...requestTagContext(tags) },
    }
    return serviceWriteChecks('ecs:CreateService', input, context, key, definition, {
      tags: requestTagContext(tags),
      tagging: tags.length > 0 ? [tagging] : [],
    })
  },
  handle(input, context): JsonObject {
    const cluster = requireCluster(input, context)
    const definition = definitionIn(input, context)
    if (definition) requireActive(definition)
    else checkExternalCreation(input)
    // The order is the one that AWS was seen to check in: network, scheduling, counts, percentages.
    if ((optionalText(input, 'clientToken') ?? '').length > 36)
      throw invalidParameter('idempotency token longer than 36.')
    const blueprint = definition ? newBlueprint(input, cluster, definition) : noBlueprint
    const schedulingStrategy = schedulingStrategyOf(input)
    const desiredCount = desiredCountOf(input, blueprint, { context, cluster, definition })
    const defaults = defaultDeploymentConfiguration(schedulingStrategy === 'DAEMON')
    const deploymentConfiguration = mergeDeploymentConfiguration(defaults, input)
    const options = mergeOptions(defaultOptions(), input, deploymentConfiguration)
    checkRole(optionalText(input, 'role'), context)
    checkBalancerRole(input, blueprint)
    checkTogether(input, blueprint.loadBalancers, deploymentConfiguration)
    checkGracePeriod(input, blueprint.loadBalancers)
    if (definition) {
      checkPlacement(input, isOnFargate(blueprint))
      checkExecRole(options['enableExecuteCommand'] === true, taskRoleOf(definition), "service couldn't be created")
    }
    checkLoadBalancers(blueprint.loadBalancers, deploymentConfiguration)
    checkSurroundings(context, cluster, { blueprint, definition })
    const creation = creationOf(input)
    const existing = findService(context.state, cluster.name, serviceName(input))
    if (existing && existing.status !== 'INACTIVE') return again(existing, creation, input, context)
    const service = newService(context, {
      cluster: cluster.name,
      name: serviceName(input),
      schedulingStrategy,
      desiredCount,
      blueprint,
      deploymentConfiguration,
      options,
      tags: requestTags(input, 'InvalidParameterException'),
      creation,
    })
    begin(context, service)
    ecsState(context.state).services[`${service.cluster}/${service.name}`] = service
    return { service: serviceOutput(context.state, context, service, { now: context.now, tags: true }) }
  },
}

// With EXTERNAL a program makes the task sets; CodeDeploy finds one that serves.
function begin(context: RequestContext, service: ServiceRecord): void {
  const controller = controllerOf(service.options)
  const { blueprint } = service
  if (controller === 'ECS') beginDeployment(context, service, blueprint)
  if (controller !== 'CODE_DEPLOY') return
  addTaskSet(context, service, { blueprint, scale: 100, status: 'PRIMARY', tags: [] })
}

// An unknown cluster is reported before an unknown task definition. Without one only task sets can be made.
function definitionIn(input: JsonObject, context: RequestContext): TaskDefinition | undefined {
  if (controllerOf(input) === 'EXTERNAL') {
    requireCluster(input, context)
    return undefined
  }
  try {
    return requireTaskDefinition(context, optionalText(input, 'taskDefinition'))
  } catch (error) {
    if (findCluster(context.state, clusterName(input, context)) === undefined) requireCluster(input, context)
    throw error
  }
}

function schedulingStrategyOf(input: JsonObject): string {
  return optionalText(input, 'schedulingStrategy') ?? 'REPLICA'
}

function serviceName(input: JsonObject): string {
  const name = optionalText(input, 'serviceName') ?? ''
  if (!/^[a-zA-Z0-9_-]{1,255}$/.test(name)) throw invalidParameter('Invalid service name.') // assumed: the text
  return name
}

function desiredCountOf(
  input: JsonObject,
  blueprint: Blueprint,
  {
    context,
    cluster,
    definition,
  }: { context: RequestContext; cluster: Cluster; definition: TaskDefinition | undefined },
): number {
  const schedulingStrategy = schedulingStrategyOf(input)
  if (!['REPLICA', 'DAEMON'].includes(schedulingStrategy)) {
    requireOneOf('Scheduling strategy', schedulingStrategy, ['REPLICA', 'DAEMON'])
  }
  const count = optionalNumber(input, 'desiredCount')
  if (schedulingStrategy === 'DAEMON') {
    if (count !== undefined) {
      throw invalidParameter(
        'The daemon scheduling strategy does not support a desired count for services. Remove the desired count value and try again',
      )
    }
    if (isOnFargate(blueprint)) {
      throw invalidParameter(
        'The daemon scheduling strategy does not support the FARGATE launch type. Change the launch type and try again',
      )
    }
    return definition ? instancesOfDaemon(context.state, cluster.name, definition).length : 0
  }
  if (count === undefined) throw invalidParameter('DesiredCount is missing')
  if (count < 0) throw invalidParameter('DesiredCount can not be lesser than 0')
  requireCount(count)
  return count
}

// Tags do not count when a request is compared with the one that made the service.
function creationOf(input: JsonObject): string {
  const { tags: _tags, ...rest } = input
  return canonicalJson(rest)
}

function again(existing: ServiceRecord, creation: string, input: JsonObject, context: RequestContext): JsonObject {
  if (existing.status === 'DRAINING') throw invalidParameter('Unable to Start a service that is still Draining.')
  const same = Boolean(optionalText(input, 'clientToken')) && existing.creation === creation
  if (!same) throw invalidParameter('Creation of service was not idempotent.')
  return { service: serviceOutput(context.state, context, existing, { now: context.now, tags: true }) }
}

import type { JsonObject, Operation, RequestContext } from '../../../service.ts'
import { keepRevision } from '../definitions/index.ts'
import {
  changedConfiguration,
  chooseDefinition,
  deploymentConfigurationFor,
  type ExpressRecord,
  expressBlueprint,
  expressOutput,
  expressWriteChecks,
  keepResources,
  planResources,
} from '../express/index.ts'
import { canonicalJson, optionalText } from '../input.ts'
import { beginDeployment } from '../machine/index.ts'
import { invalidParameter } from '../refuse.ts'
import { clusterName, requireCluster } from '../resolve.ts'
import { checkRole, passInfrastructure, roleArn } from '../roles.ts'
import { defaultDeploymentConfiguration, defaultOptions, newService } from '../services/index.ts'
import { type Cluster, ecsState, findCluster, findService } from '../store.ts'
import { requestTags } from '../tags.ts'

/** Makes a service with a task definition, load balancer and scaling of ECS's own. */
export const createExpressGatewayService: Operation = {
  name: 'ecs:CreateExpressGatewayService',
  access: 'write',
  withoutEffect: [
    'healthCheckPath',
    'primaryContainer.command',
    'primaryContainer.environment',
    'primaryContainer.repositoryCredentials.credentialsParameter',
  ],
  checks: (input, context) => {
    // IAM sees no name where ECS is to choose one.
    const key = { cluster: clusterName(input, context), name: optionalText(input, 'serviceName') ?? '*' }
    return [
      ...expressWriteChecks('CreateExpressGatewayService', input, context, { key, before: undefined }),
      ...passInfrastructure(roleArn(context, optionalText(input, 'infrastructureRoleArn'))),
    ]
  },
  handle(input, context) {
    const infrastructureRoleArn = optionalText(input, 'infrastructureRoleArn')
    // assumed: the text
    if (!infrastructureRoleArn) throw invalidParameter('infrastructureRoleArn can not be blank.')
    checkRole(infrastructureRoleArn, context)
    const name = serviceName(input, context)
    const configuration = changedConfiguration(input)
    const tags = requestTags(input, 'InvalidParameterException')
    const cluster = clusterFor(input, context)
    const existing = findService(context.state, cluster.name, name)
    if (existing && existing.status !== 'INACTIVE') {
      // assumed: as CreateService
      if (existing.status === 'DRAINING') throw invalidParameter('Unable to Start a service that is still Draining.')
      throw invalidParameter('Creation of service was not idempotent.')
    }
    const resources = planResources(context, { cluster: cluster.name, name })
    const express = { infrastructureRoleArn, endpoint: endpointOf(name, context), resources }
    const family = `${cluster.name}-${name}`.slice(0, 255)
    const setting = { family, region: context.region, logGroup: resources.logGroup }
    const definition = chooseDefinition(input, context, setting)
    const service: ExpressRecord = {
      ...newService(context, {
        cluster: cluster.name,
        name,
        schedulingStrategy: 'REPLICA',
        desiredCount: configuration.scalingTarget.minTaskCount,
        blueprint: expressBlueprint(context, input, express, { definition, configuration }),
        deploymentConfiguration: deploymentConfigurationFor(resources.alarm, defaultDeploymentConfiguration(false)),
        options: defaultOptions(),
        tags,
        creation: canonicalJson(input),
      }),
      express,
    }
    // Nothing is refused from here on, and nothing was kept before.
    const ecs = ecsState(context.state)
    if (!ecs.clusters.includes(cluster)) ecs.clusters.push(cluster)
    keepRevision(definition, context)
    keepResources(context, service, configuration)
    beginDeployment(context, service, service.blueprint)
    ecs.services[`${service.cluster}/${service.name}`] = service
    return { service: expressOutput(context, service, { tags: true }) }
  },
}

// assumed: the form of a name that ECS chooses, and the text
function serviceName(input: JsonObject, context: RequestContext): string {
  const name = optionalText(input, 'serviceName') ?? `express-${context.ids.hex(8)}`
  if (/^[a-zA-Z0-9_-]{1,255}$/.test(name)) return name
  throw invalidParameter('Invalid service name.')
}

// The default cluster is made where there is none: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/express-service-work.html (checked 2026-11)
function clusterFor(input: JsonObject, context: RequestContext): Cluster {
  const isMissing = clusterName(input, context) === 'default' && findCluster(context.state, 'default') === undefined
  if (!isMissing) return requireCluster(input, context)
  return {
    name: 'default',
    status: 'ACTIVE',
    settings: [{ name: 'containerInsights', value: 'disabled' }],
    capacityProviders: ['FARGATE'],
    defaultCapacityProviderStrategy: [],
    tags: [],
  }
}

// assumed: the form; reported by users is `pr-xxxxxxxxxxxxxxx.ecs.ap-northeast-1.on.aws` of a service `printenv` (kayac/ecspresso#905)
function endpointOf(name: string, { ids, region }: RequestContext): string {
  const start = name.toLowerCase().replace(/[^a-z0-9]/g, '')
  return `${start.slice(0, 2) || 'ex'}-${ids.hex(32)}.ecs.${region}.on.aws`
}

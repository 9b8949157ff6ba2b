import { regionalArn } from '../../../arns.ts'
import type { JsonObject, RequestContext } from '../../../service.ts'
import { alarmArn } from '../../cloudwatch/store.ts'
import { seconds, serviceArn, serviceDeploymentArn, serviceRevisionArn, taskDefinitionArn } from '../arns.ts'
import { optionalObject, present, texts } from '../input.ts'
import { currentServiceDeployment } from '../machine/index.ts'
import { type Blueprint, findRevision, type ServiceRevision } from '../store.ts'
import { architectureOf, portOf, primaryContainerOf } from './definition.ts'
import type { ExpressRecord } from './resolve.ts'

/** An Express service as it stands on the wire. `tags` are only there if they are asked for. */
export function expressOutput(
  context: RequestContext,
  service: ExpressRecord,
  { tags = false }: { readonly tags?: boolean } = {},
): JsonObject {
  const current = currentServiceDeployment(service)
  const shown = current !== undefined && current.startedAt <= context.now
  return present({
    ...expressBrief(context, service),
    infrastructureRoleArn: service.express.infrastructureRoleArn,
    currentDeployment: shown ? serviceDeploymentArn(context, service.cluster, service.name, current.id) : undefined,
    activeConfigurations: service.deployments.map(({ number }) => configurationOf(context, service, number)),
    tags: tags && service.tags.length > 0 ? service.tags : undefined,
  })
}

/** An Express service as UpdateExpressGatewayService answers it: with the configuration that it is on its way to. */
export function updatedExpressOutput(context: RequestContext, service: ExpressRecord): JsonObject {
  const [newest] = service.deployments
  return present({
    ...expressBrief(context, service),
    targetConfiguration: newest && configurationOf(context, service, newest.number),
  })
}

function expressBrief(context: RequestContext, service: ExpressRecord): JsonObject {
  const newest = Math.max(service.createdAt, ...service.deployments.map(({ createdAt }) => createdAt))
  return {
    cluster: service.cluster,
    serviceName: service.name,
    serviceArn: serviceArn(context, service.cluster, service.name),
    status: { statusCode: service.status },
    createdAt: seconds(service.createdAt),
    updatedAt: seconds(newest),
  }
}

function configurationOf(context: RequestContext, service: ExpressRecord, number: string): JsonObject {
  const revision = service.revisions.find((one) => one.number === number)
  if (!revision) return {}
  const { blueprint, createdAt } = revision
  const definition = findRevision(context.state, blueprint.family, blueprint.revision)
  const content = definition?.content ?? {}
  return present({
    serviceRevisionArn: serviceRevisionArn(context, service.cluster, service.name, number),
    executionRoleArn: content['executionRoleArn'],
    taskRoleArn: content['taskRoleArn'],
    taskDefinitionArn: taskDefinitionArn(context, blueprint),
    cpu: content['cpu'],
    memory: content['memory'],
    cpuArchitecture: architectureOf(content),
    networkConfiguration: networkOf(blueprint),
    healthCheckPath: blueprint.express?.healthCheckPath,
    primaryContainer: definition && primaryContainerOf(definition),
    scalingTarget: blueprint.express && { ...blueprint.express.scalingTarget },
    ingressPaths: [{ accessType: 'PUBLIC', endpoint: service.express.endpoint }],
    createdAt: seconds(createdAt),
  })
}

function networkOf({ networkConfiguration }: Blueprint): JsonObject {
  const vpc = optionalObject(networkConfiguration ?? {}, 'awsvpcConfiguration') ?? {}
  return { subnets: texts(vpc, 'subnets'), securityGroups: texts(vpc, 'securityGroups') }
}

/** What ECS manages for a revision of an Express service, as DescribeServiceRevisions answers it. */
export function managedResourcesOutput(
  context: RequestContext,
  service: ExpressRecord,
  { blueprint, createdAt }: ServiceRevision,
): JsonObject {
  const { resources, endpoint } = service.express
  const definition = findRevision(context.state, blueprint.family, blueprint.revision)
  const state = { status: service.status === 'INACTIVE' ? 'DELETED' : 'ACTIVE', updatedAt: seconds(createdAt) }
  const port = definition ? portOf(definition) : 80
  const group = (id: string): JsonObject => ({ ...state, arn: regionalArn(context, 'ec2', `security-group/${id}`) })
  const scaling = blueprint.express?.scalingTarget
  return present({
    ingressPaths: [
      {
        accessType: 'PUBLIC',
        endpoint,
        loadBalancer: {
          ...state,
          arn: resources.loadBalancer,
          scheme: 'internet-facing',
          subnetIds: networkOf(blueprint)['subnets'],
          securityGroupIds: [resources.loadBalancerSecurityGroup],
        },
        loadBalancerSecurityGroups: [group(resources.loadBalancerSecurityGroup)],
        certificate: { ...state, arn: resources.certificate, domainName: endpoint },
        listener: { ...state, arn: resources.listener },
        rule: { ...state, arn: resources.rule },
        targetGroups: resources.targetGroups.map((arn) => ({
          ...state,
          arn,
          healthCheckPath: blueprint.express?.healthCheckPath,
          healthCheckPort: port,
          port,
        })),
      },
    ],
    autoScaling: scaling && {
      scalableTarget: { ...state, minCapacity: scaling.minTaskCount, maxCapacity: scaling.maxTaskCount },
      applicationAutoScalingPolicies: [
        {
          ...state,
          policyType: 'TargetTrackingScaling',
          targetValue: scaling.autoScalingTargetValue,
          metric: scaling.autoScalingMetric,
        },
      ],
    },
    metricAlarms: [{ ...state, arn: alarmArn(context, resources.alarm) }],
    serviceSecurityGroups: [group(resources.serviceSecurityGroup)],
    logGroups: [
      {
        ...state,
        arn: regionalArn(context, 'logs', `log-group:${resources.logGroup}`),
        logGroupName: resources.logGroup,
      },
    ],
  })
}

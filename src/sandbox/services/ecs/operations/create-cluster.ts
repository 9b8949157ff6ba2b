import type { AccessCheck, Operation } from '../../../service.ts'
import { clusterArn } from '../arns.ts'
import { checkProviders } from '../capacity-providers.ts'
import { objects, optionalList, optionalObject, optionalText, texts } from '../input.ts'
import { invalidParameter } from '../refuse.ts'
import { normaliseStrategy } from '../services/index.ts'
import { ecsState, findCluster } from '../store.ts'
import { requestTagContext, requestTags } from '../tags.ts'
import { clusterOutput } from '../wire/index.ts'

/** Makes a cluster. One of that name is answered as it is. */
export const createCluster: Operation = {
  name: 'ecs:CreateCluster',
  access: 'write',
  withoutEffect: ['settings', 'configuration', 'serviceConnectDefaults'],
  checks(input, context): AccessCheck[] {
    const resource = clusterArn(context, nameIn(optionalText(input, 'clusterName')))
    const tags = requestTags(input, 'InvalidParameterException')
    const providers = texts(input, 'capacityProviders')
    const seen = {
      ...requestTagContext(tags),
      ...(providers.length > 0 ? { 'ecs:capacity-provider': providers } : {}),
    }
    const tag: AccessCheck = {
      action: 'ecs:TagResource',
      resource,
      context: { 'ecs:CreateAction': 'CreateCluster', ...requestTagContext(tags) },
    }
    return [{ action: 'ecs:CreateCluster', resource, context: seen }, ...(tags.length > 0 ? [tag] : [])]
  },
  handle(input, context) {
    const name = nameIn(optionalText(input, 'clusterName'))
    const all = ['SETTINGS', 'TAGS', 'CONFIGURATIONS']
    const existing = findCluster(context.state, name)
    if (existing?.status === 'ACTIVE') return { cluster: clusterOutput(context.state, context, existing, all) }
    checkProviders(texts(input, 'capacityProviders'), context)
    const configuration = optionalObject(input, 'configuration')
    const settings = optionalList(input, 'settings')
    const cluster = {
      name,
      status: 'ACTIVE' as const,
      settings: settings?.length ? settings : [{ name: 'containerInsights', value: 'disabled' }],
      ...(configuration ? { configuration } : {}),
      capacityProviders: optionalList(input, 'capacityProviders') ?? [],
      defaultCapacityProviderStrategy: normaliseStrategy(objects(input, 'defaultCapacityProviderStrategy')),
      closed: true as const,
      tags: requestTags(input, 'InvalidParameterException'),
    }
    const ecs = ecsState(context.state)
    ecs.clusters = [...ecs.clusters.filter((other) => other.name !== name), cluster]
    return { cluster: clusterOutput(context.state, context, cluster, all) }
  },
}

function nameIn(text: string | undefined): string {
  const name = text ?? 'default'
  // assumed: the text; the rule is https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html (checked 2026-11)
  if (!/^[a-zA-Z0-9_-]{1,255}$/.test(name)) throw invalidParameter('Cluster name contains invalid characters.')
  return name
}

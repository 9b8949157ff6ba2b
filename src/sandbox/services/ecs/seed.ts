import { seeding } from '../../seed-error.ts'
import type { JsonObject, RequestContext } from '../../service.ts'
import { nameOf } from './arns.ts'
import { optionalText } from './input.ts'
import { createCluster } from './operations/create-cluster.ts'
import { createService } from './operations/create-service.ts'
import { registerTaskDefinition } from './operations/register-task-definition.ts'
import { findCluster, findFamily, findService } from './store.ts'

/** What a story may name of ECS. */
export interface EcsResources {
  /** Names, or inputs of CreateCluster, `name` being `clusterName`: capacity providers, a default strategy, settings. A cluster that is there is left alone. */
  readonly clusters?: readonly (string | JsonObject)[]
  /** Inputs of RegisterTaskDefinition; a family that has revisions is left alone. */
  readonly taskDefinitions?: readonly JsonObject[]
  /** Inputs of CreateService; a service that is there is left alone. */
  readonly services?: readonly JsonObject[]
}

/** Adds clusters, then task definitions, then services. */
export function seed(resources: EcsResources, context: RequestContext): void {
  for (const cluster of resources.clusters ?? []) {
    const { name, ...input } = typeof cluster === 'string' ? { name: cluster } : cluster
    seedCluster(name === undefined ? input : { clusterName: name, ...input }, context)
  }
  for (const definition of resources.taskDefinitions ?? []) seedTaskDefinition(definition, context)
  for (const service of resources.services ?? []) seedService(service, context)
}

function seedCluster(input: JsonObject, context: RequestContext): void {
  const name = optionalText(input, 'clusterName') ?? 'default'
  if (findCluster(context.state, name)?.status === 'ACTIVE') return
  seeding(`cluster ${name}`, () => createCluster.handle(structuredClone(input), context))
}

function seedTaskDefinition(input: JsonObject, context: RequestContext): void {
  const family = input['family']
  const hasRevisions = typeof family === 'string' && (findFamily(context.state, family)?.revisions.length ?? 0) > 0
  if (hasRevisions) return
  seeding(`task definition ${family}`, () => registerTaskDefinition.handle(structuredClone(input), context))
}

function seedService(input: JsonObject, context: RequestContext): void {
  seeding(`service ${input['serviceName']}`, () => {
    const cluster = nameOf(context, 'cluster', optionalText(input, 'cluster') ?? 'default')
    const existing = findService(context.state, cluster, optionalText(input, 'serviceName') ?? '')
    if (!existing || existing.status === 'INACTIVE') createService.handle(structuredClone(input), context)
  })
}

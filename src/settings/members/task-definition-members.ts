/** The facts about one member of a task definition that comparing two of them needs. */
export interface TaskDefinitionMember {
  /** AWS adds it: no content. */
  readonly addedByAws?: true
  /** The members that order a list whose order means nothing; `itself` for a list of strings, `all` for whatever stands in an element. */
  readonly unordered?: 'itself' | 'all' | 'name'
  /** The value that ECS takes for a missing one. */
  readonly usual?: unknown
  /** Written with a unit, and registered without: `0.25 vCPU` is `256`, `1 GB` is `1024`. */
  readonly unit?: 'vcpu' | 'gb'
}

const added = { addedByAws: true } as const

/**
 * The members of a task definition, by path, that are not compared as they stand. observed: recorded answers of ECS of September 2026
 * (RegisterTaskDefinition with the smallest input). Tags are compared by nobody: they are no content of a revision.
 */
export const taskDefinitionMembers = {
  taskDefinitionArn: added,
  revision: added,
  status: added,
  previousStatus: added,
  requiresAttributes: added,
  compatibilities: added,
  registeredAt: added,
  registeredBy: added,
  deregisteredAt: added,
  deleteRequestedAt: added,
  tags: added,
  cpu: { unit: 'vcpu' },
  memory: { unit: 'gb' },
  containerDefinitions: { unordered: 'name' },
  'containerDefinitions.essential': { usual: true },
  'containerDefinitions.environment': { unordered: 'name' },
  'containerDefinitions.secrets': { unordered: 'name' },
  'containerDefinitions.portMappings': { unordered: 'all' },
  'containerDefinitions.portMappings.protocol': { usual: 'tcp' },
  'containerDefinitions.mountPoints': { unordered: 'all' },
  'containerDefinitions.volumesFrom': { unordered: 'all' },
  'containerDefinitions.healthCheck.interval': { usual: 30 },
  'containerDefinitions.healthCheck.timeout': { usual: 5 },
  'containerDefinitions.healthCheck.retries': { usual: 3 },
  volumes: { unordered: 'name' },
  // assumed: as the console shows it.
  'volumes.efsVolumeConfiguration.rootDirectory': { usual: '/' },
  placementConstraints: { unordered: 'all' },
  requiresCompatibilities: { unordered: 'itself' },
} as const satisfies Readonly<Record<string, TaskDefinitionMember>>

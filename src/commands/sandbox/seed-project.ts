import { type Aws, UserError } from '../../calls/index.ts'
import type { Resources, SeedRole } from '../../sandbox/index.ts'
import { infrastructureRoles, type Project, type ServiceDefinition, type TaskDefinition } from '../../settings/index.ts'

/** The definitions of a project, as far as they can be read. */
export interface Definitions {
  readonly taskDefinition: TaskDefinition | undefined
  readonly serviceDefinition: ServiceDefinition | undefined
}

/** Reads what there is. What the command needs and cannot have, the command itself will say. */
export const readDefinitions = async (aws: Aws, project: Project): Promise<Definitions> => {
  const { task_definition, service_definition } = project.configuration
  return {
    taskDefinition: task_definition ? await unlessMistaken(project.taskDefinition(aws)) : undefined,
    serviceDefinition: service_definition ? await unlessMistaken(project.serviceDefinition(aws)) : undefined,
  }
}

const unlessMistaken = <T>(reading: Promise<T>): Promise<T | undefined> =>
  reading.catch((error: unknown) => {
    if (error instanceof UserError) return undefined
    throw error
  })

/** The roles a project names, as ARNs. */
export const rolesNamed = ({ taskDefinition, serviceDefinition }: Definitions): readonly string[] => [
  ...(taskDefinition?.roles ?? []),
  ...(serviceDefinition ? infrastructureRoles(serviceDefinition.input) : []),
]

/**
 * What has to be there for a project to be deployed: its cluster, its roles with the trust they need, its log groups. Subnets, security
 * groups and target groups are taken as they come, unless a scenario lists which exist.
 */
export const resourcesOf = (project: Project, definitions: Definitions, account: string): Resources => {
  const { taskDefinition, serviceDefinition } = definitions
  return {
    clusters: [project.clusterName],
    roles: [
      ...(taskDefinition?.roles ?? []).flatMap((role) => seedRole(role, 'ecs-tasks.amazonaws.com', account)),
      ...(serviceDefinition ? infrastructureRoles(serviceDefinition.input) : []).flatMap((role) =>
        seedRole(role, 'ecs.amazonaws.com', account),
      ),
    ],
    logGroups: (taskDefinition?.containers ?? []).flatMap(({ log }) =>
      log?.driver === 'awslogs' && log.group !== '' ? [log.group] : [],
    ),
  }
}

const seedRole = (role: string, trust: string, account: string): SeedRole[] => {
  const [, owner, path = '/', name] = /^arn:[^:]*:iam::(\d{12}):role(\/.*\/|\/)([^/]+)$/.exec(role) ?? []
  return owner === account && name !== undefined ? [{ name, path, trust }] : []
}

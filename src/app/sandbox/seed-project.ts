import { type Aws, UserError } from '../../calls/index.ts'
import type { FilesOfFlags } from '../../commands/index.ts'
import type { Resources, SeedRole } from '../../sandbox/index.ts'
import {
  type ExpressDefinition,
  hookFunctions,
  infrastructureRoles,
  isObject,
  type JsonObject,
  latticeTargetGroups,
  type Overrides,
  type Project,
  type ServiceDefinition,
  type TaskDefinition,
} from '../../settings/index.ts'
import { type Home, namedByService, namedByTask } from './named-by-project.ts'

/** The definitions of a project, as far as they can be read. */
export interface Definitions {
  readonly taskDefinition: TaskDefinition | undefined
  readonly serviceDefinition: ServiceDefinition | undefined
  readonly expressDefinition: ExpressDefinition | undefined
  readonly overrides: Overrides | undefined
}

/** Those of a command that works on an account. */
export const noDefinitions: Definitions = {
  taskDefinition: undefined,
  serviceDefinition: undefined,
  expressDefinition: undefined,
  overrides: undefined,
}

/** Reads what there is. What the command needs and cannot have, the command itself will say. */
export async function readDefinitions(aws: Aws, project: Project, named: FilesOfFlags = {}): Promise<Definitions> {
  const { task_definition, service_definition, express_definition } = project.configuration
  const { taskDef, overrides: text, overridesFile: file } = named
  return {
    taskDefinition: taskDef || task_definition ? await unlessMistaken(project.taskDefinition(aws, taskDef)) : undefined,
    serviceDefinition: service_definition ? await unlessMistaken(project.serviceDefinition(aws)) : undefined,
    expressDefinition: express_definition ? await unlessMistaken(project.expressDefinition(aws)) : undefined,
    overrides: text || file ? await unlessMistaken(project.overrides(aws, { text, file })) : undefined,
  }
}

function unlessMistaken<T>(reading: Promise<T>): Promise<T | undefined> {
  return reading.catch((error: unknown) => {
    if (error instanceof UserError) return undefined
    throw error
  })
}

/** The roles a project names, as ARNs. */
export function rolesNamed(definitions: Definitions): readonly string[] {
  return [...rolesOfTasks(definitions), ...rolesOfEcs(definitions)]
}

function rolesOfTasks({ taskDefinition, expressDefinition, overrides }: Definitions): readonly string[] {
  const { executionRoleArn, taskRoleArn } = expressDefinition?.input ?? {}
  return [
    ...(taskDefinition?.roles ?? []),
    ...[executionRoleArn, taskRoleArn].filter((role) => typeof role === 'string'),
    ...[overrides?.taskRoleArn, overrides?.executionRoleArn].filter((role) => role !== undefined),
  ]
}

function rolesOfEcs({ serviceDefinition, expressDefinition }: Definitions): readonly string[] {
  const own = expressDefinition?.input['infrastructureRoleArn']
  return [
    ...(serviceDefinition ? infrastructureRoles(serviceDefinition.input) : []),
    ...(typeof own === 'string' ? [own] : []),
  ]
}

/**
 * What has to be there for a project to be deployed: its cluster, a container instance where it runs on such, its roles with the trust they
 * need, its log groups, what its containers are started with and its service is reached by, the functions of its lifecycle hooks, its target
 * groups of VPC Lattice, its deployment group of CodeDeploy. Subnets and security groups are taken as they come, unless a scenario lists which
 * exist.
 */
export function resourcesOf(project: Project, definitions: Definitions, home: Home): Resources {
  const { account } = home
  const { taskDefinition, serviceDefinition } = definitions
  return {
    ...(taskDefinition ? namedByTask(taskDefinition.input, home) : {}),
    ...(serviceDefinition ? namedByService(serviceDefinition.input, taskDefinition?.networkMode, home) : {}),
    clusters: [project.clusterName],
    roles: [
      ...rolesOfTasks(definitions).flatMap((role) =>
        seedRole(role, 'ecs-tasks.amazonaws.com', account).map((one) =>
          isExecutionRole(role, definitions) ? { ...one, policies: startingTasks } : one,
        ),
      ),
      ...rolesOfEcs(definitions).flatMap((role) => seedRole(role, 'ecs.amazonaws.com', account)),
    ],
    logGroups: [
      ...(definitions.taskDefinition?.containers ?? []).flatMap(({ log }) =>
        log?.driver === 'awslogs' && log.group !== ''
          ? [{ name: log.group, ...(log.region && { region: log.region }) }]
          : [],
      ),
      ...logOfExpress(definitions),
    ],
    ...(needsInstances(definitions) ? { containerInstances: [{ cluster: project.clusterName, scales: true }] } : {}),
    ...resourcesOfService(definitions),
    deploymentGroups: deploymentGroups(project, definitions),
  }
}

/** Whether the tasks run on container instances: the service says so, or nothing is said of Fargate. */
function needsInstances({ taskDefinition, serviceDefinition }: Definitions): boolean {
  const { launchType, capacityProviderStrategy } = serviceDefinition?.input ?? {}
  if (typeof launchType === 'string') return launchType !== 'FARGATE'
  if (Array.isArray(capacityProviderStrategy) && capacityProviderStrategy.length > 0)
    return !JSON.stringify(capacityProviderStrategy).includes('"FARGATE')
  const { requiresCompatibilities: compatible }: JsonObject = { ...taskDefinition?.input }
  return taskDefinition !== undefined && !(Array.isArray(compatible) && compatible.includes('FARGATE'))
}

function resourcesOfService({ serviceDefinition }: Definitions): Pick<Resources, 'functions' | 'latticeTargetGroups'> {
  const input = serviceDefinition?.input ?? {}
  const functions = hookFunctions(input).map((arn) => /:function:([\w-]{1,64})(?::|$)/.exec(arn)?.[1])
  return {
    functions: functions.flatMap((name) => (name === undefined ? [] : [{ name }])),
    latticeTargetGroups: latticeTargetGroups(input).filter((arn) =>
      /^arn:[^:]+:vpc-lattice:[^:]+:\d{12}:targetgroup\/tg-[0-9a-z]{17}$/.test(arn),
    ),
  }
}

/** What starting tasks may take: `verify` would find fault with a role that nobody but the sandbox has made. */
const startingTasks: NonNullable<SeedRole['policies']> = {
  'starting-tasks': {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Action: ['ecr:*', 'logs:*', 'ssm:GetParameter*', 'secretsmanager:GetSecretValue', 's3:Get*', 'kms:Decrypt'],
      Resource: '*',
    },
  },
}

function isExecutionRole(role: string, { taskDefinition, expressDefinition, overrides }: Definitions): boolean {
  return [taskDefinition?.input, expressDefinition?.input, overrides].some((one) => one?.['executionRoleArn'] === role)
}

/** The log group that an Express definition names. */
function logOfExpress({ expressDefinition }: Definitions): NonNullable<Resources['logGroups']> {
  const container = expressDefinition?.input['primaryContainer']
  const logs = isObject(container) ? container['awsLogsConfiguration'] : undefined
  const group = isObject(logs) ? logs['logGroup'] : undefined
  return typeof group === 'string' && group !== '' ? [{ name: group }] : []
}

/** The group that the configuration names; without names the one that ECS's console makes with a service. */
function deploymentGroups(
  { configuration: { codedeploy = {} }, clusterName: cluster, service }: Project,
  { serviceDefinition }: Definitions,
): NonNullable<Resources['deploymentGroups']> {
  if (serviceDefinition?.controller !== 'CODE_DEPLOY' || service === undefined) return []
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-bluegreen.html (checked 2026-11)
  const { application_name = `AppECS-${cluster}-${service}`, deployment_group_name = `DgpECS-${cluster}-${service}` } =
    codedeploy
  return [{ application: application_name, name: deployment_group_name, cluster, service }]
}

/** ECS takes the short name of a role, too. */
function seedRole(role: string, trust: string, account: string): SeedRole[] {
  if (/^[\w+=,.@-]+$/.test(role)) return [{ name: role, trust }]
  const [, owner, path = '/', name] =
    /^arn:[^:]*:iam::(\d{12}):role(\/[\w+=,.@/-]*\/|\/)([\w+=,.@-]{1,64})$/.exec(role) ?? []
  return owner === account && name !== undefined ? [{ name, path, trust }] : []
}

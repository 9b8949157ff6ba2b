import { isMarked, type Place } from '../../calls/index.ts'
import { isObject, type JsonObject, type ServiceDefinition, type TaskDefinition } from '../../settings/index.ts'
import type { By, Item, Platform } from './items.ts'
import type { VerifyOptions } from './options.ts'

/** What is checked, and who looks. */
export interface Scope {
  readonly cluster: string
  readonly place: Place
  readonly taskDefinition: TaskDefinition
  readonly service: ServiceDefinition | undefined
  readonly by: By
  readonly options: Pick<VerifyOptions, 'getSecrets' | 'putLogs'>
}

/** All that a deployment of these definitions needs to be there. */
export function itemsOf(scope: Scope): readonly Item[] {
  return [...ofTask(scope), ...(scope.service ? ofService(scope.service) : []), clusterItem(scope)]
}

function clusterItem({ cluster }: Scope): Item {
  return { kind: 'cluster', subject: `cluster ${cluster}`, cluster }
}

function ofTask(scope: Scope): Item[] {
  const { taskDefinition, place, cluster } = scope
  const input: JsonObject = { ...taskDefinition.input }
  const { executionRoleArn, taskRoleArn } = taskDefinition.input
  const trusts = 'ecs-tasks.amazonaws.com'
  const role = (subject: string, named: string | undefined): Item[] =>
    named === undefined ? [] : [{ kind: 'role', subject: `${subject} ${named}`, role: named, trusts }]
  const setting = { place, cluster, taskDefinition: input, kmsKeys: [] }
  return [
    ...role('execution role', executionRoleArn),
    ...(executionRoleArn === undefined
      ? []
      : [
          {
            kind: 'permissions',
            subject: 'permissions of the execution role',
            role: executionRoleArn,
            setting,
          } as const,
        ]),
    ...role('task role', taskRoleArn),
    ...objectsIn(input['containerDefinitions']).flatMap((container) => ofContainer(container, scope)),
  ]
}

function ofContainer(container: JsonObject, { by, options, taskDefinition, place }: Scope): Item[] {
  const name = `container ${String(container['name'])}`
  const { image, logConfiguration } = container
  const secrets = [
    ...objectsIn(container['secrets']),
    ...objectsIn(isObject(logConfiguration) ? logConfiguration['secretOptions'] : undefined),
  ].map((secret) => ({ shown: `secret ${String(secret['name'])}`, valueFrom: String(secret['valueFrom']) }))
  const { repositoryCredentials } = container
  const credentials = isObject(repositoryCredentials) ? repositoryCredentials['credentialsParameter'] : undefined
  const all =
    typeof credentials === 'string'
      ? [...secrets, { shown: 'credentials of its registry', valueFrom: credentials }]
      : secrets
  return [
    ...(typeof image === 'string'
      ? [
          {
            kind: 'image',
            subject: `${name}: image ${image}`,
            image,
            platform: platformOf({ ...taskDefinition.input }),
            isPrivate: credentials !== undefined,
            by,
          } as const,
        ]
      : []),
    ...all.map(
      ({ shown, valueFrom }): Item => ({
        kind: 'secret',
        subject: `${name}: ${shown} from ${valueFrom}`,
        valueFrom,
        looks: options.getSecrets,
        by,
      }),
    ),
    ...logOf(container, place).map(
      (log): Item => ({ kind: 'log', subject: `${name}: log group ${log.group}`, log, writes: options.putLogs, by }),
    ),
    ...objectsIn(container['environmentFiles']).map(
      ({ value }): Item => ({
        kind: 'file',
        subject: `${name}: environment file ${String(value)}`,
        value: String(value),
      }),
    ),
  ]
}

function logOf({ name, logConfiguration }: JsonObject, place: Place) {
  if (!isObject(logConfiguration) || logConfiguration['logDriver'] !== 'awslogs') return []
  const options = isObject(logConfiguration['options']) ? logConfiguration['options'] : {}
  const { 'awslogs-group': group, 'awslogs-region': region, 'awslogs-stream-prefix': prefix } = options
  if (typeof group !== 'string') return []
  return [
    {
      group,
      region: typeof region === 'string' && region !== place.region && !isMarked(region) ? region : undefined,
      createsGroup: options['awslogs-create-group'] === 'true',
      streamPrefix: typeof prefix === 'string' ? prefix : '',
      container: String(name),
    },
  ]
}

/**
 * What the tasks run on: what the definition says, or what Fargate takes without a word.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html (checked 2026-11)
 */
function platformOf({ runtimePlatform, requiresCompatibilities }: JsonObject): Platform | undefined {
  const { cpuArchitecture, operatingSystemFamily } = isObject(runtimePlatform) ? runtimePlatform : {}
  const isFargate = Array.isArray(requiresCompatibilities) && requiresCompatibilities.includes('FARGATE')
  if (cpuArchitecture === undefined && operatingSystemFamily === undefined && !isFargate) return undefined
  return {
    os: String(operatingSystemFamily ?? 'LINUX').startsWith('WINDOWS') ? 'windows' : 'linux',
    architecture: cpuArchitecture === 'ARM64' ? 'arm64' : 'amd64',
  }
}

function ofService({ input }: ServiceDefinition): Item[] {
  const balancers = objectsIn(input['loadBalancers'])
  const network = input['networkConfiguration']
  const type = isObject(network) && isObject(network['awsvpcConfiguration']) ? 'ip' : undefined
  const arns = balancers.flatMap(({ targetGroupArn, advancedConfiguration }) => [
    targetGroupArn,
    ...(isObject(advancedConfiguration) ? [advancedConfiguration['alternateTargetGroupArn']] : []),
  ])
  return [
    ...arns.flatMap((arn): Item[] =>
      typeof arn === 'string' ? [{ kind: 'target group', subject: `target group ${arn}`, arn, type }] : [],
    ),
    ...infrastructureRolesOf(input),
    ...namespaceOf(input),
  ]
}

function infrastructureRolesOf(input: JsonObject): Item[] {
  const deployment = input['deploymentConfiguration']
  const places = [
    ...objectsIn(input['loadBalancers']).map((one) => one['advancedConfiguration']),
    ...objectsIn(input['volumeConfigurations']).map((one) => one['managedEBSVolume']),
    ...objectsIn(input['vpcLatticeConfigurations']),
    ...objectsIn(isObject(deployment) ? deployment['lifecycleHooks'] : undefined),
  ]
  return places.flatMap((place): Item[] => {
    const role = isObject(place) ? place['roleArn'] : undefined
    return typeof role === 'string'
      ? [{ kind: 'role', subject: `role of ECS ${role}`, role, trusts: 'ecs.amazonaws.com' }]
      : []
  })
}

function namespaceOf({ serviceConnectConfiguration: connect }: JsonObject): Item[] {
  if (!isObject(connect) || connect['enabled'] !== true || typeof connect['namespace'] !== 'string') return []
  const { namespace } = connect
  return [{ kind: 'namespace', subject: `namespace ${namespace} of Service Connect`, namespace }]
}

function objectsIn(list: unknown): readonly JsonObject[] {
  return Array.isArray(list) ? list.filter(isObject) : []
}

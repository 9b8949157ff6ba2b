import { isMarked, type Place } from '../../calls/index.ts'
import {
  hookFunctions,
  infrastructureRoles,
  isObject,
  type JsonObject,
  latticeTargetGroups,
} from '../../settings/index.ts'
import type { By, Item, Platform } from './items.ts'
import type { VerifyOptions } from './options.ts'
import type { Parts } from './parts-of-express.ts'

/** What is checked, and who looks. */
export interface Scope extends Parts {
  readonly cluster: string
  readonly place: Place
  readonly by: By
  readonly options: Pick<VerifyOptions, 'getSecrets' | 'putLogs'>
}

/** All that a deployment of these definitions needs to be there. */
export function itemsOf(scope: Scope): readonly Item[] {
  const { service, task } = scope
  return [...ofTask(scope), ...(service ? ofService(service, task) : []), clusterItem(scope)]
}

function clusterItem({ cluster, service }: Scope): Item {
  const connect = service?.['serviceConnectConfiguration']
  const givesNamespace = usesServiceConnect(connect) && connect['namespace'] === undefined
  return { kind: 'cluster', subject: `cluster ${cluster}`, cluster, givesNamespace }
}

function ofTask(scope: Scope): Item[] {
  const { task, place, cluster } = scope
  const { executionRoleArn, taskRoleArn } = task
  const trusts = 'ecs-tasks.amazonaws.com'
  const role = (subject: string, named: string | undefined): Item[] =>
    named === undefined ? [] : [{ kind: 'role', subject: `${subject} ${named}`, role: named, trusts }]
  const setting = { place, cluster, taskDefinition: task, kmsKeys: [] }
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
            by: scope.by,
          } as const,
        ]),
    ...role('task role', taskRoleArn),
    ...objectsIn(task['containerDefinitions']).flatMap((container) => ofContainer(container, scope)),
  ]
}

function ofContainer(container: JsonObject, { by, options, task, place }: Scope): Item[] {
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
            platform: platformOf(task),
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
        // Execution roles may read values, not describe them: that a secret is there the caller looks up.
        by: isWhole(valueFrom) ? 'caller' : by,
      }),
    ),
    ...logOf(container, place).map(
      (log): Item => ({
        kind: 'log',
        subject: `${name}: log group ${log.group}`,
        log,
        writes: options.putLogs,
        by: options.putLogs ? by : 'caller',
      }),
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

/** A secret of Secrets Manager without a key, a stage or a version behind its ARN. */
function isWhole(valueFrom: string): boolean {
  return /^arn:[^:]*:secretsmanager:/.test(valueFrom) && valueFrom.split(':').slice(7).join('') === ''
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

function ofService(input: JsonObject, task: JsonObject): Item[] {
  const balancers = objectsIn(input['loadBalancers'])
  const type = targetTypeOf(task, input)
  const arns = balancers.flatMap(({ targetGroupArn, advancedConfiguration }) => [
    targetGroupArn,
    ...(isObject(advancedConfiguration) ? [advancedConfiguration['alternateTargetGroupArn']] : []),
  ])
  return [
    ...ofNetwork(input),
    ...arns.flatMap((arn): Item[] =>
      typeof arn === 'string' ? [{ kind: 'target group', subject: `target group ${arn}`, arn, type }] : [],
    ),
    ...latticeTargetGroups(input).map(
      (arn): Item => ({ kind: 'lattice target group', subject: `target group ${arn}`, arn }),
    ),
    // An Express service names its own beside the members of other services.
    ...[...infrastructureRoles(input), ...stringsIn(input['infrastructureRoleArn'])].map(
      (role): Item => ({ kind: 'role', subject: `role of ECS ${role}`, role, trusts: 'ecs.amazonaws.com' }),
    ),
    ...hookFunctions(input).map((arn): Item => ({ kind: 'function', subject: `function ${arn}`, arn })),
    ...namespaceOf(input),
    ...objectsIn(input['serviceRegistries']).flatMap(({ registryArn: arn }): Item[] =>
      typeof arn === 'string' ? [{ kind: 'registry', subject: `registry ${arn}`, arn }] : [],
    ),
  ]
}

function ofNetwork({ networkConfiguration: network }: JsonObject): Item[] {
  const vpc = isObject(network) ? network['awsvpcConfiguration'] : undefined
  if (!isObject(vpc)) return []
  const [subnets, groups] = [stringsIn(vpc['subnets']), stringsIn(vpc['securityGroups'])]
  return [
    ...(subnets.length === 0
      ? []
      : [{ kind: 'subnets', subject: `subnets ${subnets.join(', ')}`, ids: subnets } as const]),
    ...(groups.length === 0
      ? []
      : [{ kind: 'security groups', subject: `security groups ${groups.join(', ')}`, ids: groups } as const]),
  ]
}

/**
 * ECS's words: `The provided target group X has target type instance, which is incompatible with the awsvpc network mode specified in the task
 * definition`, and the same of `ip` and `bridge`.
 */
function targetTypeOf({ networkMode = 'bridge' }: JsonObject, { networkConfiguration }: JsonObject) {
  if (isObject(networkConfiguration) && isObject(networkConfiguration['awsvpcConfiguration'])) return 'ip'
  if (networkMode === 'awsvpc') return 'ip'
  return networkMode === 'bridge' || networkMode === 'host' ? 'instance' : undefined
}

function namespaceOf({ serviceConnectConfiguration: connect }: JsonObject): Item[] {
  if (!usesServiceConnect(connect) || typeof connect['namespace'] !== 'string') return []
  const { namespace } = connect
  return [{ kind: 'namespace', subject: `namespace ${namespace} of Service Connect`, namespace }]
}

function usesServiceConnect(connect: unknown): connect is JsonObject {
  return isObject(connect) && connect['enabled'] === true
}

function objectsIn(list: unknown): readonly JsonObject[] {
  return Array.isArray(list) ? list.filter(isObject) : []
}

/** Once each; a mark may stand in place of the whole list. */
function stringsIn(list: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(list) ? list : [list]
  return [...new Set(all.filter((one) => typeof one === 'string'))]
}

import type { JsonObject } from '../../../service.ts'
import { objects, optionalNumber, optionalObject, optionalText, present } from '../input.ts'
import { invalidParameter, requireOneOf } from '../refuse.ts'
import type { TaskDefinition } from '../store.ts'

/** Traffic goes to this container. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateExpressGatewayService.html (checked 2026-11) */
export const mainContainer = 'Main'

/** Members of a request that describe the tasks, which a task definition of the caller's takes the place of. */
const members = ['primaryContainer', 'executionRoleArn', 'taskRoleArn', 'cpu', 'memory', 'cpuArchitecture']

/** Whether a request describes tasks by members of its own. Throws where it names a task definition beside them. */
export function describesTasks(input: JsonObject): boolean {
  const given = members.filter((member) => input[member] != null)
  if (input['taskDefinitionArn'] == null || given.length === 0) return given.length > 0
  // assumed: the text
  throw invalidParameter(`taskDefinitionArn can not be specified together with ${given.join(', ')}.`)
}

/** The names and defaults that the definition of a service is made with. */
export interface DefinitionSetting {
  readonly family: string
  readonly region: string
  readonly logGroup: string
}

/**
 * The registration of the task definition that a request describes; members that it leaves out are those of `before`.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/express-service-work.html (checked 2026-11) has the defaults.
 */
export function definitionFor(input: JsonObject, setting: DefinitionSetting, before?: TaskDefinition): JsonObject {
  const content = before?.content ?? {}
  const architecture = optionalText(input, 'cpuArchitecture') ?? architectureOf(content)
  requireOneOf('cpuArchitecture', architecture, ['X86_64', 'ARM64'])
  const executionRoleArn = optionalText(input, 'executionRoleArn') ?? optionalText(content, 'executionRoleArn')
  if (executionRoleArn === undefined) throw invalidParameter('executionRoleArn can not be blank.') // assumed: the text
  return present({
    family: setting.family,
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: optionalText(input, 'cpu') ?? optionalText(content, 'cpu') ?? '1024',
    memory: optionalText(input, 'memory') ?? optionalText(content, 'memory') ?? '2048',
    runtimePlatform: { cpuArchitecture: architecture, operatingSystemFamily: 'LINUX' },
    executionRoleArn,
    taskRoleArn: optionalText(input, 'taskRoleArn') ?? optionalText(content, 'taskRoleArn'),
    containerDefinitions: [containerFor(input, setting, before && primaryContainerOf(before))],
  })
}

// assumed: members that an update leaves out of the container stay, as those beside it do
function containerFor(input: JsonObject, setting: DefinitionSetting, before: JsonObject = {}): JsonObject {
  const given: JsonObject = { ...before, ...present(optionalObject(input, 'primaryContainer') ?? {}) }
  if (!optionalText(given, 'image')) throw invalidParameter('primaryContainer.image can not be blank.') // assumed: the text
  const logs = optionalObject(given, 'awsLogsConfiguration') ?? {}
  const port = optionalNumber(given, 'containerPort') ?? 80
  return present({
    name: mainContainer,
    image: given['image'],
    essential: true,
    portMappings: [{ containerPort: port, protocol: 'tcp', name: `main-${port}-tcp` }],
    command: given['command'],
    environment: given['environment'],
    secrets: given['secrets'],
    repositoryCredentials: given['repositoryCredentials'],
    logConfiguration: {
      logDriver: 'awslogs',
      options: {
        'awslogs-group': optionalText(logs, 'logGroup') ?? setting.logGroup,
        'awslogs-region': setting.region,
        'awslogs-stream-prefix': optionalText(logs, 'logStreamPrefix') ?? 'ecs',
      },
    },
  })
}

/** Throws unless an Express service can have the definition of a caller. assumed: the texts */
export function checkOwnDefinition(definition: TaskDefinition): void {
  const main = mainOf(definition)
  if (!main) throw invalidParameter(`The task definition must have a container named ${mainContainer}.`)
  const [mapping, ...others] = objects(main, 'portMappings').filter((one) => one['protocol'] === 'tcp')
  if (!mapping || others.length > 0 || mapping['name'] == null) {
    throw invalidParameter(
      `The container ${mainContainer} must have a single TCP port mapping with a container port and a name.`,
    )
  }
}

/** The port of a definition that traffic goes to. */
export function portOf(definition: TaskDefinition): number {
  const [mapping] = objects(mainOf(definition) ?? {}, 'portMappings')
  return optionalNumber(mapping ?? {}, 'containerPort') ?? 80
}

/** The container that gets traffic, as Express services show it. */
export function primaryContainerOf(definition: TaskDefinition): JsonObject {
  const main = mainOf(definition) ?? {}
  const options = optionalObject(optionalObject(main, 'logConfiguration') ?? {}, 'options') ?? {}
  const group = optionalText(options, 'awslogs-group')
  return present({
    image: main['image'],
    containerPort: portOf(definition),
    awsLogsConfiguration:
      group === undefined ? undefined : present({ logGroup: group, logStreamPrefix: options['awslogs-stream-prefix'] }),
    repositoryCredentials: main['repositoryCredentials'],
    command: main['command'],
    environment: main['environment'],
    secrets: main['secrets'],
  })
}

/** The processors that a definition's tasks run on. */
export function architectureOf(content: JsonObject): string {
  return optionalText(optionalObject(content, 'runtimePlatform') ?? {}, 'cpuArchitecture') ?? 'X86_64'
}

function mainOf({ content }: TaskDefinition): JsonObject | undefined {
  return objects(content, 'containerDefinitions').find((container) => container['name'] === mainContainer)
}

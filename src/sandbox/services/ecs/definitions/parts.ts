import type { JsonObject } from '../../../service.ts'
import { objects, optionalNumber, optionalObject, optionalText, texts } from '../input.ts'
import { clientException } from '../refuse.ts'

/** The settings of a task that decide what its containers may have. */
interface PartSetting {
  readonly networkMode: string | undefined
  readonly fargate: boolean
  /** As ECS keeps them: a text of whole units. */
  readonly cpu: string | undefined
  readonly memory: string | undefined
}

/** Throws where the parts of a task definition do not fit together, or not where they shall run. */
export function checkParts(input: JsonObject, containers: readonly JsonObject[], setting: PartSetting): void {
  checkVolumes(input, containers)
  checkSizes(containers, setting)
  for (const container of containers) checkEnvironment(container)
  checkRuntimePlatform(input, setting)
  if (setting.networkMode === 'awsvpc') for (const container of containers) checkAwsvpc(container)
  if (setting.fargate) checkFargate(input, containers)
}

function checkVolumes(input: JsonObject, containers: readonly JsonObject[]): void {
  const volumes = objects(input, 'volumes')
  const known = volumes.map((volume) => optionalText(volume, 'name'))
  const names = containers.map((container) => optionalText(container, 'name'))
  for (const container of containers) {
    for (const mount of objects(container, 'mountPoints')) {
      const volume = optionalText(mount, 'sourceVolume')
      // reported by users: the text (ansible/ansible#35751)
      if (!known.includes(volume)) throw clientException(`Unknown volume '${volume ?? 'null'}'.`)
    }
    for (const other of objects(container, 'volumesFrom')) {
      const source = optionalText(other, 'sourceContainer')
      if (!names.includes(source)) throw clientException(`Unknown container '${source ?? 'null'}' in volumesFrom.`) // assumed: the text
    }
  }
  for (const volume of volumes) {
    const elastic = optionalObject(volume, 'efsVolumeConfiguration')
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSVolumeConfiguration.html (checked 2026-11); assumed: the text
    if (elastic && !optionalText(elastic, 'fileSystemId'))
      throw clientException('EFS file system ID should not be empty.')
  }
}

// reported by users: both texts (pulumi/pulumi-awsx#1220, aws/aws-cdk#24629)
function checkSizes(containers: readonly JsonObject[], { cpu, memory }: PartSetting): void {
  const larger = containers.find((container) => (optionalNumber(container, 'memory') ?? 0) > Number(memory))
  if (larger)
    throw clientException(`The 'memory' setting for container '${larger['name']}' is greater than for the task.`)
  const sum = containers.reduce((total, container) => total + (optionalNumber(container, 'cpu') ?? 0), 0)
  if (sum > Number(cpu)) {
    throw clientException("The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.")
  }
}

function checkEnvironment(container: JsonObject): void {
  const names = objects(container, 'environment').map((variable) => optionalText(variable, 'name'))
  const secrets = objects(container, 'secrets').map((secret) => optionalText(secret, 'name'))
  const twice = secrets.find((name, index) => names.includes(name) || secrets.indexOf(name) !== index)
  // reported by users: the text (compose-x/ecs_composex#707)
  if (twice !== undefined) {
    throw clientException(
      `The secret name must be unique and not shared with any new or existing environment variables set on the container, such as '${twice}'.`,
    )
  }
  for (const file of objects(container, 'environmentFiles')) {
    const value = optionalText(file, 'value') ?? ''
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EnvironmentFile.html (checked 2026-11); assumed: the text
    if (!/^arn:[\w-]+:s3:::[^/]+\/.+\.env$/.test(value)) {
      throw clientException(
        `Environment file '${value}' should be the ARN of an object in S3 whose name ends with .env.`,
      )
    }
  }
}

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html (checked 2026-11); assumed: the texts
function checkRuntimePlatform(input: JsonObject, { fargate, cpu, memory }: PartSetting): void {
  const platform = optionalObject(input, 'runtimePlatform') ?? {}
  const architecture = optionalText(platform, 'cpuArchitecture') ?? 'X86_64'
  if (!['X86_64', 'ARM64'].includes(architecture)) {
    throw clientException('CPU architecture should be one of [X86_64,ARM64]')
  }
  const system = optionalText(platform, 'operatingSystemFamily') ?? 'LINUX'
  if (system !== 'LINUX' && !/^WINDOWS_SERVER_[0-9A-Z]{4}_(FULL|CORE)$/.test(system)) {
    throw clientException(`Operating system family '${system}' is not supported.`)
  }
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html: Windows begins at one vCPU (checked 2026-11)
  if (fargate && system !== 'LINUX' && Number(cpu) < 1024) {
    throw clientException(
      `No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory. See the Amazon ECS documentation for the valid values.`,
    )
  }
}

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html (checked 2026-11). reported by users: the text of
// links (aws-observability/aws-otel-collector#1359); assumed: those of the others
function checkAwsvpc(container: JsonObject): void {
  const names = { links: 'Links', extraHosts: 'Extra hosts', hostname: 'Hostname' }
  for (const [member, name] of Object.entries(names)) {
    if (isGiven(container[member])) {
      throw clientException(`${name} ${member === 'hostname' ? 'is' : 'are'} not supported when networkMode=awsvpc.`)
    }
  }
}

/**
 * What Fargate does not take.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html (checked 2026-11). reported by users: the texts of
 * ipcMode (cn-terraform/terraform-aws-ecs-fargate#2) and sourcePath (cloudposse/terraform-aws-ecs-alb-service-task#174); assumed: that
 * the others are worded as the latter
 */
function checkFargate(input: JsonObject, containers: readonly JsonObject[]): void {
  if (isGiven(input['ipcMode'])) throw clientException('Tasks using the Fargate launch type do not support ipcMode.')
  if ((optionalText(input, 'pidMode') ?? 'task') !== 'task') throw unsupported('pidMode host')
  if (isGiven(input['placementConstraints'])) throw unsupported('placementConstraints')
  for (const volume of objects(input, 'volumes')) {
    if (optionalText(optionalObject(volume, 'host') ?? {}, 'sourcePath')) throw unsupported('sourcePath')
  }
  for (const container of containers) {
    const members = ['disableNetworking', 'dnsSearchDomains', 'dnsServers', 'dockerSecurityOptions', 'privileged']
    const linux = optionalObject(container, 'linuxParameters') ?? {}
    const ofLinux = ['devices', 'maxSwap', 'sharedMemorySize', 'swappiness'].filter((member) => isGiven(linux[member]))
    const found = [...members.filter((member) => isGiven(container[member])), ...ofLinux]
    if (objects(container, 'resourceRequirements').some((one) => one['type'] === 'GPU')) found.push('gpu')
    const added = texts(optionalObject(linux, 'capabilities') ?? {}, 'add')
    if (added.some((capability) => capability !== 'SYS_PTRACE')) found.push('capabilities other than SYS_PTRACE')
    if (found[0] !== undefined) throw unsupported(found[0])
  }
}

function unsupported(what: string) {
  return clientException(`Fargate compatible task definitions do not support ${what}`)
}

/** Whether a member says something: `false`, `null` and an empty list do not. */
function isGiven(value: JsonObject[string]): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== false
}

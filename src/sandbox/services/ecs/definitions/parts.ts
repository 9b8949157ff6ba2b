import type { JsonObject } from '../../../service.ts'
import { objects, optionalList, optionalNumber, optionalObject, optionalText } from '../input.ts'
import { clientException } from '../refuse.ts'
import { checkFargate, isGiven } from './fargate.ts'
import { checkFireLens } from './logging.ts'
import { checkPortsOfTask } from './ports.ts'
import { checkVolumes } from './volumes.ts'

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
  checkPortsOfTask(containers)
  checkVolumes(input, containers)
  checkFireLens(containers)
  checkSizes(containers, setting)
  checkProxy(input, containers, setting)
  for (const container of containers) checkEnvironment(container)
  for (const container of containers) checkLimits(container)
  checkRuntimePlatform(input, setting)
  if (setting.networkMode === 'awsvpc') for (const container of containers) checkAwsvpc(container)
  if (setting.fargate) checkFargate(input, containers)
  // reported by users (badmintoncryer/cdk-preflight, pf-ecs-fargate-inference-accelerator); assumed: that an empty list is taken
  if ((optionalList(input, 'inferenceAccelerators') ?? []).length > 0)
    throw clientException("Unsupported field 'inferenceAccelerators'.")
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
  // reported by users: the text (thnery/terraform-aws-template#2); assumed: that of secrets
  if (names.some((name) => !name?.trim())) throw clientException('Environment variable name cannot be null or blank.')
  if (secrets.some((name) => !name?.trim())) throw clientException('Secret name cannot be null or blank.')
  const twice = secrets.find((name, index) => names.includes(name) || secrets.indexOf(name) !== index)
  // reported by users: the text (compose-x/ecs_composex#707)
  if (twice !== undefined) {
    throw clientException(
      `The secret name must be unique and not shared with any new or existing environment variables set on the container, such as '${twice}'.`,
    )
  }
  const files = objects(container, 'environmentFiles')
  // reported by users: this text and the next (badmintoncryer/cdk-preflight, pf-ecs-environment-files-*)
  if (files.length > 10) {
    throw clientException('The maximum number of environment files was exceeded. Specify ten or less and try again.')
  }
  for (const file of files) {
    const value = optionalText(file, 'value') ?? ''
    if (!value.startsWith('arn:')) throw clientException('Invalid arn syntax.')
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EnvironmentFile.html (checked 2026-11); assumed: the text
    if (!/^arn:[\w-]+:s3:::[^/]+\/.+\.env$/.test(value)) {
      throw clientException(
        `Environment file '${value}' should be the ARN of an object in S3 whose name ends with .env.`,
      )
    }
  }
}

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerRestartPolicy.html (checked 2026-11); reported by users: both texts
// (badmintoncryer/cdk-preflight, pf-ecs-restart-policy-attempt-period-range and pf-ecs-ulimit-soft-over-hard)
function checkLimits(container: JsonObject): void {
  const period = optionalNumber(optionalObject(container, 'restartPolicy') ?? {}, 'restartAttemptPeriod') ?? 300
  if (period < 60 || period > 1800) {
    throw clientException(
      `the 'restartAttemptPeriod' setting for container '${container['name']}' must be between 60 and 1800`,
    )
  }
  for (const ulimit of objects(container, 'ulimits')) {
    const [soft, hard] = [optionalNumber(ulimit, 'softLimit') ?? 0, optionalNumber(ulimit, 'hardLimit') ?? 0]
    // -1 is unlimited, as for Docker.
    const exceeds = hard !== -1 && (soft === -1 || soft > hard)
    if (exceeds) throw clientException(`Soft limit exceeds hard limit for ulimit ${optionalText(ulimit, 'name')}`)
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

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html (checked 2026-11). reported by users: the texts of
// links (aws-observability/aws-otel-collector#1359) and of the others (badmintoncryer/cdk-preflight, pf-ecs-awsvpc-* and pf-ecs-fargate-*)
function checkAwsvpc(container: JsonObject): void {
  if (isGiven(container['links'])) throw clientException('Links are not supported when networkMode=awsvpc.')
  const others = {
    extraHosts: 'Extra hosts are',
    dnsServers: 'DNS servers are',
    disableNetworking: 'Disable Networking is',
    hostname: 'hostname is',
  }
  for (const [member, start] of Object.entries(others)) {
    if (isGiven(container[member])) {
      throw clientException(`${start} not supported on container when networkMode=awsvpc.`)
    }
  }
}

// reported by users: the texts (badmintoncryer/cdk-preflight, pf-ecs-proxy-configuration-*); assumed: those of the other ports than Ingress
function checkProxy(input: JsonObject, containers: readonly JsonObject[], { networkMode }: PartSetting): void {
  const proxy = optionalObject(input, 'proxyConfiguration')
  if (!proxy) return
  if (networkMode !== 'awsvpc')
    throw clientException('APPMESH proxy configuration is only supported in networkMode=awsvpc')
  const name = optionalText(proxy, 'containerName')
  if (!containers.some((container) => container['name'] === name))
    throw clientException(`Proxy container [${name ?? 'null'}] does not exist`)
  const given = objects(proxy, 'properties').map((property) => optionalText(property, 'name'))
  const needed = {
    ProxyIngressPort: 'Ingress port',
    ProxyEgressPort: 'Egress port',
    AppPorts: 'App ports',
    EgressIgnoredIPs: 'Egress ignored IPs',
  }
  const missing = Object.entries(needed).find(([property]) => !given.includes(property))
  if (missing) throw clientException(`${missing[1]} not found`)
}

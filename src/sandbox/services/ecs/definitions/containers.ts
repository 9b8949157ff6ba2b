import type { JsonObject } from '../../../service.ts'
import { objects, optionalFlag, optionalList, optionalNumber, optionalObject, optionalText, present } from '../input.ts'
import { clientException } from '../refuse.ts'
import { isInEcr } from './compatibility.ts'
import { checkLogging } from './logging.ts'
import { normalisePort } from './ports.ts'

/** The settings of a task that decide how its containers are checked. */
export interface ContainerSetting {
  readonly networkMode: string | undefined
  readonly fargate: boolean
  readonly taskMemory: boolean
  readonly executionRole: boolean
}

/** A container's name and `essential`, as every other check needs them. */
export function nameContainer(container: JsonObject): { readonly name: string; readonly essential: boolean } {
  const name = optionalText(container, 'name')
  // reported by users: both texts (awsdocs/aws-cloudformation-user-guide#612, hashicorp/terraform-provider-aws#5950)
  if (name === undefined || name === '') throw clientException('Container.name should not be null or empty.')
  if (!/^[a-zA-Z0-9_-]{1,255}$/.test(name)) throw clientException('Container.name contains invalid characters.')
  return { name, essential: optionalFlag(container, 'essential') ?? true }
}

/** A container definition with what ECS fills in. Throws as RegisterTaskDefinition does. */
export function normaliseContainer(container: JsonObject, setting: ContainerSetting): JsonObject {
  const { name, essential } = nameContainer(container)
  checkImage(container, setting)
  checkSecrets(container, setting)
  checkMemory(container, name, setting)
  checkTimeouts(container, name, setting.fargate)
  const portMappings = objects(container, 'portMappings').map((mapping) =>
    normalisePort(mapping, name, setting.networkMode),
  )
  const healthCheck = optionalObject(container, 'healthCheck')
  checkLogging(container, setting)
  return present({
    ...container,
    name,
    cpu: optionalNumber(container, 'cpu') ?? 0,
    portMappings,
    essential,
    environment: optionalList(container, 'environment') ?? [],
    mountPoints: optionalList(container, 'mountPoints') ?? [],
    volumesFrom: optionalList(container, 'volumesFrom') ?? [],
    systemControls: optionalList(container, 'systemControls') ?? [],
    healthCheck: healthCheck && normaliseHealthCheck(healthCheck),
  })
}

// reported by users: the texts (aws-actions/amazon-ecs-render-task-definition#49, hashicorp/terraform-provider-aws#22629 and 3051)
function checkImage(container: JsonObject, setting: ContainerSetting): void {
  const image = optionalText(container, 'image')
  if (!image) throw clientException('Container.image should not be null or empty.')
  if (image.length > 255) throw clientException('Container.image should be 255 characters or less')
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html (checked 2026-11); a digest stands behind an `@`
  if (!/^[\w.:/#@-]+$/.test(image)) throw clientException('Container.image contains invalid characters.')
  if (setting.fargate && !setting.executionRole && isInEcr(image))
    throw clientException('Fargate requires task definition to have execution role ARN to support ECR images.')
}

// reported by users: the text (fabfuel/ecs-deploy#87)
function checkSecrets(container: JsonObject, setting: ContainerSetting): void {
  if (setting.executionRole || objects(container, 'secrets').length === 0) return
  throw clientException(
    "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
  )
}

function checkMemory(container: JsonObject, name: string, setting: ContainerSetting): void {
  const memory = optionalNumber(container, 'memory')
  const reservation = optionalNumber(container, 'memoryReservation')
  const refuse = (why: string) => clientException(`Invalid setting for container '${name}'. ${why}`)
  if (!setting.taskMemory && memory === undefined && reservation === undefined) {
    throw refuse("At least one of 'memory' or 'memoryReservation' must be specified.")
  }
  // assumed: the texts of these two.
  if (memory !== undefined && reservation !== undefined && memory < reservation) {
    throw refuse("'memory' must be greater than or equal to 'memoryReservation'.")
  }
  if ((memory ?? 6) < 1 || (reservation ?? 6) < 1) throw refuse("'memory' must be greater than 0.")
}

function checkTimeouts(container: JsonObject, name: string, fargate: boolean): void {
  const start = optionalNumber(container, 'startTimeout')
  const stop = optionalNumber(container, 'stopTimeout')
  if (start !== undefined && start < 2) {
    throw clientException(`Granular start timeout on container '${name}' must be at least 2 seconds.`)
  }
  if (stop !== undefined && stop < 2) {
    throw clientException(`Granular stop timeout on container '${name}' must be at least 2 seconds.`)
  }
  if (!fargate) return
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html (checked 2026-11); assumed: the text about the start
  const tooLong = stop !== undefined && stop > 120 ? 'stop' : start !== undefined && start > 120 ? 'start' : undefined
  if (tooLong !== undefined) {
    throw clientException(
      `Tasks using the Fargate launch type must have a container ${tooLong} timeout of less than 120 seconds.`,
    )
  }
}

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html (checked 2026-11); assumed: the texts.
function normaliseHealthCheck(check: JsonObject): JsonObject {
  const command = optionalList(check, 'command') ?? []
  if (command.length === 0) throw clientException('Health check command should not be null or empty.')
  const interval = optionalNumber(check, 'interval') ?? 30
  const timeout = optionalNumber(check, 'timeout') ?? 5
  const retries = optionalNumber(check, 'retries') ?? 3
  const startPeriod = optionalNumber(check, 'startPeriod')
  const within = (name: string, value: number, least: number, most: number): void => {
    if (value < least || value > most)
      throw clientException(`Health check ${name} should be between ${least} and ${most}.`)
  }
  within('interval', interval, 5, 300)
  within('timeout', timeout, 2, 60)
  within('retries', retries, 1, 10)
  within('startPeriod', startPeriod ?? 0, 0, 300)
  return present({ ...check, interval, timeout, retries })
}

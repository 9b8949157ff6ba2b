import type { JsonObject } from '../../../service.ts'
import { optionalObject, optionalText } from '../input.ts'
import { clientException } from '../refuse.ts'

/** What decides how a container may log. */
interface LogSetting {
  readonly fargate: boolean
  readonly executionRole: boolean
}

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html (checked 2026-11)
const awslogsOptions = [
  'awslogs-create-group',
  'awslogs-datetime-format',
  'awslogs-endpoint',
  'awslogs-group',
  'awslogs-multiline-pattern',
  'awslogs-region',
  'awslogs-stream-prefix',
  'max-buffer-size',
  'mode',
]

/** Throws where a container cannot log as it is to. */
export function checkLogging(container: JsonObject, setting: LogSetting): void {
  const logging = optionalObject(container, 'logConfiguration')
  if (logging === undefined) return
  const driver = optionalText(logging, 'logDriver')
  const options = optionalObject(logging, 'options') ?? {}
  const onFargate = ['awslogs', 'splunk', 'awsfirelens']
  // assumed: that instances, on which all drivers run, have the same words
  const drivers = setting.fargate ? onFargate : [...onFargate, 'json-file', 'syslog', 'journald', 'gelf', 'fluentd']
  if (driver === undefined || !drivers.includes(driver)) {
    throw clientException(`${driver} is not a valid log driver. Must be one of [${drivers.join(',')}]`)
  }
  if (driver !== 'awslogs') return
  // Those that are missing are named. reported by users (badmintoncryer/cdk-preflight, pf-ecs-awslogs-missing-group)
  const missing = ['awslogs-region', 'awslogs-group'].filter((option) => !optionalText(options, option))
  if (missing.length > 0) throw clientException(`Log driver awslogs requires options: ${missing.join(', ')}`)
  if (!setting.fargate) return
  if (!setting.executionRole) {
    throw clientException('Fargate requires task definition to have execution role ARN to support log driver awslogs.')
  }
  const unknown = Object.keys(options).find((option) => !awslogsOptions.includes(option))
  // assumed: the text
  if (unknown !== undefined) throw clientException(`Log driver awslogs disallows options: ${unknown}`)
  // reported by users: the text (aws/aws-cdk#1422)
  if (!optionalText(options, 'awslogs-stream-prefix')) {
    throw clientException(
      'Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.',
    )
  }
}

/** Throws where logs go to FireLens and no container is it, or the other way round. reported by users: both texts (fabfuel/ecs-deploy#164, pulumi/pulumi-awsx#552) */
export function checkFireLens(containers: readonly JsonObject[]): void {
  const isRouter = (container: JsonObject): boolean => optionalObject(container, 'firelensConfiguration') !== undefined
  const isRouted = (container: JsonObject): boolean =>
    optionalText(optionalObject(container, 'logConfiguration') ?? {}, 'logDriver') === 'awsfirelens'
  if (containers.some(isRouted) && !containers.some(isRouter)) {
    throw clientException(
      'When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured in one of the containers.',
    )
  }
  if (containers.some(isRouter) && !containers.some(isRouted)) {
    throw clientException(
      'When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver.',
    )
  }
}

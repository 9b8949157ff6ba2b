import { type Arn, formatArn, parseArn } from '../arn.ts'
import type { Text } from '../policy.ts'
import { resourceTypesOf } from '../service-reference/index.ts'
import type { LintContext } from './context.ts'
import { restorePlaceholders, withoutPlaceholders } from './placeholders.ts'

/** Names the mistake behind a resource that fits none of the actions, where we know it. */
export function explainResource({ report }: LintContext, text: Text, actions: readonly string[]): boolean {
  const arn = parseArn(withoutPlaceholders(text.value))
  if (!arn) return false
  const { service, resource } = arn
  const repaired = (next: string): string => JSON.stringify(restorePlaceholders(formatArn({ ...arn, resource: next })))
  const only = (prefix: string): boolean =>
    actions.length > 0 && actions.every((action) => action.startsWith(`${prefix}:`))
  if (
    service === 'logs' &&
    only('logs') &&
    !/^(log-group|destination|delivery|anomaly|lookup|scheduled)/.test(resource)
  ) {
    const message = '`log-group:` is missing before the name of the log group, so the ARN never matches'
    report('LOGS_LOG_GROUP_MISSING', text.at, message, { replacement: repaired(`log-group:${resource}`) })
    return true
  }
  if (service === 'logs' && only('logs') && /^log-group:[^:]*[^:*]$/.test(resource)) {
    const message = `${actions[0]} is checked on streams; this is the ARN of the group alone`
    report('LOGS_SUFFIX_MISSING', text.at, message, { replacement: repaired(`${resource}:*`), severity: 'error' })
    return true
  }
  if (service === 's3' && only('s3') && !resource.includes('/') && actions.some((action) => isOnObjects(action))) {
    const message = `${actions[0]} is checked on objects; this is the ARN of the bucket`
    report('S3_OBJECT_ON_BUCKET', text.at, message, { replacement: repaired(`${resource}/*`) })
    return true
  }
  if (
    service === 'codedeploy' &&
    only('codedeploy') &&
    /^(application|deploymentgroup|deploymentconfig)\//.test(resource)
  ) {
    const message = 'CodeDeploy has a colon behind the type of the resource, not a slash'
    report('CODEDEPLOY_SEPARATOR', text.at, message, { replacement: repaired(resource.replace('/', ':')) })
    return true
  }
  if (service === 'ecs' && only('ecs') && /^task-definition\/[^:*?]+$/.test(resource)) {
    const message = 'a task definition is checked with its revision, also when the call names the family alone'
    report('ECS_REVISION_MISSING', text.at, message, { replacement: repaired(`${resource}:*`) })
    return true
  }
  return explainShortArn({ report }, text, arn)
}

/** `service/web` and `task/ID` are the forms of before 2018. */
function explainShortArn({ report }: Pick<LintContext, 'report'>, { at }: Text, arn: Arn): boolean {
  const short = /^(service|task|container-instance)\/([^/*?]+)$/.exec(arn.resource)
  if (arn.service !== 'ecs' || !short) return false
  const [, type = '', name = ''] = short
  const message = `the ARN of a ${type} names its cluster: \`${type}/CLUSTER/${type === 'service' ? 'NAME' : 'ID'}\`; this form is that of before 2018`
  const replacement = JSON.stringify(restorePlaceholders(formatArn({ ...arn, resource: `${type}/<cluster>/${name}` })))
  report('ECS_SHORT_ARN', at, message, { replacement })
  return true
}

/** The format of an ARN as people write it. */
export function showFormat(arnFormat: string): string {
  return arnFormat.replace('{Partition}', 'aws').replace('{Region}', 'REGION').replace('{Account}', 'ACCOUNT')
}

function isOnObjects(action: string): boolean {
  return (resourceTypesOf(action) ?? []).some(({ name }) => name === 'object')
}

import { anything, type Place } from '../../calls/index.ts'
import { arn } from '../../calls/operations/index.ts'
import { onEverything, onlyRead, onlyWrite } from './only.ts'

/** `verify` works on as the execution role where it may. */
export function assumeExecutionRole(role: string) {
  return onlyRead('sts:AssumeRole', { role }, () => [
    { action: 'sts:AssumeRole', resource: role, statement: { name: 'AssumeExecutionRole' } },
  ])
}

/** Whether ECS may assume a role of the task definition. */
export function getRole(role: string) {
  return onlyRead('iam:GetRole', { role }, () => [
    { action: 'iam:GetRole', resource: role, statement: { name: 'ReadRoles' } },
  ])
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html (checked 2026-11) */
export function describeTargetGroups() {
  return onlyRead(
    'elasticloadbalancing:DescribeTargetGroups',
    {},
    onEverything('elasticloadbalancing:DescribeTargetGroups', 'ReadTargetGroups'),
  )
}

/** ECR's registry is asked by HTTP: the manifest is BatchGetImage, the configuration of an image GetDownloadUrlForLayer. */
export function readImage(repository: { readonly account: string; readonly region: string; readonly name: string }) {
  const { account, region, name } = repository
  return onlyRead('ecr:GetAuthorizationToken', { name }, (place) => [
    { action: 'ecr:GetAuthorizationToken', resource: '*', statement: { name: 'SignInToRegistry' } },
    ...['BatchGetImage', 'GetDownloadUrlForLayer'].map((action) => ({
      action: `ecr:${action}`,
      resource: `arn:${place.partition}:ecr:${region}:${account}:repository/${name}`,
      statement: { name: 'ReadImages' },
    })),
  ])
}

/** What begins as an ARN of Secrets Manager is one; all else is a parameter. */
export function readSecret(valueFrom: string) {
  if (/^arn:[^:]*:secretsmanager:/.test(valueFrom)) {
    const resource = valueFrom.split(':').slice(0, 7).join(':')
    return onlyRead('secretsmanager:GetSecretValue', { valueFrom }, () => [
      { action: 'secretsmanager:GetSecretValue', resource, statement: { name: 'ReadSecrets' } },
    ])
  }
  return onlyRead('ssm:GetParameters', { valueFrom }, (place) => [
    { action: 'ssm:GetParameters', resource: parameterArn(place, valueFrom), statement: { name: 'ReadParameters' } },
  ])
}

function parameterArn(place: Place, valueFrom: string): string {
  return valueFrom.startsWith('arn:') ? valueFrom : arn(place, 'ssm', `parameter/${valueFrom.replace(/^\//, '')}`)
}

/** `verify` writes an event into the log of each container. */
export function writeLog(action: 'CreateLogGroup' | 'CreateLogStream' | 'PutLogEvents', group: string) {
  return onlyWrite(`logs:${action}`, { group }, (place) => {
    const own = arn(place, 'logs', `log-group:${group}`)
    const resources =
      action === 'CreateLogGroup' ? [own, `${own}:${anything('stream')}`] : [`${own}:log-stream:${anything('stream')}`]
    return resources.map((resource) => ({ action: `logs:${action}`, resource, statement: { name: `${action}` } }))
  })
}

/** An environment file of a container, by its ARN. */
export function readBucketObject(object: string) {
  return onlyRead('s3:HeadObject', { object }, () => [
    { action: 's3:GetObject', resource: object, statement: { name: 'ReadFiles' } },
  ])
}

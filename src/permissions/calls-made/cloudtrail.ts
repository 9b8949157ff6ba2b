import { anything, type Place, unread } from '../../calls/index.ts'
import { ecsChecks } from './ecs-checks.ts'
import { genericChecks } from './generic-checks.ts'
import {
  isObject,
  type JsonObject,
  type MadeCall,
  type MadeCalls,
  objectIn,
  objectsIn,
  principalOf,
  textIn,
} from './made-call.ts'
import { parseJson } from './parse-json.ts'
import { type KnownRoles, rolesRegisteredIn } from './registered-roles.ts'

/** Whether these are events of CloudTrail, in one of the forms in which they are had. */
export function isCloudTrail(documents: readonly unknown[]): boolean {
  return documents.some(
    (one) => isObject(one) && (Array.isArray(one['Records']) || Array.isArray(one['Events']) || isEvent(one)),
  )
}

function isEvent(value: JsonObject): boolean {
  return textIn(value, 'eventSource') !== undefined && textIn(value, 'eventName') !== undefined
}

/** The calls of events. PassRole is never in CloudTrail: it is derived from the requests, and from what they registered. */
export function cloudTrailCalls(documents: readonly unknown[]): MadeCalls {
  const events = documents.filter(isObject).flatMap(eventsIn)
  const roles = rolesRegisteredIn(events)
  const made = events.map((event) => callOf(event, roles))
  return {
    calls: made.filter((one) => typeof one !== 'string'),
    leftOut: [...new Set(made.filter((one) => typeof one === 'string'))],
  }
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html (checked 2026-11) */
function eventsIn(document: JsonObject): JsonObject[] {
  if (isEvent(document)) return [document]
  const looked = objectsIn(document, 'Events').flatMap((event) => {
    const text = textIn(event, 'CloudTrailEvent')
    const parsed = text === undefined ? undefined : parseJson(text)
    return isObject(parsed) ? [parsed] : []
  })
  return [...objectsIn(document, 'Records'), ...looked].filter(isEvent)
}

/** Services whose events bear another name than their actions. */
const prefixes: Readonly<Record<string, string>> = { monitoring: 'cloudwatch' }

/** Operations whose right bears another name. */
const actions: Readonly<Record<string, string>> = {
  's3:HeadObject': 's3:GetObject',
  's3:HeadBucket': 's3:ListBucket',
  's3:ListObjects': 's3:ListBucket',
  's3:ListObjectsV2': 's3:ListBucket',
  'autoscaling:RegisterScalableTarget': 'application-autoscaling:RegisterScalableTarget',
  'autoscaling:DescribeScalableTargets': 'application-autoscaling:DescribeScalableTargets',
  'autoscaling:DescribeScalingPolicies': 'application-autoscaling:DescribeScalingPolicies',
}

function callOf(event: JsonObject, roles: KnownRoles): MadeCall | string {
  const identity = objectIn(event, 'userIdentity')
  const source = (textIn(event, 'eventSource') ?? '').replace(/\.amazonaws\.com.*$/, '')
  const name = `${prefixes[source] ?? source}:${textIn(event, 'eventName')}`
  const operation = actions[name] ?? name
  const by = textIn(identity, 'invokedBy') ?? (textIn(identity, 'type') === 'AWSService' ? source : undefined)
  if (by !== undefined) return `${operation}, which ${by} called for somebody`
  if (operation === 'sts:GetCallerIdentity') return `${operation}, which needs no right`
  const input = objectIn(event, 'requestParameters')
  const place = placeOf(event)
  const own = ecsChecks(operation, input, { place, roles }) ?? genericChecks(operation, { input, event, place })
  if (own === undefined) return `${operation}, of which AWS's service reference knows nothing`
  const principal =
    textIn(objectIn(objectIn(identity, 'sessionContext'), 'sessionIssuer'), 'arn') ?? textIn(identity, 'arn')
  const code = textIn(event, 'errorCode') ?? ''
  return {
    operation,
    ...own,
    principal: principalOf(principal),
    isDenied: /AccessDenied|UnauthorizedOperation|Forbidden/.test(code),
  }
}

function placeOf(event: JsonObject): Place {
  const region = textIn(event, 'awsRegion') ?? unread('region')
  const arn = textIn(objectIn(event, 'userIdentity'), 'arn') ?? ''
  const account = textIn(event, 'recipientAccountId') ?? textIn(objectIn(event, 'userIdentity'), 'accountId')
  return { region, account: account ?? anything('account'), partition: /^arn:([^:]+):/.exec(arn)?.[1] ?? 'aws' }
}

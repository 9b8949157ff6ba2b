import { anything, type Check, unread } from '../../calls/index.ts'
import {
  isObject,
  type JsonObject,
  type MadeCall,
  objectIn,
  objectsIn,
  principalOf,
  textIn,
  textsIn,
} from './made-call.ts'

/** Whether this is a line of the sandbox's journal or of `--call-log`: both hold what IAM was asked. */
export function isLogLine(value: unknown): value is JsonObject {
  return isObject(value) && typeof value['at'] === 'string' && Array.isArray(value['checks'])
}

/** The call of such a line. */
export function logLineCall(line: JsonObject): MadeCall {
  return {
    operation: textIn(line, 'operation') ?? 'an unreadable request',
    principal: principalOf(textIn(line, 'principal')),
    isDenied: textIn(line, 'decision') === 'Deny',
    checks: objectsIn(line, 'checks').flatMap(checkOf),
    notes: [],
  }
}

function checkOf(check: JsonObject): Check[] {
  const action = textIn(check, 'action')
  const resource = textIn(check, 'resource')
  if (action === undefined || resource === undefined) return []
  return [{ action, resource: marked(resource), ...fenceOf(action, objectIn(check, 'context')) }]
}

/** What stands for anything, and what was not known when the line was written. Keys of objects may hold a star. */
function marked(resource: string): string {
  if (resource === '*' || /^arn:[^:]*:s3:/.test(resource)) return resource
  return resource.replace(/\$\{([^}*?$]+)\}/g, (_, what: string) => unread(what)).replaceAll('*', anything('any'))
}

/** Keys that fence a statement whoever calls from wherever; all others hold the chances of one call. */
const lasting: Readonly<Record<string, RegExp>> = {
  'iam:PassedToService': /^iam:PassRole$/,
  'iam:AWSServiceName': /^iam:CreateServiceLinkedRole$/,
  'kms:ViaService': /^kms:/,
  // On services and tasks the resource says it already.
  'ecs:cluster': /^ecs:(RunTask|StartTask|ListTasks|ListServices)$/,
  'ecs:CreateAction': /^ecs:TagResource$/,
  'application-autoscaling:service-namespace': /^application-autoscaling:/,
  'application-autoscaling:scalable-dimension': /^application-autoscaling:/,
}

function fenceOf(action: string, seen: JsonObject): Pick<Check, 'context' | 'tagKeys'> {
  const context = Object.entries(lasting).flatMap(([key, actions]) => {
    const value = actions.test(action) ? textIn(seen, key) : undefined
    return value === undefined ? [] : [[key, value] as const]
  })
  const keys =
    /^ecs:TagResource$/.test(action) && seen['ecs:CreateAction'] === undefined ? textsIn(seen, 'aws:TagKeys') : []
  return {
    ...(context.length > 0 && { context: Object.fromEntries(context) }),
    ...(keys.length > 0 && { tagKeys: { are: 'among', keys: [...keys].sort() } }),
  }
}

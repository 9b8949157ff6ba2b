import type { JsonObject } from '../../../service.ts'
import { objects, optionalNumber, optionalObject, optionalText, texts } from '../input.ts'
import { invalidParameter, requireOneOf, unsupported } from '../refuse.ts'

const stages = [
  'RECONCILE_SERVICE',
  'PRE_SCALE_UP',
  'POST_SCALE_UP',
  'TEST_TRAFFIC_SHIFT',
  'POST_TEST_TRAFFIC_SHIFT',
  'PRE_PRODUCTION_TRAFFIC_SHIFT',
  'PRODUCTION_TRAFFIC_SHIFT',
  'POST_PRODUCTION_TRAFFIC_SHIFT',
]

/**
 * Throws on lifecycle hooks that AWS does not take, and on those that the sandbox would not run: on rolling deployments. AWS announced
 * pause hooks for them (2026-05), its guide shows stages that they do not have.
 */
export function checkLifecycleHooks(configuration: JsonObject): void {
  const hooks = objects(configuration, 'lifecycleHooks')
  for (const hook of hooks) checkHook(hook)
  const strategy = optionalText(configuration, 'strategy') ?? 'ROLLING'
  if (hooks.length > 0 && strategy === 'ROLLING') throw unsupported('A lifecycle hook on a rolling deployment')
}

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html (checked 2026-11) has the texts about
// target types and pause hooks; assumed: the others
function checkHook(hook: JsonObject): void {
  const type = optionalText(hook, 'targetType') ?? 'AWS_LAMBDA'
  if (type !== 'AWS_LAMBDA' && type !== 'PAUSE') {
    throw invalidParameter('Invalid targetType. Valid values are: AWS_LAMBDA, PAUSE')
  }
  const named = texts(hook, 'lifecycleStages')
  if (named.length === 0) throw invalidParameter('lifecycleStages can not be empty.')
  for (const stage of named) requireOneOf('lifecycleStages', stage, stages)
  if (
    type === 'PAUSE' &&
    named.some((stage) => stage === 'TEST_TRAFFIC_SHIFT' || stage === 'PRODUCTION_TRAFFIC_SHIFT')
  ) {
    throw invalidParameter('Invalid lifecycle stage provided for Pause Hook')
  }
  const [target, role] = [optionalText(hook, 'hookTargetArn'), optionalText(hook, 'roleArn')]
  if (type === 'AWS_LAMBDA' && (!target?.includes(':lambda:') || role === undefined)) {
    throw invalidParameter('hookTargetArn and roleArn are required for AWS_LAMBDA hooks')
  }
  const timeout = optionalObject(hook, 'timeoutConfiguration') ?? {}
  const minutes = optionalNumber(timeout, 'timeoutInMinutes') ?? 1440
  if (minutes < 1 || minutes > 20_160) throw invalidParameter('timeoutInMinutes must be between 1 and 20160')
  requireOneOf('action', optionalText(timeout, 'action'), ['CONTINUE', 'ROLLBACK'])
}

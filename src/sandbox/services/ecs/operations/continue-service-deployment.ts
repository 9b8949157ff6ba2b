import type { JsonObject, Operation, RequestContext } from '../../../service.ts'
import { optionalText } from '../input.ts'
import { isUnderWay, resolveHook } from '../machine/index.ts'
import { invalidParameter, requireOneOf } from '../refuse.ts'
import { partChecks, requireServiceDeployment, serviceDeploymentKey } from '../services/index.ts'

/**
 * Says how a deployment that is paused at a lifecycle hook goes on.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/continue-service-deployment.html (checked 2026-11)
 * The texts: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html (checked 2026-11)
 */
export const continueServiceDeployment: Operation = {
  name: 'ecs:ContinueServiceDeployment',
  access: 'write',
  checks: (input, context) =>
    partChecks('ecs:ContinueServiceDeployment', 'service-deployment', [serviceDeploymentKey(input, context)], context),
  handle(input: JsonObject, context: RequestContext): JsonObject {
    const action = optionalText(input, 'action') ?? 'CONTINUE'
    requireOneOf('action', action, ['ROLLBACK', 'CONTINUE'])
    const { service, deployment } = requireServiceDeployment(input, context)
    const hookId = optionalText(input, 'hookId') ?? ''
    if (!/^ecs-[a-z]+-.+$/.test(hookId)) {
      throw invalidParameter('Invalid hookId: hookId must follow the format: ecs-{hookType}-{id}')
    }
    if (!isUnderWay(deployment.status)) {
      throw invalidParameter(
        'Continuing a service deployment is not allowed for service deployment in terminal states.',
      )
    }
    const run = deployment.hooks.find((one) => one.hookId === hookId)
    if (deployment.status !== 'IN_PROGRESS' || run?.status !== 'AWAITING_ACTION') {
      throw invalidParameter(
        'Provided hookId is either completed, unavailable, or not associated with the given Resource ARN',
      )
    }
    resolveHook(context, service, run, action === 'ROLLBACK' ? 'ROLLBACK' : 'CONTINUE')
    return { serviceDeploymentArn: optionalText(input, 'serviceDeploymentArn') }
  },
}

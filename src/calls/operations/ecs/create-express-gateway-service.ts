import { writeCall } from '../operation.ts'
import { onService, type PassedRoles, passToEcs, passToTasks, serviceArn, tagOnCreate } from './checks.ts'
import { rates } from './rates.ts'
import type { Tag } from './types.ts'

/**
 * ECS makes load balancer, scaling and task definition itself, under the infrastructure role.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateExpressGatewayService.html (checked 2026-11)
 * It takes no token: a second one is refused where the first was carried out.
 */
export function createExpressGatewayService(
  input: { readonly cluster: string; readonly serviceName: string; readonly tags?: readonly Tag[] },
  passes: PassedRoles,
) {
  const where = { cluster: input.cluster, service: input.serviceName }
  return writeCall(
    'ecs:CreateExpressGatewayService',
    input,
    (place) => [
      onService('ecs:CreateExpressGatewayService', place, where),
      ...(input.tags?.length
        ? [tagOnCreate(serviceArn(place, where), 'CreateExpressGatewayService', 'TagNewService')]
        : []),
      ...passToTasks(place, passes.toTasks),
      ...passToEcs(place, passes.toEcs),
    ],
    {
      yields: 'service',
      rate: rates.serviceChanges,
      statement: 'DeployService',
      repeat: 'never',
      shownBy: `aws ecs describe-services --cluster ${input.cluster} --services ${input.serviceName}`,
    },
  )
}

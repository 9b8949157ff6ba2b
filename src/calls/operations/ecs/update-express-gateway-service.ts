import { writeCall } from '../operation.ts'
import { type InCluster, onService, type PassedRoles, passToTasks } from './checks.ts'
import { rates } from './rates.ts'

/**
 * Changes an Express service, whose roles of tasks are passed again.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateExpressGatewayService.html (checked 2026-11)
 */
export function updateExpressGatewayService(
  input: { readonly serviceArn: string },
  where: InCluster,
  passes: Pick<PassedRoles, 'toTasks'>,
) {
  return writeCall(
    'ecs:UpdateExpressGatewayService',
    input,
    (place) => [onService('ecs:UpdateExpressGatewayService', place, where), ...passToTasks(place, passes.toTasks)],
    {
      yields: 'service',
      rate: rates.serviceChanges,
      statement: 'DeployService',
      repeat: 'harmless',
      shownBy: `aws ecs describe-services --cluster ${where.cluster} --services ${where.service}`,
    },
  )
}

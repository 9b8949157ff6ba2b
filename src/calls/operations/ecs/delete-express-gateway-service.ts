import { writeCall } from '../operation.ts'
import { type InCluster, onService } from './checks.ts'
import { rates } from './rates.ts'

/**
 * Deletes an Express service with all that ECS has made for it, whatever its count.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteExpressGatewayService.html (checked 2026-11)
 */
export function deleteExpressGatewayService(input: { readonly serviceArn: string }, where: InCluster) {
  return writeCall(
    'ecs:DeleteExpressGatewayService',
    input,
    (place) => [onService('ecs:DeleteExpressGatewayService', place, where)],
    {
      yields: 'service',
      rate: rates.serviceChanges,
      statement: 'DeleteService',
      repeat: 'harmless',
      shownBy: `aws ecs describe-services --cluster ${where.cluster} --services ${where.service}`,
    },
  )
}

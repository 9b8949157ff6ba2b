import { writeCall } from '../operation.ts'
import { onService } from './checks.ts'
import { rates } from './rates.ts'

/**
 * Deletes a service; it is INACTIVE once its tasks have stopped. `force`: although its count is not 0.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteService.html (checked 2026-11)
 */
export function deleteService(input: { readonly cluster: string; readonly service: string; readonly force: boolean }) {
  return writeCall('ecs:DeleteService', input, (place) => [onService('ecs:DeleteService', place, input)], {
    yields: 'service',
    rate: rates.serviceChanges,
    statement: 'DeleteService',
    repeat: 'harmless',
    shownBy: `aws ecs describe-services --cluster ${input.cluster} --services ${input.service}`,
  })
}

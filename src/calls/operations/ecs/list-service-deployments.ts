import { readCall } from '../operation.ts'
import { onService } from './checks.ts'
import { rates } from './rates.ts'

/** Newest first, 20 of them unless `maxResults` says otherwise. */
export function listServiceDeployments(input: {
  readonly cluster: string
  readonly service: string
  readonly maxResults?: number
}) {
  return readCall(
    'ecs:ListServiceDeployments',
    input,
    (place) => [onService('ecs:ListServiceDeployments', place, input)],
    {
      yields: 'serviceDeployments',
      rate: rates.serviceDeployments,
      statement: 'FindServiceDeployment',
      loss: 'no progress of the circuit breaker, and no reason when ECS rolls back; the outcome is known all the same',
    },
  )
}

import { readCall } from '../operation.ts'
import { type InCluster, onServiceAndParts } from './checks.ts'
import { rates } from './rates.ts'

/**
 * Both the service and each service deployment are asked about.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html (checked 2026-11)
 */
export function describeServiceDeployments(
  input: { readonly serviceDeploymentArns: readonly string[] },
  where: InCluster,
) {
  return readCall(
    'ecs:DescribeServiceDeployments',
    input,
    (place) => onServiceAndParts('ecs:DescribeServiceDeployments', place, where, input.serviceDeploymentArns),
    {
      yields: 'serviceDeployments',
      rate: rates.serviceDeployments,
      statement: 'ReadServiceDeployment',
      loss: 'no progress of the circuit breaker, and no reason when ECS rolls back; the outcome is known all the same',
    },
  )
}

import { read } from '../../call.ts'
import { type InCluster, onService } from './checks.ts'
import type { ServiceDeployment } from './types.ts'

/**
 * Both the service and each service deployment are asked about.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html (checked 2026-11)
 */
export function describeServiceDeployments(
  input: { readonly serviceDeploymentArns: readonly string[] },
  where: InCluster,
) {
  return read<{ serviceDeployments?: readonly ServiceDeployment[] }>(
    'ecs:DescribeServiceDeployments',
    input,
    (place) => [
      onService('ecs:DescribeServiceDeployments', place, where),
      ...input.serviceDeploymentArns.map((resource) => ({ action: 'ecs:DescribeServiceDeployments', resource })),
    ],
  )
}

import { readCall } from '../operation.ts'
import { type InCluster, onServiceAndParts } from './checks.ts'
import { rates } from './rates.ts'

/**
 * What ECS deployed, with the members that DescribeServices does not show (`monitoring`, `gatewayConnectors`). Both the service and each
 * revision are asked about.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html (checked 2026-11)
 */
export function describeServiceRevisions(input: { readonly serviceRevisionArns: readonly string[] }, where: InCluster) {
  return readCall(
    'ecs:DescribeServiceRevisions',
    input,
    (place) => onServiceAndParts('ecs:DescribeServiceRevisions', place, where, input.serviceRevisionArns),
    {
      yields: 'serviceRevisions',
      rate: rates.serviceRevisions,
      statement: 'ReadServiceRevision',
      loss: '`monitoring` and `gatewayConnectors` are not compared; `explain` takes what runs for the revision of a deployment that was rolled back',
    },
  )
}

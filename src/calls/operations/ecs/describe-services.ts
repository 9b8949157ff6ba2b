import { idOf } from '../arn.ts'
import { readCall } from '../operation.ts'
import { onService } from './checks.ts'
import { otherServicesLoss } from './list-services.ts'
import { rates } from './rates.ts'

/** Each named service is authorised by itself; one that does not exist, by the ARN it would have. */
export function describeServices(input: {
  readonly cluster: string
  readonly services: readonly string[]
  readonly include?: readonly 'TAGS'[]
}) {
  return readCall(
    'ecs:DescribeServices',
    input,
    (place) =>
      input.services.map((service) => onService('ecs:DescribeServices', place, { cluster: input.cluster, service })),
    {
      yields: 'services',
      rate: rates.serviceReads,
      statement: { name: 'FindService', joins: 'DeployService' },
      loss: 'a timeout is reported without what goes on',
    },
  )
}

/** Up to ten services of a cluster, by their ARNs: for who asks which revisions they name. */
export function describeServicesByArn({
  cluster,
  services,
}: {
  readonly cluster: string
  readonly services: readonly string[]
}) {
  return readCall(
    'ecs:DescribeServices',
    { cluster, services },
    (place) => services.map((service) => onService('ecs:DescribeServices', place, { cluster, service: idOf(service) })),
    { yields: 'services', rate: rates.serviceReads, statement: 'SeeServices', loss: otherServicesLoss },
  )
}

import { readCall } from '../operation.ts'
import { onService } from './checks.ts'
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

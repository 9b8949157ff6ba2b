import { readCall } from '../operation.ts'
import { rates } from './rates.ts'

/** An Express service with its active configurations, newest first. Asked by the ARN of the service. */
export function describeExpressGatewayService(input: {
  readonly serviceArn: string
  readonly include?: readonly 'TAGS'[]
}) {
  return readCall(
    'ecs:DescribeExpressGatewayService',
    input,
    () => [{ action: 'ecs:DescribeExpressGatewayService', resource: input.serviceArn }],
    {
      yields: 'service',
      rate: rates.serviceReads,
      statement: 'ReadExpressService',
      loss: 'no status of Express Mode, and no address',
    },
  )
}

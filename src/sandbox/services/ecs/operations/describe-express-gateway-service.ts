import { type Operation, ServiceError } from '../../../service.ts'
import { expressChecks, expressKey, expressOutput, findExpressService } from '../express/index.ts'
import { texts } from '../input.ts'
import { requireOneOf } from '../refuse.ts'
import { requireCluster } from '../resolve.ts'

/** An Express service with the configurations that have tasks, newest first; also one that is going or gone. */
export const describeExpressGatewayService: Operation = {
  name: 'ecs:DescribeExpressGatewayService',
  access: 'read',
  checks: (input, context) => expressChecks('DescribeExpressGatewayService', expressKey(input, context), context),
  handle(input, context) {
    const include = texts(input, 'include')
    for (const value of include) requireOneOf('include', value, ['TAGS'])
    requireCluster(expressKey(input, context), context)
    const service = findExpressService(input, context)
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeExpressGatewayService.html (checked 2026-11); assumed: the text
    if (!service) throw new ServiceError('ResourceNotFoundException', 'The specified service does not exist.')
    return { service: expressOutput(context, service, { tags: include.includes('TAGS') }) }
  },
}

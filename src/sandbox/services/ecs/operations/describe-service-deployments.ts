import type { JsonObject, Operation, RequestContext } from '../../../service.ts'
import { serviceDeploymentArn } from '../arns.ts'
import { texts } from '../input.ts'
import { invalidParameter } from '../refuse.ts'
import { type PartKey, parsePart, partChecks, requireOneService, requirePartService } from '../services/index.ts'
import { serviceDeploymentOutput } from '../wire/index.ts'

/** Up to twenty service deployments of one service. */
export const describeServiceDeployments: Operation = {
  name: 'ecs:DescribeServiceDeployments',
  access: 'read',
  checks: (input, context) =>
    partChecks('ecs:DescribeServiceDeployments', 'service-deployment', keysIn(input, context), context),
  handle(input, context) {
    const serviceDeployments: JsonObject[] = []
    const failures: JsonObject[] = []
    for (const key of keysIn(input, context)) {
      const service = requirePartService(context, key)
      const found = service.serviceDeployments.find((one) => one.id === key.id)
      if (found) serviceDeployments.push(serviceDeploymentOutput(context.state, context, service, found, context.now))
      else failures.push({ arn: serviceDeploymentArn(context, key.cluster, key.service, key.id), reason: 'MISSING' })
    }
    return { serviceDeployments, failures }
  },
}

// assumed: the texts, after those of DescribeServiceRevisions
function keysIn(input: JsonObject, context: RequestContext): PartKey[] {
  const arns = texts(input, 'serviceDeploymentArns')
  if (arns.length === 0) throw invalidParameter('The Service ARN provided is invalid.')
  if (arns.length > 20) throw invalidParameter('Service Deployment ARN count cannot exceed 20')
  const keys = arns.map((arn) => {
    const key = parsePart(context, 'service-deployment', arn)
    if (!key) throw invalidParameter('The ServiceDeployment ARN is invalid.')
    return key
  })
  requireOneService(keys, 'service deployments')
  return keys
}

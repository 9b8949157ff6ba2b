import { type JsonObject, type Operation, type RequestContext, ServiceError } from '../../../service.ts'
import { serviceRevisionArn } from '../arns.ts'
import { isExpress, managedResourcesOutput } from '../express/index.ts'
import { texts } from '../input.ts'
import { invalidParameter } from '../refuse.ts'
import { requireCluster } from '../resolve.ts'
import { type PartKey, parsePart, partChecks, requireOneService, requirePartService } from '../services/index.ts'
import { serviceRevisionOutput } from '../wire/index.ts'

/** Up to twenty revisions of one service. observed: test/vectors/ecs-wire (W-rv-5 to W-rv-16), but for the texts about several */
export const describeServiceRevisions: Operation = {
  name: 'ecs:DescribeServiceRevisions',
  access: 'read',
  checks: (input, context) =>
    partChecks('ecs:DescribeServiceRevisions', 'service-revision', keysIn(input, context), context),
  handle(input, context) {
    const keys = keysIn(input, context)
    const serviceRevisions: JsonObject[] = []
    const failures: JsonObject[] = []
    const seen = new Set<string>()
    for (const key of keys) {
      requireCluster({ cluster: key.cluster }, context)
      const service = requirePartService(context, key)
      if (service.status === 'INACTIVE') {
        throw invalidParameter('Cannot call DescribeServiceRevisions for a service that is INACTIVE')
      }
      const revision = service.revisions.find((one) => one.number === key.id)
      if (!revision) {
        failures.push({ arn: serviceRevisionArn(context, key.cluster, key.service, key.id), reason: 'MISSING' })
        continue
      }
      // The same one twice breaks the real service; a missing one twice does not.
      if (seen.has(key.id)) {
        throw new ServiceError('ServerException', 'Service Unavailable. Please try again later.', { status: 500 })
      }
      seen.add(key.id)
      const managed = isExpress(service) && {
        ecsManagedResources: managedResourcesOutput(context, service, revision),
      }
      serviceRevisions.push({ ...serviceRevisionOutput(context, service, revision, context.now), ...managed })
    }
    return { serviceRevisions, failures }
  },
}

function keysIn(input: JsonObject, context: RequestContext): PartKey[] {
  const arns = texts(input, 'serviceRevisionArns')
  if (arns.length === 0) throw invalidParameter('The Service ARN provided is invalid.')
  if (arns.length > 20) throw invalidParameter('Service Revision ARN count cannot exceed 20')
  const keys = arns.map((arn) => {
    const key = parsePart(context, 'service-revision', arn)
    if (!key || !/^\d+$/.test(key.id)) throw invalidParameter('The ServiceRevision ARN is invalid.')
    return key
  })
  requireOneService(keys, 'service revisions')
  return keys
}

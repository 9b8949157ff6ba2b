import { type AccessCheck, type JsonObject, type RequestContext, ServiceError } from '../../../service.ts'
import { clusterArn, partsOfArn, serviceArn } from '../arns.ts'
import { optionalText } from '../input.ts'
import { invalidParameter } from '../refuse.ts'
import { findService, type ServiceDeployment, type ServiceRecord } from '../store.ts'
import { resourceTagContext } from '../tags.ts'

/** A service deployment or a service revision as an ARN names it. */
export interface PartKey {
  readonly cluster: string
  readonly service: string
  readonly id: string
}

/** The parts of the ARN of a service deployment or revision of this account and region; undefined where it is none. */
export function parsePart(
  context: RequestContext,
  type: 'service-deployment' | 'service-revision',
  arn: string,
): PartKey | undefined {
  const [cluster, service, id, ...rest] = partsOfArn(context, type, arn) ?? []
  if (cluster === undefined || service === undefined || id === undefined || rest.length > 0) return undefined
  return { cluster, service, id }
}

/** Keys of one service. Throws where the ARNs are of several. */
export function requireOneService(keys: readonly PartKey[], what: string): void {
  const services = new Set(keys.map((key) => `${key.cluster}/${key.service}`))
  if (services.size <= 1) return
  throw invalidParameter(`Cross service requests are not allowed. All requested ${what} must be for a single service`)
}

/** The checks of an operation on parts: IAM is asked about the service and about each part. Only parts have the key `ecs:service`. */
export function partChecks(
  action: string,
  type: 'service-deployment' | 'service-revision',
  keys: readonly PartKey[],
  context: RequestContext,
): AccessCheck[] {
  return keys.flatMap((key) => {
    const service = serviceArn(context, key.cluster, key.service)
    const tags = resourceTagContext(findService(context.state, key.cluster, key.service)?.tags)
    const seen = { 'ecs:cluster': clusterArn(context, key.cluster), ...tags }
    const part = `${service.replace(':service/', `:${type}/`)}/${key.id}`
    return [
      { action, resource: service, context: seen },
      { action, resource: part, context: { ...seen, 'ecs:service': service } },
    ]
  })
}

/** The service that parts are of. */
export function requirePartService(context: RequestContext, key: PartKey): ServiceRecord {
  const service = findService(context.state, key.cluster, key.service)
  if (!service) throw new ServiceError('ServiceNotFoundException', 'Service not found.')
  return service
}

/** The service deployment that a request names by its ARN, before IAM is asked. Throws where the ARN is of another form. */
export function serviceDeploymentKey(input: JsonObject, context: RequestContext): PartKey {
  const key = parsePart(context, 'service-deployment', optionalText(input, 'serviceDeploymentArn') ?? '')
  if (!key) throw invalidParameter('The ServiceDeployment ARN is invalid.') // assumed: the text
  return key
}

/** The service deployment that a request names, and its service. */
export function requireServiceDeployment(
  input: JsonObject,
  context: RequestContext,
): { service: ServiceRecord; deployment: ServiceDeployment } {
  const key = serviceDeploymentKey(input, context)
  const service = requirePartService(context, key)
  const deployment = service.serviceDeployments.find((one) => one.id === key.id)
  if (deployment) return { service, deployment }
  throw new ServiceError('ServiceDeploymentNotFoundException', 'The service deployment does not exist.')
}

import type { JsonObject, RequestContext } from '../../../service.ts'
import { partsOfArn } from '../arns.ts'
import { optionalText } from '../input.ts'
import { invalidParameter } from '../refuse.ts'
import { findRevision, findService, type ServiceRecord, type TaskDefinition } from '../store.ts'

/** Cluster and name of the service whose ARN a request gives. Throws where it gives none of this account and region. */
export function expressKey(input: JsonObject, context: RequestContext): { cluster: string; name: string } {
  const [cluster, name, ...rest] = partsOfArn(context, 'service', optionalText(input, 'serviceArn') ?? '') ?? []
  if (cluster !== undefined && name !== undefined && rest.length === 0) return { cluster, name }
  throw invalidParameter('The Service ARN provided is invalid.') // assumed: the text is that of ListServiceDeployments
}

/** An Express service, whatever its status. */
export type ExpressRecord = ServiceRecord & { readonly express: NonNullable<ServiceRecord['express']> }

/** The Express service that a request names; undefined where there is no service of that name. Throws where it is one of another kind. */
export function findExpressService(input: JsonObject, context: RequestContext): ExpressRecord | undefined {
  const { cluster, name } = expressKey(input, context)
  const service = findService(context.state, cluster, name)
  if (!service || isExpress(service)) return service
  throw invalidParameter('The service is not an Express Gateway service.') // assumed: the text
}

/** Whether ECS manages the resources of a service. */
export function isExpress(service: ServiceRecord): service is ExpressRecord {
  return service.express !== undefined
}

/** The task definition of a service's newest revision. */
export function definitionOf(context: RequestContext, service: ServiceRecord): TaskDefinition | undefined {
  return findRevision(context.state, service.blueprint.family, service.blueprint.revision)
}

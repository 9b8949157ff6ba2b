import { lagOf } from '../../../behaviour.ts'
import { type JsonObject, type Operation, type RequestContext, ServiceError } from '../../../service.ts'
import { clusterArn, partsOfArn } from '../arns.ts'
import { optionalObject, optionalText, texts } from '../input.ts'
import { page } from '../paging.ts'
import { requireOneOf } from '../refuse.ts'
import { serviceAccess, serviceKey } from '../resolve.ts'
import { findService } from '../store.ts'
import { resourceTagContext } from '../tags.ts'
import { serviceDeploymentBrief } from '../wire/index.ts'

const statuses = [
  'PENDING',
  'SUCCESSFUL',
  'STOPPED',
  'STOP_REQUESTED',
  'IN_PROGRESS',
  'ROLLBACK_REQUESTED',
  'ROLLBACK_IN_PROGRESS',
  'ROLLBACK_SUCCESSFUL',
  'ROLLBACK_FAILED',
]

/** The service deployments of a service, newest first. */
export const listServiceDeployments: Operation = {
  name: 'ecs:ListServiceDeployments',
  access: 'read',
  checks(input, context) {
    const key = keyIn(input, context)
    const { resource, tags } = serviceAccess(context, key)
    const seen = { 'ecs:cluster': clusterArn(context, key.cluster), ...resourceTagContext(tags) }
    return [{ action: 'ecs:ListServiceDeployments', resource, context: seen }]
  },
  handle(input, context) {
    const key = keyIn(input, context)
    const service = findService(context.state, key.cluster, key.name)
    if (!service) throw new ServiceError('ServiceNotFoundException', 'Service not found.')
    const asked = texts(input, 'status')
    for (const status of asked) requireOneOf('status', status, statuses)
    const created = optionalObject(input, 'createdAt') ?? {}
    // assumed: what was just made is missing here as it is elsewhere
    const seenAt = context.now - lagOf(context.state).missing
    const found = service.serviceDeployments
      .filter(({ createdAt }) => createdAt <= seenAt)
      .map((one) => serviceDeploymentBrief(context, service, one, context.now))
      .filter((brief) => asked.length === 0 || asked.includes(String(brief['status'])))
      .filter((brief) => isWithin(Number(brief['createdAt']), created))
    const keyOf = (brief: JsonObject): string => String(brief['serviceDeploymentArn'])
    const { items, nextToken } = page(input, found, { usual: 20, keyOf })
    return { serviceDeployments: items, nextToken }
  },
}

// The ARN of a service says which cluster it is in.
function keyIn(input: JsonObject, context: RequestContext): { cluster: string; name: string } {
  const [cluster, name] = partsOfArn(context, 'service', optionalText(input, 'service') ?? '') ?? []
  if (cluster !== undefined && name !== undefined) return { cluster, name }
  return serviceKey(input, 'service', context)
}

function isWithin(time: number, range: JsonObject): boolean {
  const { after, before } = range
  return (typeof after !== 'number' || time >= after) && (typeof before !== 'number' || time <= before)
}

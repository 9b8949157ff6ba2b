import { inputReader, requestTagKeys, resourceTagKeys } from '../../input.ts'
import { type AccessCheck, type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import { findTarget, type ScalableIdentity, type ScalableTarget, type ScalingRule, targetArn } from './store.ts'

/** Reads Application Auto Scaling's inputs. */
export const read = inputReader('ValidationException')

/** Namespace, resource and dimension of a request. Throws `ValidationException`. */
export function identityIn(input: JsonObject): ScalableIdentity {
  const namespace = read.requiredText(input, 'ServiceNamespace')
  checkNamespace(namespace)
  return {
    namespace,
    resourceId: read.requiredText(input, 'ResourceId'),
    dimension: read.requiredText(input, 'ScalableDimension'),
  }
}

/** Throws on a namespace of another service than ECS: what is scaled there, the sandbox does not have. */
function checkNamespace(namespace: string): void {
  if (namespace === 'ecs') return
  throw new ServiceError(
    'ValidationException',
    `The sandbox scales ECS services alone, nothing of the namespace ${namespace.slice(0, 100)}.`,
  )
}

/** What IAM is asked for an action on a target; one that is not registered has no id yet. */
export function targetCheck(action: string, input: JsonObject, context: RequestContext): AccessCheck {
  const identity = identityIn(input)
  const target = findTarget(context.state, identity)
  return {
    action,
    resource: target ? targetArn(context, target) : targetArn(context, { id: '*' }),
    context: {
      'application-autoscaling:service-namespace': identity.namespace,
      'application-autoscaling:scalable-dimension': identity.dimension,
      ...resourceTagKeys(target?.tags),
    },
  }
}

/** The same with the tags of the request. */
export function taggedTargetCheck(action: string, input: JsonObject, context: RequestContext): AccessCheck {
  const check = targetCheck(action, input, context)
  return { ...check, context: { ...check.context, ...requestTagKeys(tagMap(input)) } }
}

/** Tags, which this service takes as a map. */
export function tagMap(input: JsonObject): Record<string, string> {
  const tags = read.object(input, 'Tags') ?? {}
  return Object.fromEntries(Object.keys(tags).map((key) => [key, read.text(tags, key) ?? '']))
}

/** The target of a request. Throws `ObjectNotFoundException`. */
export function requireTarget(input: JsonObject, context: RequestContext): ScalableTarget {
  const identity = identityIn(input)
  const target = findTarget(context.state, identity)
  if (target) return target
  throw new ServiceError(
    'ObjectNotFoundException',
    `No scalable target registered for service namespace: ${identity.namespace}, resource ID: ${identity.resourceId}, scalable dimension: ${identity.dimension}`,
  )
}

/** Those that a Describe names by resource, dimension and names; a refused token is `InvalidNextTokenException`. */
export function named<Item extends ScalableIdentity | ScalingRule>(
  items: readonly Item[],
  input: JsonObject,
  namesMember?: string,
): Item[] {
  const namespace = read.requiredText(input, 'ServiceNamespace')
  const [resourceId, dimension] = [read.text(input, 'ResourceId'), read.text(input, 'ScalableDimension')]
  const names = namesMember === undefined ? [] : read.texts(input, namesMember)
  return items.filter(
    (item) =>
      item.namespace === namespace &&
      (resourceId === undefined || item.resourceId === resourceId) &&
      (dimension === undefined || item.dimension === dimension) &&
      (names.length === 0 || ('name' in item && names.includes(item.name))),
  )
}

/** A token that is none. */
export function invalidToken(): ServiceError {
  return new ServiceError('InvalidNextTokenException', 'Invalid NextToken.')
}

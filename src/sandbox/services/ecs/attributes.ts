import type { AccessCheck, JsonObject, RequestContext } from '../../service.ts'
import { ecsArn, nameOf } from './arns.ts'
import { instanceCheck, requireInstance } from './container-instances.ts'
import { objects, optionalText } from './input.ts'
import { invalidParameter, requireOneOf } from './refuse.ts'
import { clusterName, requireCluster } from './resolve.ts'
import type { ContainerInstance } from './store.ts'

/** An attribute that a request gives to a container instance, or takes from it. */
export interface GivenAttribute {
  readonly instance: ContainerInstance
  readonly name: string
  readonly value: string | undefined
}

/** What IAM is asked for an action on attributes: about each container instance once. */
export function attributeChecks(action: string, input: JsonObject, context: RequestContext): AccessCheck[] {
  const targets = new Set(objects(input, 'attributes').map((one) => optionalText(one, 'targetId') ?? ''))
  const ids = [...new Set([...targets].map((text) => nameOf(context, 'container-instance', text)))]
  return ids.map((id) => instanceCheck(action, id, input, context))
}

/**
 * The attributes of a request: one to ten. Throws where one cannot be, or its container instance is not there.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Attribute.html (checked 2026-11); assumed: the texts
 */
export function attributesIn(input: JsonObject, context: RequestContext): GivenAttribute[] {
  const cluster = requireCluster(input, context)
  const given = objects(input, 'attributes')
  if (given.length === 0) throw invalidParameter('Attributes cannot be empty.')
  if (given.length > 10) throw invalidParameter('attributes can have at most 10 items.')
  return given.map((one) => {
    const name = optionalText(one, 'name') ?? ''
    const value = optionalText(one, 'value')
    requireOneOf('targetType', optionalText(one, 'targetType'), ['container-instance'])
    if (!/^[a-zA-Z0-9_./\\-]{1,128}$/.test(name)) throw invalidParameter('Attribute name is invalid.')
    if (value !== undefined && !/^[a-zA-Z0-9_./:@\\ -]{1,128}$/.test(value))
      throw invalidParameter('Attribute value is invalid.')
    return { instance: requireInstance(context, cluster.name, optionalText(one, 'targetId') ?? ''), name, value }
  })
}

/** An attribute as it stands on the wire. */
export function attributeOutput(context: RequestContext, input: JsonObject, one: GivenAttribute): JsonObject {
  const targetId = ecsArn(context, `container-instance/${clusterName(input, context)}/${one.instance.id}`)
  const value = one.value === undefined ? {} : { value: one.value }
  return { name: one.name, ...value, targetType: 'container-instance', targetId }
}

import { regionalArn } from '../../arns.ts'
import { uuid } from '../../ids.ts'
import { type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import { identityIn } from './input.ts'
import { isSameTarget, type ScalableIdentity, type ScalingRule } from './store.ts'

/** A request that brings a rule: `members` are those of its configuration. */
interface GivenRule {
  readonly input: JsonObject
  readonly members: readonly string[]
  readonly context: RequestContext
}

/** Adds a policy or scheduled action, or changes what is given of one of that name. */
export function keepRule(rules: ScalingRule[], name: string, { input, members, context }: GivenRule): ScalingRule {
  const identity = identityIn(input)
  const existing = rules.find((rule) => rule.name === name && isSameTarget(rule, identity))
  const given = Object.fromEntries(
    members.filter((member) => input[member] !== undefined).map((member) => [member, input[member]]),
  )
  if (existing) {
    existing.configuration = { ...existing.configuration, ...given }
    return existing
  }
  const rule = { ...identity, name, id: uuid(context.ids), createdAt: context.now, configuration: given }
  rules.push(rule)
  return rule
}

/** The rules without one. Throws `ObjectNotFoundException` where it is not among them. */
export function withoutRule(rules: readonly ScalingRule[], name: string, identity: ScalableIdentity): ScalingRule[] {
  const left = rules.filter((rule) => rule.name !== name || !isSameTarget(rule, identity))
  if (left.length < rules.length) return left
  throw new ServiceError(
    'ObjectNotFoundException',
    `No scaling policy or scheduled action found for service namespace: ${identity.namespace}, resource ID: ${identity.resourceId}, scalable dimension: ${identity.dimension}, name: ${name}`,
  )
}

/** The ARN of a policy or a scheduled action: both are of the service `autoscaling`. */
export function ruleArn(kind: string, nameKey: string, rule: ScalingRule, context: RequestContext): string {
  const resource = `${kind}:${rule.id}:resource/${rule.namespace}/${rule.resourceId}:${nameKey}/${rule.name}`
  return regionalArn(context, 'autoscaling', resource)
}

/** What policies and scheduled actions answer alike. */
export function ruleOnWire(rule: ScalingRule): JsonObject {
  return {
    ServiceNamespace: rule.namespace,
    ResourceId: rule.resourceId,
    ScalableDimension: rule.dimension,
    ...rule.configuration,
    CreationTime: rule.createdAt / 1000,
  }
}

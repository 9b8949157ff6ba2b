import { inputReader, requestTagKeys, resourceTagKeys } from '../../input.ts'
import { type AccessCheck, type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import { type Listener, type LoadBalancer, loadBalancingState, type Rule, type TargetGroup } from './store.ts'

/** Reads Elastic Load Balancing's inputs. */
export const read = inputReader('ValidationError')

/** How a load balancer is reached. */
export const ipAddressTypes = ['ipv4', 'dualstack', 'dualstack-without-public-ipv4'] as const

const kinds = {
  loadBalancers: { code: 'LoadBalancerNotFound', words: 'Load balancer' },
  targetGroups: { code: 'TargetGroupNotFound', words: 'Target group' },
  listeners: { code: 'ListenerNotFound', words: 'Listener' },
  rules: { code: 'RuleNotFound', words: 'Rule' },
} as const

interface Kinds {
  loadBalancers: LoadBalancer
  targetGroups: TargetGroup
  listeners: Listener
  rules: Rule
}

/** The one of a kind that an ARN names. Throws `TargetGroupNotFound` and its like. */
export function requireOne<Kind extends keyof Kinds>(kind: Kind, arn: string, context: RequestContext): Kinds[Kind] {
  const all: readonly Kinds[Kind][] = listOf(kind, context)
  const found = all.find((one) => one.arn === arn)
  if (found) return found
  throw notFound(kind, arn)
}

/** There is no such thing. */
export function notFound(kind: keyof Kinds, named: string): ServiceError {
  const { code, words } = kinds[kind]
  return new ServiceError(code, `One or more ${words.toLowerCase()}s not found: ${named.slice(0, 200)}`)
}

function listOf<Kind extends keyof Kinds>(kind: Kind, context: RequestContext): readonly Kinds[Kind][] {
  const state: { readonly [Name in keyof Kinds]: readonly Kinds[Name][] } = loadBalancingState(context.state)
  return state[kind]
}

/** What IAM is asked for a write on what an ARN names. */
export function writeCheck(action: string, arn: string, context: RequestContext): AccessCheck {
  const { loadBalancers, targetGroups, listeners, rules } = loadBalancingState(context.state)
  const found = [...loadBalancers, ...targetGroups, ...listeners, ...rules].find((one) => one.arn === arn)
  return { action: `elasticloadbalancing:${action}`, resource: arn, context: resourceTagKeys(found?.tags) }
}

/** The member that names what a new thing is below of, and the kind of that in ARNs. */
const parents = {
  listener: { member: 'LoadBalancerArn', kind: 'loadbalancer' },
  'listener-rule': { member: 'ListenerArn', kind: 'listener' },
} as const

/** What IAM is asked before a listener or a rule is made: for the write on what it is below of and, where there are tags, for tagging it. */
export function creationChecks(
  action: string,
  kind: keyof typeof parents,
  input: JsonObject,
  context: RequestContext,
): AccessCheck[] {
  const parent = parents[kind]
  const arn = read.requiredText(input, parent.member)
  const check = writeCheck(action, arn, context)
  const tags = read.tags(input, 'Tags')
  const seen = requestTagKeys(tags)
  const create = { ...check, context: { ...check.context, ...seen } }
  if (Object.keys(tags).length === 0) return [create]
  const resource = `${arn.replace(`:${parent.kind}/`, `:${kind}/`)}/*`
  return [create, { action: 'elasticloadbalancing:AddTags', resource, context: seen }]
}

/** What IAM is asked for a Describe: they have no resources. */
export function describeChecks(action: string): AccessCheck[] {
  return [{ action: `elasticloadbalancing:${action}`, resource: '*' }]
}

/** A list in pages; those that requests name by ARN or name must be there. */
export function pageBy<Item extends { readonly arn: string }>(
  items: readonly Item[],
  input: JsonObject,
): { items: readonly Item[]; nextMarker: string | undefined } {
  const marker = read.text(input, 'Marker')
  const start = marker === undefined ? 0 : items.findIndex(({ arn }) => arn === marker) + 1
  if (marker !== undefined && start === 0) throw new ServiceError('ValidationError', 'Marker is invalid')
  const size = read.number(input, 'PageSize', { min: 1, max: 400 }) ?? 400
  const page = items.slice(start, start + size)
  return { items: page, nextMarker: start + size < items.length ? page.at(-1)?.arn : undefined }
}

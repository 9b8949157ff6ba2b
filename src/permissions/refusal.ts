import type { DeniedError } from '../calls/index.ts'

/** The parts of a denial's message, as far as they could be read. */
export interface Denial {
  readonly principal?: string
  readonly action?: string
  readonly resource?: string
  /** `implicit`: nothing allows it; `explicit`: a statement forbids it; `unknown`: AWS does not say. */
  readonly kind?: 'implicit' | 'explicit' | 'unknown'
  /** As AWS says it: `identity-based policy`, `permissions boundary`, `service control policy`, ... */
  readonly policyType?: string
  readonly policyArn?: string
  /** For sts:DecodeAuthorizationMessage. */
  readonly encoded?: string
}

/** A refused request in terms of a policy. */
export interface Refusal {
  /** With its service, in the spelling of our own table where that has it. */
  readonly action: string
  /** An ARN or `*`; absent in the shortest forms of the message. */
  readonly resource: string | undefined
  /** Who was refused: an ARN, an account or nothing. */
  readonly principal: string | undefined
  /** The account of the principal, where it is told. */
  readonly account: string | undefined
}

/** Reads a denial against the call it was about: messages leave out services, write other letter cases, or name roles without an ARN. */
export function refusalOf(error: DeniedError, denial: Denial): Refusal | undefined {
  const [service = ''] = error.operation.split(':')
  const written = denial.action ?? error.checks[0]?.action
  if (written === undefined) return undefined
  const named = written.includes(':') ? written : `${service}:${written}`
  const action = error.checks.find((check) => check.action.toLowerCase() === named.toLowerCase())?.action ?? named
  const { principal } = denial
  const account = principal === undefined ? undefined : (/^\d{12}$/.exec(principal)?.[0] ?? partOf(principal, 4))
  return { action, resource: arnOf(denial.resource, account), principal, account }
}

/** Part of an ARN by its place: 3 is the region, 4 the account. Empty parts are none. */
export function partOf(arn: string, index: 3 | 4): string | undefined {
  return (arn.startsWith('arn:') && arn.split(':')[index]) || undefined
}

/**
 * IAM writes `role NAME` or `role arn:...`, and ECS once put an ARN into an ARN.
 * https://github.com/aws/containers-roadmap/issues/1390, observed: test/vectors/iam/denials.json
 */
function arnOf(resource: string | undefined, account: string | undefined): string | undefined {
  if (resource === undefined || resource === '*') return resource
  const doubled = /^arn:[^/]*:role\/(arn:[^:]*:iam::\d*:role\/.+)$/.exec(resource)?.[1]
  if (doubled !== undefined) return doubled
  if (resource.startsWith('arn:')) return resource
  const [, type = '', name = ''] = /^([a-z-]+) (\S+)$/.exec(resource) ?? []
  if (name.startsWith('arn:')) return name
  return /^(role|user|group)$/.test(type) && account !== undefined
    ? `arn:aws:iam::${account}:${type}/${name}`
    : undefined
}

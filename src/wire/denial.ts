/** The message of a denial, taken apart into caller, action, resource and the policy that decided. */
export interface Denial {
  /** ARN, or what else stands in its place (`ecs-tasks.amazonaws.com`); absent in the shortest forms. */
  readonly principal?: string
  /** As AWS spells it; some services write it in lower case. */
  readonly action: string
  /** Mostly an ARN or `*`; IAM also writes `role NAME`. Absent in the oldest form. */
  readonly resource?: string
  /** `implicit`: nothing allows it; `explicit`: a statement forbids it; `unknown`: AWS does not say. */
  readonly kind: 'implicit' | 'explicit' | 'unknown'
  /** As AWS says it: `identity-based policy`, `permissions boundary`, `service control policy`, `role trust policy`, … */
  readonly policyType?: string
  readonly policyArn?: string
  /** For sts:DecodeAuthorizationMessage, where a service hides its reasons. */
  readonly encoded?: string
}

/**
 * Reads a denial in the forms that AWS has used so far: with and without a resource, a reason, the policy's ARN (since 2026) and a link to
 * the console (since August 2026); also when it is quoted inside another message. undefined: the text is no denial.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html (checked 2026-11)
 */
export function parseDenial(message: string): Denial | undefined {
  const text = message.replace(/[\r\n\t]+\s*/g, ' ')
  const found =
    /(?:User: (\S+) is |User with accountId: (\d+) is )?[Nn]ot authorized to perform:? ((?:[\w-]+:|[A-Z]\w).*)$/.exec(
      text,
    )
  const [, arn, account, claim] = found ?? []
  if (claim === undefined) return undefined
  const { before, ...reason } = reasonOf(claim)
  const [, action, resource] = /^([\w-]+:[\w*]+|[A-Z]\w+)(?: on resource: ?(.*))?/.exec(before) ?? []
  if (action === undefined) return undefined
  const principal = arn ?? account
  const encoded = /Encoded authorization failure message: (\S+)/.exec(claim)?.[1]
  return {
    ...(principal !== undefined && { principal }),
    action,
    ...(resource !== undefined && { resource: unquoted(resource) }),
    ...reason,
    ...(encoded !== undefined && { encoded }),
  }
}

type Reason = Pick<Denial, 'kind' | 'policyType' | 'policyArn'> & {
  /** The message up to the reason: action and resource. */
  readonly before: string
}

const implicit = /,? because no (.+?) allows? the \S+ action/gi
const explicit = /,? with an explicit deny(?: in (?:an?|the) ((?:[\w-]+ )+?(?:policy|boundary)))?/gi

/** The last reason counts: an object's key may hold any words, but it stands before the reason. */
function reasonOf(claim: string): Reason {
  const no = [...claim.matchAll(implicit)].at(-1)
  const deny = [...claim.matchAll(explicit)].at(-1)
  if (no && (!deny || no.index > deny.index))
    return { before: claim.slice(0, no.index), kind: 'implicit', ...named(no[1]) }
  if (!deny) return { before: withoutTail(claim), kind: 'unknown' }
  const after = claim.slice(deny.index + deny[0].length)
  const policyArn = /^[^:]*: ?(arn:[^\s,]*[^\s,.])/.exec(after)?.[1]
  return {
    before: claim.slice(0, deny.index),
    kind: 'explicit',
    ...named(deny[1]),
    ...(policyArn !== undefined && { policyArn }),
  }
}

/** One of AWS's pages spells it `sessions policy`. */
function named(policyType: string | undefined): { policyType?: string } {
  return policyType === undefined ? {} : { policyType: policyType.replace(/^sessions /, 'session ') }
}

/** Without a reason the resource is followed by nothing, or by what quotes the message. */
function withoutTail(claim: string): string {
  return claim.replace(
    /(?:\. Go to https:|\.? Encoded authorization failure message:| \(Service:|,? status code: \d).*$/i,
    '',
  )
}

/** S3 puts the resource in quotes. */
function unquoted(resource: string): string {
  return /^"(.*)"$/.exec(resource)?.[1] ?? resource
}

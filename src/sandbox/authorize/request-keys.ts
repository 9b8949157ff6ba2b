import type { Caller } from '../authenticate/index.ts'

/** The facts about a request that global condition keys are made of. */
export interface RequestFacts {
  readonly caller: Caller
  /** The region that was called. */
  readonly region: string
  /** Undefined for a call of a service's own. */
  readonly sourceIp: string | undefined
  readonly userAgent: string | undefined
  /** Real milliseconds. */
  readonly realNow: number
}

/**
 * The condition keys that every request has.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html (checked 2026-11)
 */
export function requestKeys({ caller, region, sourceIp, userAgent, realNow }: RequestFacts): Record<string, string> {
  const { principal } = caller
  const keys: Record<string, string> = {
    'aws:PrincipalArn': principal.identityArn,
    'aws:PrincipalAccount': principal.account,
    'aws:PrincipalType': principal.temporary ? 'AssumedRole' : 'User',
    'aws:PrincipalIsAWSService': 'false',
    'aws:userid': principal.userId,
    'aws:RequestedRegion': region,
    // The sandbox stands in for AWS's TLS endpoints, though it listens on the loopback interface only.
    'aws:SecureTransport': 'true',
    'aws:CurrentTime': isoSeconds(realNow),
    'aws:EpochTime': String(Math.floor(realNow / 1000)),
    'aws:ViaAWSService': 'false',
  }
  if (sourceIp !== undefined) keys['aws:SourceIp'] = sourceIp
  if (userAgent !== undefined) keys['aws:UserAgent'] = userAgent
  if (caller.userName !== undefined) keys['aws:username'] = caller.userName
  if (caller.sourceIdentity !== undefined) keys['aws:SourceIdentity'] = caller.sourceIdentity
  if (caller.issuedAt !== undefined) {
    keys['aws:TokenIssueTime'] = isoSeconds(caller.issuedAt)
    // Absent for long-term keys; a session has the key, and no device stood behind it here.
    keys['aws:MultiFactorAuthPresent'] = 'false'
  }
  for (const [key, value] of Object.entries(caller.tags)) keys[`aws:PrincipalTag/${key}`] = value
  return keys
}

function isoSeconds(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}

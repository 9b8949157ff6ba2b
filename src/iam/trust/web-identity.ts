import { parseArn } from '../arn.ts'
import type { AnyPolicy } from '../compile-policy.ts'
import type { Decision } from '../decision.ts'
import { evaluate } from '../evaluate.ts'
import { authorisesRole, type Claims, claimKeys, isOneText } from './claims.ts'

/** A token presented to AssumeRoleWithWebIdentity; its signature is taken for good. */
export interface WebIdentityRequest {
  /** The ARN of the provider, or the name of a built-in one (`accounts.google.com`). */
  readonly provider: string
  /** The client ids the provider is registered with; absent for built-in providers. */
  readonly clientIds?: readonly string[]
  readonly claims: Claims
  /** The algorithm of the signature, from the token's header; RS256 by default. */
  readonly algorithm?: string
  /** The ARN of the role. */
  readonly role: string
  readonly roleSessionName?: string
  /** Now, in seconds since 1970. Absent: times are not checked. */
  readonly nowSeconds?: number
}

/** The answer of STS. */
export interface WebIdentityDecision {
  readonly decision: 'Allow' | 'Deny'
  /** The audience STS answers with. */
  readonly audience: string | undefined
  /** The error code; absent on Allow. */
  readonly code: string | undefined
  readonly message: string | undefined
  /** The decision of the trust policy; absent where the token was refused before it was asked. */
  readonly policy: Decision | undefined
}

const algorithms = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512']
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc.html (checked 2026-11): five minutes for clocks that differ
const toleranceSeconds = 300

/**
 * Whether STS lets a token assume a role: first the token as such, then the trust policy.
 * `trustPolicy` undefined means that the role or provider is not there (yet); STS tells no more than that the call is not allowed.
 */
export function evaluateWebIdentity(
  request: WebIdentityRequest,
  trustPolicy: AnyPolicy | undefined,
): WebIdentityDecision {
  const refused = refuseToken(request)
  if (refused) return { decision: 'Deny', audience: undefined, policy: undefined, ...refused }
  const { claims, provider, role, roleSessionName } = request
  const audience = isOneText(claims['azp']) ? claims['azp'] : [claims['aud']].flat().find(isOneText)
  const policy =
    trustPolicy &&
    evaluate(
      {
        principal: { type: 'Federated', id: provider },
        action: 'sts:AssumeRoleWithWebIdentity',
        resource: role,
        context: {
          ...claimKeys(provider, claims, audience ?? ''),
          'aws:FederatedProvider': provider,
          'sts:RoleAuthorizedByIdp': String(authorisesRole(claims, role) === 'this'),
          'aws:PrincipalAccount': parseArn(provider)?.account ?? '',
          'aws:PrincipalType': 'User',
          'aws:userid': provider,
          ...(roleSessionName !== undefined && { 'sts:RoleSessionName': roleSessionName }),
        },
      },
      { resourcePolicy: trustPolicy },
    )
  if (policy?.decision === 'Allow') {
    return { decision: 'Allow', audience, code: undefined, message: undefined, policy }
  }
  const message = 'Not authorized to perform sts:AssumeRoleWithWebIdentity'
  return { decision: 'Deny', audience: undefined, code: 'AccessDenied', message, policy }
}

interface Refusal {
  readonly code: string
  readonly message: string
}

/** The fault of the token itself: expiry, audience, issuer. observed: test/vectors/iam/trust.json, `A-*` */
function refuseToken(request: WebIdentityRequest): Refusal | undefined {
  const { claims, clientIds, algorithm = 'RS256', nowSeconds, role } = request
  const invalid = (message: string): Refusal => ({ code: 'InvalidIdentityToken', message })
  // assumed: the text; that other algorithms are refused is documented
  if (!algorithms.includes(algorithm)) return invalid('Unsupported token signing algorithm')
  for (const name of ['iss', 'sub', 'aud', 'iat', 'exp']) {
    if (claims[name] === undefined) return invalid(`Missing a required claim: ${name}`)
  }
  const { aud, azp } = claims
  if (Array.isArray(aud) && aud.length === 0) return invalid('Claim is not allowed to be empty: aud')
  if (Array.isArray(aud) && aud.length > 1 && azp === undefined) {
    return invalid('Token audience contains more than one audience while authorized party is not present')
  }
  const audience = azp ?? (Array.isArray(aud) ? aud[0] : aud)
  if (clientIds && !clientIds.some((clientId) => clientId === audience)) return invalid('Incorrect token audience')
  // assumed: the text
  if (authorisesRole(claims, role) === 'other') return invalid('The role is not authorized by the identity provider')
  if (nowSeconds === undefined) return undefined
  const expires = Number(claims['exp'])
  if (nowSeconds > expires + toleranceSeconds) {
    const message = `Token expired: current date/time ${nowSeconds} must be before the expiration date/time ${expires}`
    return { code: 'ExpiredTokenException', message }
  }
  const starts = Math.max(Number(claims['iat']), Number(claims['nbf'] ?? 0))
  // assumed: the text
  if (nowSeconds < starts - toleranceSeconds) return invalid('Token was issued in the future')
  return undefined
}

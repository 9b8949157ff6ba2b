import { parseArn } from '../arn.ts'
import type { Context } from '../request.ts'

/** The claims of an OIDC token. */
export type Claims = Readonly<Record<string, unknown>>

/** Whether a claim is one text. */
export function isOneText(value: unknown): value is string {
  return typeof value === 'string'
}

const always = ['sub', 'amr', 'email', 'oaud']

/**
 * The claims of some providers that STS takes for condition keys, beside those it takes from every provider.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif (checked 2026-11)
 */
const providerClaims: readonly { readonly issuer: RegExp; readonly claims: readonly string[] }[] = [
  {
    issuer:
      /^(token\.actions\.githubusercontent\.com(\/.*)?|token\.actions\..*\.ghe\.com|github\.com\/enterprises\/.*)$/,
    claims: [
      'actor',
      'actor_id',
      'enterprise_id',
      'environment',
      'job_workflow_ref',
      'ref',
      'repository',
      'repository_id',
      'repository_owner_id',
      'workflow',
    ],
  },
  { issuer: /^oidc\.circleci\.com\/org\/.*$/, claims: ['oidc.circleci.com/project-id'] },
  {
    issuer: /^gitlab\.com$/,
    claims: [
      'namespace_id',
      'pipeline_source',
      'project_id',
      'ref_protected',
      'runner_environment',
      'user_access_level',
      'user_email',
      'user_id',
      'user_login',
    ],
  },
  {
    issuer: /^agent\.(.*\.)?buildkite\.(com|dev|site)$/,
    claims: [
      'build_branch',
      'cluster_id',
      'cluster_name',
      'organization_id',
      'organization_slug',
      'pipeline_id',
      'pipeline_slug',
    ],
  },
  { issuer: /^accounts\.google\.com$/, claims: ['google/organization_number'] },
]

/** The issuer of a provider's ARN, without the scheme; a built-in provider is its own issuer. */
export function issuerOf(provider: string): string {
  const resource = parseArn(provider)?.resource
  return resource === undefined ? provider.replace(/^https:\/\//, '') : resource.replace(/^oidc-provider\//, '')
}

/** The claims that STS takes for condition keys of a provider, without the issuer before the colon. */
export function claimNamesOf(issuer: string): readonly string[] {
  return [
    ...always,
    'aud',
    ...providerClaims.filter((entry) => entry.issuer.test(issuer)).flatMap(({ claims }) => claims),
  ]
}

/** The condition keys that a token gives to the trust policy. */
export function claimKeys(provider: string, claims: Claims, audience: string): Context {
  const issuer = issuerOf(provider)
  const keys: Record<string, string | string[]> = { [`${issuer}:aud`]: audience }
  // With azp, `aud` is the authorised party and `oaud` the audience as it stands in the token.
  if (claims['azp'] !== undefined && isOneText(claims['aud'])) keys[`${issuer}:oaud`] = claims['aud']
  for (const name of claimNamesOf(issuer)) {
    const value = claims[name]
    if (name === 'aud' || value === undefined || value === null) continue
    if (Array.isArray(value)) keys[`${issuer}:${name}`] = value.map(String)
    else if (typeof value !== 'object') keys[`${issuer}:${name}`] = String(value)
  }
  return keys
}

/**
 * Whether the token itself limits which roles it may assume, in the claim `https://aws.amazon.com/roles`: a list, or ARNs between semicolons.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc.html (checked 2026-11)
 */
export function authorisesRole(claims: Claims, role: string): 'any' | 'this' | 'other' {
  const claim = claims['https://aws.amazon.com/roles']
  if (claim === undefined || claim === null) return 'any'
  const roles = Array.isArray(claim) ? claim.filter(isOneText) : isOneText(claim) ? claim.split(';') : []
  return roles.some((one) => one.trim() === role) ? 'this' : 'other'
}

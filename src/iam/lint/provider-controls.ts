import { parseOperator } from '../conditions/operator.ts'
import type { Condition, Statement, Text } from '../policy.ts'
import { hasUnknown } from '../unknown.ts'
import type { LintContext } from './context.ts'
import { placeholdersIn } from './placeholders.ts'

/**
 * Identity providers that AWS's customers share, and the claim that tells them apart.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html (checked 2026-11)
 */
const sharedProviders: Readonly<Record<string, string>> = {
  'agent.buildkite.com': 'sub',
  'api.pulumi.com/oidc': 'aud',
  'app.terraform.io': 'sub',
  'cognito-identity.amazonaws.com': 'aud',
  'gitlab.com': 'sub',
  'oidc-configuration.audit-log.githubusercontent.com': 'sub',
  'oidc.codefresh.io': 'sub',
  'oidc.op1.openshiftapps.com/2c51blsaqa9gkjt0o9rt11mle8mmropu': 'sub',
  'oidc.op1.openshiftapps.com/2f785sojlpb85i7402pk3qogugim5nfb': 'sub',
  'oidc.vercel.com': 'aud',
  'proidc.upbound.io': 'sub',
  'rh-oidc.s3.us-east-1.amazonaws.com/22ejnvnnturfmt6km08idd0nt4hekbn7': 'sub',
  'rh-oidc.s3.us-east-1.amazonaws.com/23e3sd27sju1hoou6ohfs68vbno607tr': 'sub',
  'rh-oidc.s3.us-east-1.amazonaws.com/23ne21h005qjl3n33d8dui5dlrmv2tmg': 'sub',
  'rh-oidc.s3.us-east-1.amazonaws.com/24jrf12m5dj7ljlfb4ta2frhrcoadm26': 'sub',
  'sandboxes.cloud': 'aud',
  'scalr.io': 'sub',
  'studio.datachain.ai/api': 'sub',
  'tokens.cloud.shisho.dev': 'sub',
  'vstoken.actions.githubusercontent.com': 'sub',
}

// Azure Sentinel is told apart by a key that is no claim.
const sentinel = 'sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d'
const github = 'token.actions.githubusercontent.com'

/** Older rules of three providers: exact spelling, equality only. observed: test/vectors/iam/malformed.json, `F-web-*` */
const applications: Readonly<Record<string, readonly string[]>> = {
  'accounts.google.com': ['aud', 'oaud', 'sub'],
  'www.amazon.com': ['app_id', 'sub'],
  'graph.facebook.com': ['app_id', 'sub'],
}

/** The conditions that IAM demands before it stores a statement that lets web identities in. observed: test/vectors/iam/trust.json, `T-*` */
export function checkProviderControls(
  { report }: LintContext,
  statement: Statement,
  provider: Text,
  issuer: string,
): void {
  if (hasUnknown(issuer)) return
  const { conditions } = statement
  const claims = applications[provider.value]
  if (claims) {
    if (conditions.some((condition) => isApplication(condition, provider.value, claims))) return
    const message = `a statement that trusts ${provider.value} needs a StringEquals condition on an application`
    report('TRUST_OIDC_APPLICATION', provider.at, message, {
      hint: `compare ${claims.map((claim) => `\`${provider.value}:${claim}\``).join(' or ')}`,
    })
    return
  }
  // The rule for GitHub covers whatever begins like its issuer (T-iss-suffix, T-iss-path-none).
  const isGithub = issuer.startsWith(github)
  const claim = sharedProviders[issuer]
  const keys = isGithub
    ? [`${issuer}:sub`, `${issuer}:job_workflow_ref`]
    : issuer === sentinel
      ? ['sts:RoleSessionName']
      : claim
        ? [`${issuer}:${claim}`]
        : []
  if (keys.length === 0) return
  for (const name of new Set(conditions.map(({ operator }) => operator.value))) {
    const relevant = conditions.filter((condition) => condition.operator.value === name && isControl(condition, keys))
    // Within one operator every such key has to be narrow; another operator can do it alone.
    if (relevant.length > 0 && relevant.every(({ values }) => values.every(({ value }) => isNarrow(value, isGithub))))
      return
  }
  const found = conditions.find((condition) =>
    keys.some((key) => key.toLowerCase() === condition.key.value.toLowerCase()),
  )
  const message = `everyone who uses ${issuer} could assume the role: AWS refuses this`
  const hint = `compare ${keys.map((key) => `\`${key}\``).join(' or ')} with StringEquals, StringLike or StringEqualsIgnoreCase, and not with everything`
  report('TRUST_OIDC_OPEN', found?.key.at ?? provider.at, message, { hint })
}

function isControl({ operator, key }: Condition, keys: readonly string[]): boolean {
  const parsed = parseOperator(operator.value)
  const isText = parsed?.comparison.startsWith('String') === true && !parsed.negated && !parsed.ifExists
  return isText && keys.some((wanted) => wanted.toLowerCase() === key.value.toLowerCase())
}

/** For GitHub a star at the start and a blank are too wide; for the others only a lone star is. Question marks count as narrow. */
function isNarrow(value: string, isGithub: boolean): boolean {
  if (placeholdersIn(value).length > 0) return true
  return isGithub ? value.trim() !== '' && !value.startsWith('*') : value !== '*'
}

function isApplication({ operator, key }: Condition, provider: string, claims: readonly string[]): boolean {
  const parsed = parseOperator(operator.value)
  const isEquality = parsed?.comparison === 'StringEquals' || parsed?.comparison === 'StringEqualsIgnoreCase'
  return (
    isEquality && !parsed.negated && !parsed.ifExists && claims.some((claim) => key.value === `${provider}:${claim}`)
  )
}

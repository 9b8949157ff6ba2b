import { parseOperator } from '../../conditions/operator.ts'
import { matchGlob, parseGlob } from '../../glob.ts'
import type { Condition, Statement, Text } from '../../policy.ts'
import { claimNamesOf, issuerOf } from '../../trust/claims.ts'
import type { LintContext } from '../context.ts'
import { withoutPlaceholders } from '../placeholders.ts'
import { checkProviderControls } from '../provider-controls.ts'

/** Trust policies: what IAM demands of identity providers, and what lets in more than is meant. */
export function checkTrust(context: LintContext): void {
  if (context.kind !== 'trust') return
  for (const statement of context.policy.statements) {
    const { principal, effect } = statement
    if (effect.value === 'Deny') continue
    for (const { type, value } of principal?.entries ?? []) {
      if (type === 'Federated') checkProvider(context, statement, value)
      if (type === 'Service' && value.value === 'ecs-tasks.amazonaws.com') checkTasks(context, statement)
    }
  }
}

/** Whether a statement lets web identities in. */
function isWebIdentity({ action }: Statement): boolean {
  return action.values.some(({ value }) => matchGlob(parseGlob(value), 'sts:AssumeRoleWithWebIdentity') === 'yes')
}

function checkProvider(context: LintContext, statement: Statement, provider: Text): void {
  const isSaml = provider.value.includes(':saml-provider/')
  const wrong = statement.action.values.find(({ value }) => value === 'sts:AssumeRole')
  if (wrong) {
    const better = isSaml ? 'sts:AssumeRoleWithSAML' : 'sts:AssumeRoleWithWebIdentity'
    const message = `\`${provider.value}\` is an identity provider, which cannot use \`sts:AssumeRole\``
    context.report('TRUST_FEDERATED_ACTION', wrong.at, message, { replacement: JSON.stringify(better) })
  }
  if (isSaml || !(isWebIdentity(statement) || wrong)) return
  const issuer = issuerOf(withoutPlaceholders(provider.value))
  if (isWebIdentity(statement)) checkProviderControls(context, statement, provider, issuer)
  for (const condition of statement.conditions) checkClaim(context, condition, provider, issuer)
}

function checkClaim(context: LintContext, condition: Condition, provider: Text, issuer: string): void {
  const { key, values } = condition
  const prefix = `${issuer}:`.toLowerCase()
  if (!key.value.toLowerCase().startsWith(prefix)) return
  const claim = key.value.slice(prefix.length)
  const known = [...claimNamesOf(issuer), 'app_id', 'user_id', 'id']
  if (!known.some((name) => name.toLowerCase() === claim.toLowerCase())) {
    const message = `STS makes no condition key of the claim \`${claim}\`, so the condition is never met`
    context.report('TRUST_CLAIM_UNKNOWN', key.at, message, { hint: `it does of ${claimNamesOf(issuer).join(', ')}` })
  }
  if (claim.toLowerCase() === 'aud' && provider.value.startsWith('arn:aws-cn:')) {
    for (const { value, at } of values) {
      if (value !== 'sts.amazonaws.com') continue
      const message = 'in China the audience is `sts.amazonaws.com.cn`'
      context.report('TRUST_AUDIENCE_PARTITION', at, message, { replacement: '"sts.amazonaws.com.cn"' })
    }
  }
  const isPositive = parseOperator(condition.operator.value)?.negated === false
  if (claim.toLowerCase() === 'sub' && issuer.startsWith('token.actions.githubusercontent.com') && isPositive) {
    for (const value of values) checkSubject(context, condition, value)
  }
}

/** `repo:OWNER/REPO:…`; since 15 July 2026 new, renamed and moved repositories send `repo:OWNER@ID/REPO@ID:…`. */
function checkSubject({ report }: LintContext, { operator }: Condition, { value, at }: Text): void {
  const [, owner = '', repository, rest] = /^repo:([^/]*)(?:\/([^:]*))?(:.*)?$/.exec(withoutPlaceholders(value)) ?? []
  const isLike = parseOperator(operator.value)?.comparison === 'StringLike'
  if (isLike && /[*?]/.test(value)) {
    if (!value.startsWith('repo:') || /[*?]/.test(owner)) {
      report('TRUST_SUBJECT_WIDE', at, `\`${value}\` lets in repositories of other owners`, {
        hint: 'name the owner in full, up to the slash',
      })
      return
    }
    if (repository === undefined || /[*?]/.test(repository)) {
      const hint = 'name the repository in full, up to the colon'
      report(
        'TRUST_SUBJECT_WIDE',
        at,
        `\`${value}\` lets in every repository of \`${owner}\` whose name begins like this`,
        { hint },
      )
      return
    }
  }
  if (repository !== undefined && rest !== undefined && !owner.includes('@') && !repository.includes('@')) {
    const message = `\`${value}\` does not match repositories that were created, renamed or moved after 15 July 2026`
    report('TRUST_SUBJECT_FORM', at, message, { hint: `those send \`repo:OWNER@ID/REPOSITORY@ID${rest}\`` })
  }
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html (checked 2026-11): the ARN is that of any cluster */
function checkTasks({ report }: LintContext, { conditions }: Statement): void {
  for (const { key, values } of conditions) {
    if (key.value.toLowerCase() !== 'aws:sourcearn') continue
    for (const { value, at } of values) {
      if (!/:cluster\/[^*]/.test(value)) continue
      const message = 'ECS does not support a certain cluster in aws:SourceArn of a task\u2019s role'
      report('TRUST_CLUSTER_ARN', at, message.replace('\u2019', "'"), { hint: 'write `arn:aws:ecs:REGION:ACCOUNT:*`' })
    }
  }
}

import type { Policy, Statement } from '../policy.ts'

/** The kind of thing that a policy is attached to, which decides the elements it may have. */
export type PolicyKind = 'identity' | 'trust' | 'resource' | 'session' | 'serviceControl' | 'resourceControl'

/** The actions that a trust policy may name, in the only spelling it takes. */
export const trustActions: readonly string[] = [
  'sts:AssumeRole',
  'sts:AssumeRoleWithSAML',
  'sts:AssumeRoleWithWebIdentity',
  'sts:SetContext',
  'sts:SetSourceIdentity',
  'sts:TagSession',
]

/** Services whose resources have policies of their own; the others' actions cannot stand beside a Principal. */
const servicesWithPolicies =
  /^(\*|s3|s3-object-lambda|sqs|sns|kms|secretsmanager|ecr|lambda|events|logs|glacier|dynamodb|backup|codeartifact|codebuild|elasticfilesystem|es|execute-api|glue|iot|kinesis|mediastore|organizations|ram|rolesanywhere|s3express|ses|ssm|ssm-contacts|ssm-incidents|vpc-lattice|vpc-lattice-svcs|acm-pca|signer|states|sts|xray|servicediscovery|aoss|cloudtrail|network-firewall|redshift|rds|s3tables|sms-voice):/i

/** Guesses the kind of a policy from what its statements have. */
export function guessKind({ statements }: Policy): PolicyKind {
  const isTrustLike = (statement: Statement): boolean =>
    !statement.action.negated &&
    statement.action.values.length > 0 &&
    statement.action.values.every(({ value }) =>
      /^sts:(assumerole|tagsession|setsourceidentity|setcontext|\*)/i.test(value),
    )
  if (
    statements.length > 0 &&
    statements.every((statement) => isTrustLike(statement) && !(statement.resource && !statement.principal))
  ) {
    return 'trust'
  }
  const withPrincipal = statements.filter((statement) => statement.principal)
  if (withPrincipal.length === 0) return 'identity'
  // Actions of services without resource policies: the Principal is the mistake, not the kind.
  const fits = withPrincipal.some((statement) =>
    statement.action.values.every(({ value }) => value === '*' || servicesWithPolicies.test(value)),
  )
  return fits ? 'resource' : 'identity'
}

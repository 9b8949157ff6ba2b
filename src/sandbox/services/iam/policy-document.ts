import { type Policy, PolicyError, parseOperator, parsePolicy, type Statement } from '../../../iam/index.ts'
import { ServiceError } from '../../service.ts'
import { isComparable } from './condition-values.ts'
import { checkProviderTrust } from './provider-trust.ts'

/** What a policy is written for; each has rules of its own. */
export type PolicyUse = 'identity' | 'trust' | 'session' | 'resource'

/**
 * Refuses what AWS refuses to store. Throws `MalformedPolicyDocument` in AWS's words.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html (checked 2026-11)
 * observed: test/vectors/iam/malformed.json, test/vectors/iam/trust.json
 */
export function checkPolicyDocument(document: string, use: PolicyUse): Policy {
  const policy = parse(document)
  const sids = policy.statements.flatMap(({ sid }) => (sid ? [sid.value] : []))
  if (new Set(sids).size !== sids.length) throw malformed('Statement IDs (SID) in a single policy must be unique.')
  if (sids.some((sid) => !/^[0-9A-Za-z]*$/.test(sid))) {
    throw malformed(
      'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
    )
  }
  if (policy.statements.length === 0) throw malformed('Syntax errors in policy.')
  for (const statement of policy.statements) {
    if (use === 'trust') checkTrustStatement(statement)
    else if (use === 'resource') checkResourceStatement(statement)
    else checkIdentityStatement(statement)
    // A session policy is not stored, and what cannot be compared then matches nothing.
    if (use !== 'session') checkConditionValues(statement)
  }
  return policy
}

function parse(document: string): Policy {
  // The characters are those that IAM's own model (checked 2026-11) gives for every PolicyDocument; assumed: the text
  if (/[^\u0009\u000a\u000d\u0020-\u00ff]/.test(document))
    throw malformed('The policy contains characters that are not allowed.')
  try {
    return parsePolicy(document)
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    const isJson = !error.problems.some(({ code }) => code.startsWith('JSON_'))
    throw malformed(isJson ? 'Syntax errors in policy.' : 'This policy contains invalid Json')
  }
}

// The policy of a resource: who is a part of it. The resource itself may be left out, where it can only be the one.
function checkResourceStatement(statement: Statement): void {
  if (!statement.principal) throw malformed('Missing required field Principal')
  if (statement.action.values.length === 0) throw malformed('Policy statement must contain actions.')
}

function checkIdentityStatement(statement: Statement): void {
  if (statement.principal) throw malformed('Policy document should not specify a principal.')
  if (!statement.resource) throw malformed('Policy statement must contain resources.')
  if (statement.action.values.length === 0) throw malformed('Policy statement must contain actions.')
  if (statement.resource.values.length === 0) throw malformed('Policy statement must contain resources.')
  for (const { value } of statement.action.values) {
    if (value !== '*' && !/^[\w-]+:[\w*?-]+$/.test(value)) {
      throw malformed('Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.')
    }
  }
  for (const { value } of statement.resource.values) {
    // A variable or wildcard may stand for parts, but the first one says that it is an ARN.
    if (value !== '*' && !/^arn:/.test(value) && !/^[*?$]/.test(value)) {
      throw malformed(`Resource ${value} must be in ARN format or "*".`)
    }
  }
}

const trustActions = new Set([
  'sts:AssumeRole',
  'sts:AssumeRoleWithSAML',
  'sts:AssumeRoleWithWebIdentity',
  'sts:SetContext',
  'sts:SetSourceIdentity',
  'sts:TagSession',
])

function checkTrustStatement(statement: Statement): void {
  if (statement.resource) throw malformed('Has prohibited field Resource')
  if (!statement.principal) throw malformed('Missing required field Principal')
  if (!statement.action.values.every(({ value }) => trustActions.has(value))) {
    throw malformed('AssumeRole policy may only specify STS AssumeRole actions.')
  }
  checkProviderTrust(statement)
}

function checkConditionValues(statement: Statement): void {
  for (const condition of statement.conditions) {
    if (
      parseOperator(condition.operator.value) &&
      condition.values.every(({ value }) => isComparable(condition, value))
    )
      continue
    // assumed: the text; only the code was recorded.
    throw malformed('Syntax errors in policy.')
  }
}

function malformed(message: string): ServiceError {
  return new ServiceError('MalformedPolicyDocument', message)
}

import { parseArn } from '../../../iam/index.ts'
import { type RequestContext, ServiceError } from '../../service.ts'
import { checkPolicyDocument } from './policy-document.ts'
import { findRoleByArn, findUser } from './store.ts'

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html: role trust policy length (checked 2026-11)
const quota = 2048

/** Refuses trust policies that AWS refuses. Throws `MalformedPolicyDocument` or `LimitExceeded`. */
export function checkTrustPolicy(document: string, context: RequestContext): void {
  const policy = checkPolicyDocument(document, 'trust')
  if (document.replaceAll(/\s/g, '').length > quota) {
    throw new ServiceError('LimitExceeded', `Cannot exceed quota for ACLSizePerRole: ${quota}`, { status: 409 })
  }
  for (const { principal } of policy.statements) {
    for (const { type, value } of principal?.entries ?? []) {
      if (type === 'AWS' && !isKnown(value.value, context)) {
        throw new ServiceError('MalformedPolicyDocument', `Invalid principal in policy: "AWS":"${value.value}"`)
      }
    }
  }
}

/** AWS looks up the principals that a trust policy names; here only those of the sandbox's own account can be. */
function isKnown(principal: string, context: RequestContext): boolean {
  if (principal === '*' || /^\d{12}$/.test(principal)) return true
  const arn = parseArn(principal)
  if (!arn || (arn.service !== 'iam' && arn.service !== 'sts')) return /^A[A-Z]{3}[A-Z0-9]{16,}$/.test(principal)
  if (arn.account !== context.account) return /^\d{12}$/.test(arn.account)
  if (arn.resource.startsWith('role/')) return findRoleByArn(context.state, principal) !== undefined
  if (arn.resource.startsWith('user/')) {
    return findUser(context.state, principal.slice(principal.lastIndexOf('/') + 1))?.arn === principal
  }
  return arn.resource === 'root' || arn.service === 'sts'
}

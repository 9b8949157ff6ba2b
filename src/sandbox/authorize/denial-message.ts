import type { AccessCheck, Principal } from '../service.ts'
import type { JudgedCheck } from './authorise.ts'

/**
 * A refusal in AWS's words.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html (checked 2026-11)
 * observed: test/vectors/iam/denials.json
 */
export function denialMessage(
  principal: Principal,
  check: AccessCheck,
  judged: JudgedCheck,
  options: { readonly quoteResource?: boolean } = {},
): string {
  const shown = check.shownResource ?? check.resource
  const resource = options.quoteResource ? `"${shown}"` : shown
  const where = shown === '' ? '' : ` on resource: ${resource}`
  const start = `User: ${principal.arn} is not authorized to perform: ${check.action}${where}`
  // STS does not say whose Allow is missing, the caller's or the role's.
  // https://github.com/noqdev/iambic/issues/357, https://github.com/uswitch/kiam/issues/33 (checked 2026-11)
  if (check.trustPolicy !== undefined && judged.kind === 'implicit') return start
  const type = typeNames[judged.policyType ?? 'identity-based']
  if (judged.kind === 'explicit')
    return `${start} with an explicit deny in ${type.startsWith('i') ? 'an' : 'a'} ${type}`
  return `${start} because no ${type} allows the ${check.action} action`
}

const typeNames: Readonly<Record<NonNullable<JudgedCheck['policyType']>, string>> = {
  'identity-based': 'identity-based policy',
  'resource-based': 'resource-based policy',
  session: 'session policy',
  'permissions-boundary': 'permissions boundary',
  'service-control': 'service control policy',
  'resource-control': 'resource control policy',
}

import type { Operation } from '../../../service.ts'
import { optionalField, read } from '../input.ts'
import { listPage } from '../list-page.ts'
import { policiesOfAws, policyOnWire } from '../managed-policies.ts'
import { iamState } from '../store.ts'

/** The account's own, and those of AWS's that the sandbox has. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicies.html */
export const listPolicies: Operation = {
  name: 'iam:ListPolicies',
  access: 'read',
  checks: () => [{ action: 'iam:ListPolicies', resource: '*' }],
  handle(input, context) {
    const prefix = optionalField(input, 'PathPrefix') ?? '/'
    const isAttachedOnly = read.flag(input, 'OnlyAttached') ?? false
    const wanted = { scope: optionalField(input, 'Scope') ?? 'All', usage: optionalField(input, 'PolicyUsageFilter') }
    const { managedPolicies = {} } = iamState(context.state)
    const all = [
      ...(wanted.scope === 'AWS' ? [] : Object.values(managedPolicies)),
      ...(wanted.scope === 'Local' ? [] : policiesOfAws(context.partition)),
    ]
      .filter(({ path }) => path.startsWith(prefix))
      .map((policy) => policyOnWire(policy, context.state))
      .filter((policy) => !isAttachedOnly || policy['AttachmentCount'] !== 0)
      .filter((policy) => wanted.usage !== 'PermissionsBoundary' || policy['PermissionsBoundaryUsageCount'] !== 0)
    const { items, next } = listPage(all, input, ({ Arn }) => String(Arn))
    return { ...next, Policies: items.map(({ Tags: _tags, ...policy }) => policy) }
  },
}

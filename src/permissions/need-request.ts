import type { AccessRequest, Context } from '../iam/index.ts'
import { parseArn } from '../iam/index.ts'
import type { LineNeed } from './statements.ts'
import { tagKeysSeen } from './tag-keys.ts'

/**
 * A need as AWS asks about it. Policies of other people's fence with more keys than ours: those that every call of its kind has are added.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html (checked 2026-11)
 */
export function requestOf({ action, resource, context = {}, tagKeys }: LineNeed, account: string): AccessRequest {
  const arn = parseArn(resource)
  const own = arn?.account || account
  const principal = `arn:${arn?.partition ?? 'aws'}:iam::${account}:role/pipeline`
  const [, cluster] =
    /^(?:service|task|service-deployment|service-revision|task-set|container-instance)\/([^/]+)\//.exec(
      arn?.resource ?? '',
    ) ?? []
  const known: Context = {
    'aws:SecureTransport': 'true',
    'aws:PrincipalAccount': account,
    'aws:PrincipalArn': principal,
    'aws:ResourceAccount': own,
    ...(arn?.region && { 'aws:RequestedRegion': arn.region }),
    ...(arn?.service === 'ecs' &&
      cluster !== undefined && {
        'ecs:cluster': `arn:${arn.partition}:ecs:${arn.region}:${arn.account}:cluster/${cluster}`,
      }),
    ...context,
    ...(tagKeys && tagKeysSeen(tagKeys)),
  }
  return { principal, action, resource, context: known }
}

/** The account that the needs are about. */
export function accountOfNeeds(needs: readonly LineNeed[]): string {
  const accounts = needs.flatMap(({ resource, context = {} }) =>
    [resource, ...Object.values(context)].flatMap((text) => parseArn(text)?.account ?? []),
  )
  return accounts.find((account) => /^\d{12}$/.test(account)) ?? '000000000000'
}

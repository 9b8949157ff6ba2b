import type { Need } from '../calls/index.ts'
import { parseArn } from '../iam/index.ts'

/** An ARN that a plan meets, and the action that is asked about on it. */
interface Met {
  readonly arn: string
  readonly action: string
  readonly account: string
  readonly partition: string
}

/** Services whose resources can only be reached from within their account, and passing a role, which never crosses accounts. */
const ownAccount = /^(ecs|application-autoscaling|codedeploy|elasticloadbalancing|iam):/

/**
 * Why no policy can serve these needs: they are about two accounts, or two partitions. In words, without the period; undefined where
 * they agree. What nobody has read yet agrees with everything.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html (checked 2026-11)
 */
export function contradictionIn(needs: readonly Need[]): string | undefined {
  for (const principal of new Set(needs.map((need) => need.principal))) {
    const met = needs.filter((need) => need.principal === principal && ownAccount.test(need.action)).flatMap(metIn)
    const [first] = met
    const other =
      met.find((one) => first && one.partition !== first.partition) ??
      met.find((one) => first && one.account !== first.account)
    if (first === undefined || other === undefined) continue
    const [kind, a, b] =
      other.partition === first.partition
        ? (['account', first.account, other.account] as const)
        : (['partition', first.partition, other.partition] as const)
    return `\`${first.arn}\` (${first.action}) is of ${kind} ${a}, \`${other.arn}\` (${other.action}) of ${b}`
  }
  return undefined
}

function metIn({ action, resource, context = {} }: Need): Met[] {
  return [resource, ...Object.values(context)].flatMap((arn) => {
    const parts = parseArn(arn)
    const isKnown = parts !== undefined && /^\d{12}$/.test(parts.account) && /^[a-z-]+$/.test(parts.partition)
    return isKnown ? [{ arn: readable(arn), action, account: parts.account, partition: parts.partition }] : []
  })
}

function readable(arn: string): string {
  return arn.replace(/\uE000[*=][^\uE001]*\uE001/g, '*')
}

import type { Aws } from '../../../calls/index.ts'
import { getRole, roleIdOf } from '../../../calls/operations/index.ts'
import { evaluateAssumeRole, parsePolicy } from '../../../iam/index.ts'
import { fine, type Judgement, look, wrong } from '../finding.ts'
import type { Item } from '../items.ts'

/** A role is there, and its trust policy lets the service have it for tasks of this region, conditions included. */
export async function checkRole(aws: Aws, { role, trusts }: Extract<Item, { kind: 'role' }>): Promise<Judgement> {
  const id = roleIdOf(aws.place, role)
  const judge = ({ Role: { Arn = id.arn, AssumeRolePolicyDocument = '' } }: RoleAnswer) => {
    const account = Arn.split(':')[4] ?? ''
    const { partition, region } = aws.place
    const context = {
      'aws:SourceAccount': account,
      'aws:SourceArn': `arn:${partition}:ecs:${region}:${account}:*`,
    }
    const request = { principal: trusts, role: Arn, context }
    const { decision } = evaluateAssumeRole(request, parsePolicy(decodeURIComponent(AssumeRolePolicyDocument)))
    return decision === 'Allow' ? fine : wrong(`its trust policy does not let \`${trusts}\` have it`)
  }
  return look(aws, { call: getRole({ RoleName: id.name }, id), absent: 'there is no such role', judge })
}

interface RoleAnswer {
  readonly Role: { readonly Arn?: string; readonly AssumeRolePolicyDocument?: string }
}

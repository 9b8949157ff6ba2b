import { type Aws, forPeople } from '../../../calls/index.ts'
import { roleIdOf } from '../../../calls/operations/index.ts'
import { evaluate, parsePolicy } from '../../../iam/index.ts'
import { definitionRoles, type LineNeed, requestOf } from '../../../permissions/index.ts'
import { fine, type Judgement, skipped, unknown, wrong } from '../finding.ts'
import type { By, Item } from '../items.ts'
import { type PolicyTexts, readPolicyTexts } from './read-policy-texts.ts'

/**
 * What ECS does as the execution role is allowed by the role's own policies, as our own evaluator judges them. Boundaries and the
 * organisation's policies are not looked at: they only take away.
 */
export async function checkPermissions(
  aws: Aws,
  { role, setting, by }: Extract<Item, { kind: 'permissions' }>,
): Promise<Judgement> {
  const id = roleIdOf(aws.place, role)
  const read = await readPolicyTexts(aws.quietly(), id, 'the execution role')
  if (read.texts === undefined) return notRead(read, by)
  const account = id.arn.split(':')[4] ?? setting.place.account
  const { needs } = definitionRoles.execution({ ...setting, place: { ...setting.place, account } })
  return read.texts.take((texts) => judge(texts, needs, account), fine)
}

/** Who could be the role has looked as ECS will; otherwise nobody knows what it may do. */
function notRead({ outcomes }: Pick<PolicyTexts, 'outcomes'>, by: By): Judgement {
  return outcomes.take((all) => {
    if (all.includes('absent')) return wrong('there is no such role')
    if (by === 'execution role') return skipped('its policies may not be read; it was looked as the role itself')
    return unknown(`not checked: ${all.includes('failed') ? 'IAM did not answer' : NEITHER}`)
  }, fine)
}

const NEITHER = 'neither sts:AssumeRole nor iam:ListRolePolicies and iam:ListAttachedRolePolicies are allowed on it'

/** What the policies of a role, as far as they can be read, do not allow of these needs. */
export function judge(texts: readonly (string | undefined)[], needs: readonly LineNeed[], account: string): Judgement {
  const known = texts.filter((text) => text !== undefined)
  const identityPolicies = known.map((text) => parsePolicy(text))
  const missing = needs.filter((need) => evaluate(requestOf(need, account), { identityPolicies }).decision !== 'Allow')
  if (missing.length === 0) return fine
  if (known.length < texts.length)
    return unknown(`not all of its policies can be read; those that can do not allow ${shown(missing)}`)
  return wrong(`they do not allow ${shown(missing)}`)
}

/** `ecr:BatchGetImage on arn:…`, each once. */
export function shown(needs: readonly LineNeed[]): string {
  return [...new Set(needs.map(({ action, resource }) => `${action} on ${forPeople(resource)}`))].join(', ')
}

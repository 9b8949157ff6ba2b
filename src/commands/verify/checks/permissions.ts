import { type Answer, type Aws, anything, forPeople } from '../../../calls/index.ts'
import {
  getPolicy,
  getPolicyVersion,
  getRolePolicy,
  listAttachedRolePolicies,
  listRolePolicies,
  type RoleId,
  roleIdOf,
} from '../../../calls/operations/index.ts'
import { evaluate, parsePolicy } from '../../../iam/index.ts'
import { definitionRoles, type RoleSetting, requestOf } from '../../../permissions/index.ts'
import { fine, type Judgement, unknown, wrong } from '../finding.ts'
import type { Item } from '../items.ts'

/**
 * What ECS does as the execution role is allowed by the role's own policies, as our own evaluator judges them. Boundaries and the
 * organisation's policies are not looked at: they only take away.
 */
export async function checkPermissions(
  aws: Aws,
  { role, setting }: Extract<Item, { kind: 'permissions' }>,
): Promise<Judgement> {
  const id = roleIdOf(aws.place, role)
  const own = await aws.attempt(listRolePolicies({ RoleName: id.name }, id))
  const attached = await aws.attempt(listAttachedRolePolicies({ RoleName: id.name }, id))
  const isShown = own.and(attached).ask('the policies of the execution role can be read', () => true)
  if (!isShown) return unknown('its policies cannot be read')
  const ownTexts = await aws.each(
    { of: own.map(({ PolicyNames }) => PolicyNames), standIn: anything('policy') },
    async (name, door) => ownPolicy(door, id, name),
  )
  const shared = await aws.each(
    {
      of: attached.map(({ AttachedPolicies }) => AttachedPolicies.map(({ PolicyArn = '' }) => PolicyArn)),
      standIn: anything('policy of the execution role'),
    },
    async (arn, door) => sharedPolicy(door, arn),
  )
  return ownTexts.and(shared).take(([some, others]) => judge([...some, ...others], setting, id), fine)
}

async function ownPolicy(aws: Aws, id: RoleId, name: string): Promise<string | undefined> {
  const answer = await aws.attempt(getRolePolicy({ RoleName: id.name, PolicyName: name }, id))
  return textOf(answer.map(({ PolicyDocument }) => PolicyDocument))
}

async function sharedPolicy(aws: Aws, arn: string): Promise<string | undefined> {
  const answer = await aws.attempt(getPolicy({ PolicyArn: arn }))
  const version = answer.take(({ Policy }) => Policy.DefaultVersionId ?? '', anything('version'))
  const document = await aws.attempt(getPolicyVersion({ PolicyArn: arn, VersionId: version }))
  return textOf(document.map(({ PolicyVersion }) => PolicyVersion.Document ?? ''))
}

function textOf(answer: Answer<string>): string | undefined {
  return answer.take<string | undefined>((text) => decodeURIComponent(text), undefined)
}

function judge(texts: readonly (string | undefined)[], setting: RoleSetting, { arn }: RoleId): Judgement {
  const known = texts.filter((text) => text !== undefined)
  const identityPolicies = known.map((text) => parsePolicy(text))
  const account = arn.split(':')[4] ?? setting.place.account
  const { needs } = definitionRoles.execution({ ...setting, place: { ...setting.place, account } })
  const missing = needs.filter((need) => evaluate(requestOf(need, account), { identityPolicies }).decision !== 'Allow')
  const shown = [...new Set(missing.map(({ action, resource }) => `${action} on ${forPeople(resource)}`))]
  if (shown.length === 0) return fine
  if (known.length < texts.length)
    return unknown(`not all of its policies can be read; those that can do not allow ${shown.join(', ')}`)
  return wrong(`they do not allow ${shown.join(', ')}`)
}

import { type Answer, type Aws, anything, type Outcome } from '../../../calls/index.ts'
import {
  getPolicy,
  getPolicyVersion,
  getRolePolicy,
  listAttachedRolePolicies,
  listRolePolicies,
  type RoleId,
} from '../../../calls/operations/index.ts'

/** The policies of a role, as far as they may be read. */
export interface PolicyTexts {
  /** How the two lists of them were answered. */
  readonly outcomes: Answer<readonly Outcome[]>
  /** `undefined` for a policy that may not be read; all of it where nobody may know which there are. */
  readonly texts: Answer<readonly (string | undefined)[]> | undefined
}

/** Reads the policies of a role, its own and managed ones. `whose` names it in questions: `the execution role`. */
export async function readPolicyTexts(aws: Aws, id: RoleId, whose: string): Promise<PolicyTexts> {
  const own = await aws.attempt(listRolePolicies({ RoleName: id.name }, id))
  const attached = await aws.attempt(listAttachedRolePolicies({ RoleName: id.name }, id))
  const outcomes = own.outcome.and(attached.outcome)
  const isShown = own.and(attached).ask(`the policies of ${whose} can be read`, () => true)
  if (!isShown) return { outcomes, texts: undefined }
  const ownTexts = await aws.each(
    {
      of: own.map(({ PolicyNames }) => PolicyNames.map((name) => ({ id, name }))),
      standIn: { id, name: anything('policy') },
    },
    async (item, door) => ownPolicy(door, item),
  )
  const shared = await aws.each(
    {
      of: attached.map(({ AttachedPolicies }) => AttachedPolicies.map(({ PolicyArn = '' }) => PolicyArn)),
      standIn: anything(`policy of ${whose}`),
    },
    async (arn, door) => sharedPolicy(door, arn),
  )
  return { outcomes, texts: ownTexts.and(shared).map(([some, others]) => [...some, ...others]) }
}

async function ownPolicy(
  aws: Aws,
  { id, name }: { readonly id: RoleId; readonly name: string },
): Promise<string | undefined> {
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

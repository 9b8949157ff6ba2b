import { type Aws, forPeople } from '../../../calls/index.ts'
import { getRole, type RoleId } from '../../../calls/operations/index.ts'
import { type LineNeed, type Simulation, simulationsOf } from '../../../permissions/index.ts'
import { asked, deniedIn } from '../../policy/ask-simulator.ts'
import { fine, type Judgement, unknown, wrong } from '../finding.ts'
import type { Item } from '../items.ts'
import { judge, shown } from './permissions.ts'
import { readPolicyTexts } from './read-policy-texts.ts'

const NEITHER =
  'neither iam:SimulatePrincipalPolicy nor iam:ListRolePolicies and iam:ListAttachedRolePolicies are allowed on the role of the caller'

/** Asked where no need is known well enough to be simulated, as in a plan that knows no account. */
const NOTHING_KNOWN: Simulation = { actions: ['ecs:ListClusters'], resources: ['*'], context: {}, needs: [] }

/**
 * The caller may do what command lines ask: IAM's simulator is asked, which knows boundaries and the organisation's policies as well; where
 * that is denied, our own evaluator judges the policies that can be read.
 */
export async function checkCaller(
  door: Aws,
  { role, account, needs }: Extract<Item, { kind: 'caller' }>,
): Promise<Judgement> {
  if (needs.length === 0) return fine
  if (role === undefined)
    return unknown('not checked: the caller is no role; `ristretto policy preflight` asks about users')
  const aws = door.quietly()
  const id = await idOf(aws, role, account)
  const { simulations, unread } = simulationsOf(needs, account, id.arn)
  const [first = NOTHING_KNOWN, ...others] = simulations
  const answer = await aws.pages(asked(id.arn, first), 'degraded')
  if (!answer.ask('the permissions of the caller can be simulated', () => true)) return ownJudgement(aws, id, needs)
  const rest = await aws.each(others, async (one, inner) => {
    const said = await inner.pages(asked(id.arn, one), 'degraded')
    return said.take((results) => deniedIn(one, results), [])
  })
  return answer.and(rest).take(([results, more]) => told([...deniedIn(first, results), ...more.flat()], unread), fine)
}

/** A session tells the name of its role; the path, which its ARN holds, only IAM does. */
async function idOf(aws: Aws, role: string, account: string): Promise<RoleId> {
  const assumed = { name: role, arn: `arn:${aws.place.partition}:iam::${account}:role/${role}` }
  const described = await aws.attempt(getRole({ RoleName: role }, assumed))
  return { name: role, arn: described.take(({ Role }) => Role.Arn ?? assumed.arn, assumed.arn) }
}

async function ownJudgement(aws: Aws, id: RoleId, needs: readonly LineNeed[]): Promise<Judgement> {
  const { texts } = await readPolicyTexts(aws, id, 'the caller')
  if (texts === undefined) return unknown(`not checked: ${NEITHER}`)
  return texts.take((all) => judge(all, needs, id.arn.split(':')[4] ?? ''), fine)
}

function told(denied: readonly LineNeed[], unread: readonly LineNeed[]): Judgement {
  if (denied.length > 0) return wrong(`they do not allow ${shown(denied)}`)
  const open = [...new Set(unread.map(({ action, resource }) => `${action} on ${forPeople(resource)}`))]
  return open.length === 0 ? fine : unknown(`not checked: ${open.join(', ')}`)
}

import { type Credentials, type PlannedNeed, plan, RemoteError, UserError } from '../../calls/index.ts'
import { parsePolicy, toDocument } from '../../iam/index.ts'
import { policyDocument, statementsOf } from '../../permissions/index.ts'
import { createRoleWithPolicy, openSession, type Sandbox, ServiceError, unplayedOf } from '../../sandbox/index.ts'
import { plannedBody, type Work } from '../body.ts'
import { readSandboxPolicy } from './read-policy.ts'
import type { SandboxSession, SandboxSetting } from './session.ts'

/** The role that a sandboxed command works as. */
const ROLE = 'ristretto-sandbox'

/** Makes the role with the generated policy, or with the one of `--sandbox-policy`, and assumes it. `told` says so in words. */
export async function sandboxRole(
  work: Work,
  { options, shared }: SandboxSetting,
  { sandbox, world, site, roles, service }: SandboxSession,
): Promise<{ readonly credentials: Credentials; readonly told: string }> {
  const { needs } = await plan(plannedBody(work, site.project), world(sandbox.administrator), {
    reading: 'facts',
    dryRun: work.isDryRun,
  }).catch((error: unknown) => {
    throw explained(error)
  })
  // Nobody is to be told after half of the work that there is no other half.
  const unplayed = needs.some(({ action }) => action === 'ecs:CreateService') ? unplayedOf(service) : undefined
  if (unplayed !== undefined && !work.isDryRun)
    throw new UserError('SANDBOX_LIMIT', unplayed.replace(/^./, (letter) => letter.toLowerCase()).replace(/\.$/, ''), {
      hint: 'nothing was made; on AWS it may well work',
    })
  // `verify` asks as the execution role: a policy of ours would take from it what starting its tasks takes.
  for (const principal of new Set(needs.map((need) => need.principal)))
    if (principal !== 'caller' && !roles.includes(principal))
      createRoleWithPolicy(sandbox, roleName(principal), policyFor(needs, principal))
  const { sandboxPolicy } = options
  const policy =
    sandboxPolicy === undefined ? policyFor(needs, 'caller') : await readSandboxPolicy(sandboxPolicy, shared.ports)
  const roleArn = holding(policy, () => createRoleWithPolicy(sandbox, ROLE, policy))
  const whose = sandboxPolicy === undefined ? `the policy generated for \`${work.line}\`` : sandboxPolicy
  return {
    credentials: sessionOf(sandbox, roleArn),
    told: `sandbox: working as ${roleArn}, which holds ${whose} (${countOf(policy)})`,
  }
}

/** The role may be what a scenario, a state or another client made of it: one that nobody here may assume. */
function sessionOf(sandbox: Sandbox, roleArn: string): Credentials {
  try {
    return openSession(sandbox, roleArn, 'ristretto')
  } catch (cause) {
    if (!(cause instanceof ServiceError)) throw cause
    throw new UserError('SANDBOX_STATE', `the sandbox's role \`${ROLE}\` cannot be assumed: ${cause.message}`, {
      cause,
      hint: `a scenario or another client changed \`${ROLE}\`, which is ristretto's own; \`ristretto sandbox reset\` begins anew`,
    })
  }
}

/** The policy holds the roles of a revision that the command line names; AWS would say of the deployment that there is none. */
function explained(error: unknown): unknown {
  return error instanceof RemoteError && error.operation === 'ecs:DescribeTaskDefinition'
    ? new UserError('REVISION_UNKNOWN', `the sandbox has no such revision: ${error.subject}`, {
        hint: '`ristretto register --sandbox` makes one; `ristretto sandbox reset` begins anew',
        cause: error,
      })
    : error
}

/** IAM's own judgement of the text of a policy. Throws UserError where it is none. */
export function holding<T>(policy: string, create: () => T): T {
  try {
    return create()
  } catch (cause) {
    if (!(cause instanceof ServiceError)) throw cause
    throw new UserError('POLICY_MALFORMED', `IAM refuses the policy: ${cause.message}`, {
      cause,
      hint: `\`ristretto policy lint\` says where; it begins with ${JSON.stringify(policy.slice(0, 40))}`,
    })
  }
}

function countOf(policy: string): string {
  const statements = toDocument(parsePolicy(policy)).Statement
  const count = Array.isArray(statements) ? statements.length : 1
  return count === 1 ? '1 statement' : `${count} statements`
}

function roleName(arn: string): string {
  return arn.split('/').at(-1) ?? arn
}

function policyFor(needs: readonly PlannedNeed[], principal: string): string {
  const own = needs.filter((need) => need.principal === principal).map((need) => ({ ...need, line: '' }))
  const statements = statementsOf(own, 'degraded')
  return statements.length > 0 ? JSON.stringify(policyDocument(statements)) : nothingAllowed
}

/** A policy must have a statement. */
const nothingAllowed = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }],
})

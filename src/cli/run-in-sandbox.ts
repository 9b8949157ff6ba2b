import {
  aws,
  type Credentials,
  DeniedError,
  dry,
  type Interpreter,
  live,
  type PlannedNeed,
  plan,
  RemoteError,
  UserError,
} from '../calls/index.ts'
import { readSandboxPolicy } from '../commands/sandbox/read-policy.ts'
import { writeState } from '../commands/sandbox/state-file.ts'
import { parsePolicy, toDocument } from '../iam/index.ts'
import { policyDocument, statementsOf } from '../permissions/index.ts'
import { createRoleWithPolicy, openSession as openRoleSession, type Sandbox, ServiceError } from '../sandbox/index.ts'
import type { Project } from '../settings/index.ts'
import type { ProjectBody } from './body.ts'
import type { ProjectCommand } from './commands.ts'
import { lineOf } from './invocation.ts'
import type { Parsed } from './parse.ts'
import { planDenied } from './plan-denied.ts'
import type { Ports } from './ports.ts'
import { reporterOf } from './reporter.ts'
import { openSandboxSession, type SandboxSession } from './sandbox-session.ts'

/** A command that is to be run in the sandbox. */
export interface Sandboxed {
  readonly command: ProjectCommand
  readonly parsed: Parsed
  readonly body: ProjectBody
}

/** The role that a sandboxed command works as. */
const ROLE = 'ristretto-sandbox'

/**
 * Runs a command in the embedded sandbox, as a role that holds exactly the policy generated for this very command line. In this order:
 * configuration; seed files; definitions, read as the sandbox's administrator; what they name is seeded; the command is planned with
 * what ECS would say left open; the role is made; the command is run. The state is kept beside the configuration.
 */
export async function runInSandbox({ command, parsed, body }: Sandboxed, ports: Ports): Promise<number> {
  const { globals } = parsed
  let now = ports.clock.now
  const reporter = await reporterOf(globals, { ...ports, clock: { ...ports.clock, now: () => now() } })
  try {
    const { project, sandbox, world, folder, before } = await openSandboxSession(
      globals,
      ports,
      reporter.report,
      parsed.options,
    )
    now = sandbox.clock.now
    const { credentials, told } = await roleFor(command, { parsed, body, project, sandbox, world, ports })
    reporter.report({ type: 'note', step: 'open the sandbox', text: told })
    const own = { ...world(credentials), report: reporter.report }
    try {
      await body(aws(own, driverOf(command, parsed)), project)
      return 0
    } catch (error) {
      if (error instanceof DeniedError) await planDenied(error, body, project, own)
      throw error
    } finally {
      await writeState(ports.files, folder, { snapshot: sandbox.state(), before }, (text) =>
        reporter.report({ type: 'warning', step: 'keep the sandbox', text }),
      )
    }
  } finally {
    reporter.end()
  }
}

function driverOf(command: ProjectCommand, parsed: Parsed): Interpreter {
  return command.isDryRun(parsed) ? dry() : live
}

interface RoleSetting {
  readonly parsed: Parsed
  readonly body: ProjectBody
  readonly project: Project
  readonly sandbox: Sandbox
  readonly world: SandboxSession['world']
  readonly ports: Ports
}

/** Makes the role with the generated policy, or with the one of `--sandbox-policy`, and assumes it. */
async function roleFor(
  command: ProjectCommand,
  setting: RoleSetting,
): Promise<{ credentials: Credentials; told: string }> {
  const { parsed, body, project, sandbox, world, ports } = setting
  const { needs } = await plan((door) => body(door, project), world(sandbox.administrator), {
    reading: 'facts',
    dryRun: command.isDryRun(parsed),
  }).catch((error: unknown) => {
    throw explained(error)
  })
  for (const principal of new Set(needs.map((need) => need.principal)))
    if (principal !== 'caller') createRoleWithPolicy(sandbox, roleName(principal), policyFor(needs, principal))
  const { sandboxPolicy } = parsed.globals
  const policy =
    sandboxPolicy === undefined ? policyFor(needs, 'caller') : await readSandboxPolicy(sandboxPolicy, ports)
  const roleArn = holding(policy, () => createRoleWithPolicy(sandbox, ROLE, policy))
  const whose = sandboxPolicy === undefined ? `the policy generated for \`${lineOf(parsed)}\`` : sandboxPolicy
  return {
    credentials: openRoleSession(sandbox, roleArn, 'ristretto'),
    told: `sandbox: working as ${roleArn}, which holds ${whose} (${countOf(policy)})`,
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

/** IAM's own judgement of the text that `--sandbox-policy` names. */
function holding<T>(policy: string, create: () => T): T {
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

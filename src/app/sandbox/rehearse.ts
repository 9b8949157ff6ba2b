import { Failure, RemoteError } from '../../calls/index.ts'
import type { Rehearsal, RehearsalOptions } from '../../commands/index.ts'
import { createRoleWithPolicy, openSession } from '../../sandbox/index.ts'
import type { Work } from '../body.ts'
import { runOn } from '../run-on.ts'
import { ensureDeploymentGroup } from './deployment-group.ts'
import { holding } from './role.ts'
import { openSandboxSession, type SandboxSetting } from './session.ts'

/** The role that a rehearsed command works as. */
const ROLE = 'ristretto-rehearsal'

/** What a command is rehearsed with: those that were carried out before it, by the sandbox's administrator. */
export interface RehearsalSetting extends RehearsalOptions {
  readonly before: readonly Work[]
}

/**
 * Runs a command in a new sandbox as a role with the given policy. Nothing is kept, and nothing reported: what counts is what IAM was
 * asked, and how the command ended. What went before it may fail; the behaviours hold for what comes after.
 */
export async function rehearse(
  work: Work,
  setting: SandboxSetting,
  { policy, before, behaviours, ...place }: RehearsalSetting,
): Promise<Rehearsal> {
  const first = await openSandboxSession({ ...setting, fresh: place }, work.files)
  for (const earlier of before) {
    await ended(runOn(first.world(first.sandbox.administrator), first.site, earlier))
    ensureDeploymentGroup(first.sandbox, first.site.project)
  }
  const { sandbox, world } =
    behaviours.length === 0
      ? first
      : await openSandboxSession(
          { ...setting, fresh: { ...place, snapshot: first.sandbox.snapshot(), behaviours } },
          work.files,
        )
  const role = holding(policy, () => createRoleWithPolicy(sandbox, ROLE, policy))
  const from = sandbox.journal.entries.length
  const answers = new Set<string>()
  const heard = (question: string, isYes: boolean) => void answers.add(isYes ? question : `not: ${question}`)
  const own = { ...world(openSession(sandbox, role, 'rehearsal')), heard }
  const failure = await ended(setting.site.settledIn(own).then((site) => runOn(own, site, work)))
  const checks = sandbox.journal.entries
    .slice(from)
    .filter(({ principal }) => principal?.includes(`/${ROLE}/`))
    .flatMap((entry) => entry.checks)
  return {
    failure: failure && { code: failure.code, message: failure.message, isRemote: failure instanceof RemoteError },
    checks,
    answers: [...answers],
  }
}

/** How a command ended, where that is an expected end; a bug is thrown on. */
async function ended(run: Promise<unknown>): Promise<Failure | undefined> {
  try {
    await run
    return undefined
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
}

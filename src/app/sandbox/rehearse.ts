import { Failure, RemoteError } from '../../calls/index.ts'
import type { Rehearsal, RehearsalOptions } from '../../commands/index.ts'
import { createRoleWithPolicy, type JournalEntry, type JudgedCheck, openSession } from '../../sandbox/index.ts'
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
  { policy, before, behaviours, mostSeconds = Number.POSITIVE_INFINITY, ...place }: RehearsalSetting,
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
  const usual = world(openSession(sandbox, role, 'rehearsal'))
  const deadline = usual.clock.timeout(Math.min(setting.site.timeoutSeconds, mostSeconds))
  const own = { ...usual, deadline, heard }
  const failure = await ended(setting.site.settledIn(own).then((site) => runOn(own, site, work)))
  return {
    failure: failure && { code: failure.code, message: failure.message, isRemote: failure instanceof RemoteError },
    checks: checksIn(sandbox.journal.entries.slice(from)),
    answers: [...answers],
  }
}

/** What the command's role asked, each question once: a command that waits asks the same some hundred times. */
function checksIn(entries: readonly JournalEntry[]): readonly JudgedCheck[] {
  const found = new Map<string, JudgedCheck>()
  for (const { principal, checks } of entries)
    if (principal?.includes(`/${ROLE}/`)) for (const check of checks) found.set(JSON.stringify(check), check)
  return [...found.values()]
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

import { RemoteError, UserError } from '../../calls/index.ts'
import { accountOfNeeds, type LineNeed, placeholdersOf, statementsOf } from '../../permissions/index.ts'
import type { Tools } from '../tools.ts'
import { type PlannedLines, planLines } from './plan-lines.ts'
import { type ProveOptions, proveOptions } from './prove-options.ts'
import { stillUnknown } from './still-unknown.ts'

/** What command lines need of IAM, all of it known, and of which account. */
export interface PlannedProof extends PlannedLines {
  /** Those of whoever runs the command lines. */
  readonly own: readonly LineNeed[]
  readonly account: string
}

/**
 * Plans the command lines of a proof. Nothing is read of an account; where the policy rests on what the files look up, it is looked up in
 * a new sandbox, which has what `--scenario` and `--seed-file` name. Throws UserError where something stays unknown.
 */
export async function planProof(tools: Tools, options: ProveOptions): Promise<PlannedProof> {
  const offline = await planLines(tools, { ...options, read: false })
  const told = options.account ?? knownAccount(ownNeeds(offline))
  const planned = holdsLookups(offline)
    ? await inSandbox(planLines(tools, { ...options, account: told, read: false, rehearsed: true }))
    : offline
  const own = ownNeeds(planned)
  const unknown = stillUnknown({ statements: statementsOf(own, 'optional'), open: planned.open, options: proveOptions })
  if (unknown) throw unknown
  return { ...planned, own, account: options.account ?? accountOfNeeds(own) }
}

/** A lookup that the sandbox has nothing for: the hint tells how it gets there. */
export async function inSandbox<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof RemoteError)) throw error
    throw new UserError('SANDBOX_LACKS', `the proof is made in a sandbox, where ${error.message}`, {
      at: error.at,
      cause: error,
      hint: '--scenario FILE puts there what the files look up, --seed-file s3://BUCKET/KEY=FILE a Terraform state',
    })
  }
}

function ownNeeds({ needs }: PlannedLines): readonly LineNeed[] {
  return needs.filter(({ principal }) => principal === 'caller')
}

function knownAccount(needs: readonly LineNeed[]): string | undefined {
  const account = accountOfNeeds(needs)
  return /^0+$/.test(account) ? undefined : account
}

/** Account and region are no lookups: options tell them. */
function holdsLookups(planned: PlannedLines): boolean {
  const unknown = placeholdersOf(statementsOf(ownNeeds(planned), 'optional'))
  return unknown.some((name) => name !== 'account' && name !== 'region')
}

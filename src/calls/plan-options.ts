import type { Principal } from './world.ts'

/** How a command is planned. */
export interface PlanOptions {
  /**
   * `true` sends the reads before the first write or wait, so that what the account says is no question any more; `facts` sends only
   * lookups, and what the policy alone wants to know; `lookups` those alone. Default: nothing is sent.
   */
  readonly reading?: boolean | 'facts' | 'lookups'
  /** Keeps only what a dry run would send. */
  readonly dryRun?: boolean
  /** Answers given beforehand, by the question's words. */
  readonly assumptions?: ReadonlyMap<string, boolean>
  readonly principal?: Principal
  /** `false` plans what is planned by itself anew wherever it is met: slower, and by the invariant of groups with the same result. */
  readonly remember?: boolean
}

import type { InCluster } from '../../calls/operations/index.ts'
import type { FailureReport, Moment } from '../../report/index.ts'
import type { Shown } from '../shown.ts'

/** A rollout that did not end well, as far as whoever followed it knows. It is plain data. */
export interface FailedRollout {
  readonly target: InCluster
  /** The controller's name for the deployment. */
  readonly id: string
  /** What its tasks name as what started them; absent where nobody tells any more: then the revision tells them. */
  readonly startedBy: string | undefined
  /** `web:13` */
  readonly revision: string
  readonly taskDefinition?: string | undefined
  readonly ended: FailureReport['ended']
  /** What the service and its deployment have told, in any order. */
  readonly moments: readonly Moment[]
  /** What the service has said since the rollout began, newest first. */
  readonly events: readonly string[]
  /** ARNs; empty where the rollout has none. */
  readonly targetGroups: readonly string[]
  readonly shown: Shown
}

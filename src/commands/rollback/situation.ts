import type { Answer } from '../../calls/index.ts'
import type { InCluster, Service } from '../../calls/operations/index.ts'
import type { Project } from '../../settings/index.ts'
import type { Goal } from '../../steps/index.ts'

/** A service that is to go back. */
export interface RollbackSituation {
  readonly project: Project
  readonly target: InCluster
  readonly found: Answer<Service>
  /** The ARN of the revision that the service names now. */
  readonly current: string
  readonly goal: Goal
  readonly waits: boolean
  /** The command line that follows what was left. */
  readonly resume: string
}

import type { Answer } from '../../calls/index.ts'
import type { InCluster, Service } from '../../calls/operations/index.ts'
import type { Project } from '../../settings/index.ts'
import type { Controller } from '../../steps/index.ts'
import type { Intent } from './intent.ts'

/** A service that stands, and what is to be done with it. */
export interface Situation {
  readonly project: Project
  readonly target: InCluster
  readonly found: Answer<Service>
  /** Who carries out its deployments. */
  readonly controller: Controller
  readonly intent: Intent
  /** The command line that follows a deployment which was left. */
  readonly resume: string
}

import type { DeploymentGroupName } from '../../../calls/operations/index.ts'
import type { Begun } from '../rollout.ts'

/** A deployment of CodeDeploy's. `id`: `d-ABCDEFGHI`. */
export interface CodeDeployBegun extends Begun {
  readonly of: DeploymentGroupName
  /** When the newest event happened that was known before: it and older ones are old news. Seconds since 1970, AWS's clock. */
  readonly eventsSince: number
  /** Id of its task set, which its tasks name as what started them; absent until a look at the service has shown it. */
  readonly taskSet?: string | undefined
}

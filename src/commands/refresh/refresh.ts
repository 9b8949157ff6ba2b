import type { Aws } from '../../calls/index.ts'
import type { Project } from '../../settings/index.ts'
import { redeploy } from '../deploy/redeploy.ts'
import type { DeployResult } from '../deploy/result.ts'
import type { Invocation } from '../invocation.ts'
import type { RefreshOptions } from './options.ts'

/** Replaces all tasks by new ones of the revision that runs: images behind moving tags, secrets that have changed. */
export function refresh(
  aws: Aws,
  project: Project,
  { wait, waitUntil }: RefreshOptions,
  invocation: Invocation,
): Promise<DeployResult> {
  return redeploy(
    aws,
    project,
    () => ({
      which: { from: 'running' },
      tasks: undefined,
      isForced: true,
      updatesService: false,
      ifChanged: false,
      waits: wait,
      goal: waitUntil,
      rollbackEvents: [],
    }),
    invocation,
  )
}

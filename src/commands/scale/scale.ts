import type { Aws } from '../../calls/index.ts'
import type { Project } from '../../settings/index.ts'
import { autoScalingOf } from '../deploy/auto-scaling.ts'
import { redeploy } from '../deploy/redeploy.ts'
import type { DeployResult } from '../deploy/result.ts'
import type { Invocation } from '../invocation.ts'
import type { ScaleOptions } from './options.ts'

/** Changes the count of tasks and nothing else; without one the present count is sent again, as in ecspresso. */
export function scale(
  aws: Aws,
  project: Project,
  { tasks, wait, ...flags }: ScaleOptions,
  invocation: Invocation,
): Promise<DeployResult> {
  const autoScaling = autoScalingOf(flags)
  return redeploy(
    aws,
    project,
    (found) => ({
      which: { from: 'running' },
      tasks: tasks < 0 ? found.take(({ desiredCount }) => desiredCount, undefined) : tasks,
      isForced: false,
      updatesService: false,
      ifChanged: false,
      waits: wait,
      goal: 'stable',
      rollbackEvents: [],
      autoScaling,
    }),
    invocation,
  )
}

import { type Answer, type Aws, UserError } from '../../calls/index.ts'
import type { Service } from '../../calls/operations/index.ts'
import type { Project } from '../../settings/index.ts'
import { autoScalingOf } from '../deploy/auto-scaling.ts'
import { redeploy } from '../deploy/redeploy.ts'
import type { DeployResult } from '../deploy/result.ts'
import type { Invocation } from '../invocation.ts'
import type { ScaleOptions } from './options.ts'

/**
 * Changes the count of tasks and nothing else; without one none is sent. ecspresso sends the present count again, which may be what somebody
 * else has just changed. Throws UserError for a count of a DAEMON service, before anything is written.
 */
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
    (found) => {
      if (tasks >= 0) requireCount(found, project)
      return {
        which: { from: 'running' },
        tasks: tasks < 0 ? undefined : tasks,
        isForced: false,
        updatesService: false,
        ifChanged: false,
        waits: wait,
        goal: 'stable',
        rollbackEvents: [],
        autoScaling,
      }
    },
    invocation,
  )
}

function requireCount(found: Answer<Service>, { service = '' }: Project): void {
  const isCounted = found.ask('the service has a count', ({ schedulingStrategy }) => schedulingStrategy !== 'DAEMON')
  if (isCounted) return
  throw new UserError('DAEMON_COUNT', `service ${service} is a DAEMON service, which has a task on each instance`, {
    hint: 'its count is that of the instances of the cluster',
  })
}

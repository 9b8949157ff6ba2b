import type { Aws } from '../../../calls/index.ts'
import type { CodeDeployTarget } from '../../../calls/operations/index.ts'
import type { Begun } from '../rollout.ts'

/** How a deployment of CodeDeploy's stands, and its target. */
interface Looked {
  readonly begun: Begun
  readonly status: string | undefined
  readonly target: CodeDeployTarget | undefined
}

/** Tells which event of its life a deployment is at, and how much of the traffic the new tasks have. */
export function showTarget(own: Aws, { begun: { id }, status = '', target }: Looked): void {
  const { lifecycleEvents = [], taskSetsInfo = [] } = target?.ecsTarget ?? {}
  const at = lifecycleEvents.find((event) => event.status === 'InProgress' || event.status === 'Failed')
  const traffic = taskSetsInfo.find(({ taskSetLabel }) => taskSetLabel === 'Green')?.trafficWeight
  own.report({
    type: 'code-deploy',
    deployment: id,
    status,
    ...(at === undefined ? {} : { event: at.lifecycleEventName ?? '', eventStatus: at.status ?? '' }),
    ...(traffic === undefined ? {} : { traffic }),
  })
}

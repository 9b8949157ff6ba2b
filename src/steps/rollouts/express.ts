import { type Answer, type Aws, anything } from '../../calls/index.ts'
import { type InCluster, idOf, revisionNameOf, type Service } from '../../calls/operations/index.ts'
import { type EcsBegun, primaryOf } from './deployment-status.ts'
import { ecsRollout } from './ecs-rollout.ts'
import type { Goal } from './goal.ts'
import { stagedOf, stagedRollout } from './staged-rollout.ts'
import { type Underway, underwayBy } from './underway.ts'

/** A configuration of an Express service that a write's answer names. */
export interface ExpressConfiguration {
  readonly serviceRevisionArn?: string
  readonly taskDefinitionArn?: string
}

/** What is waited for, and what was there before. */
interface Current {
  readonly target: InCluster
  readonly goal: Goal
  /** Absent: the service was created. */
  readonly found: Answer<Service> | undefined
  /** When AWS made the change: older looks are stale. Seconds since 1970, AWS's clock. */
  readonly writtenAt: number | undefined
}

/**
 * The deployment of an Express service. Its writes answer no deployments, but the service revision that is deployed, which bears the same
 * digits as the deployment.
 */
export async function underwayOfExpress(
  aws: Aws,
  answered: Answer<ExpressConfiguration | undefined>,
  { target, goal, found, writtenAt }: Current,
): Promise<Underway> {
  const begun: EcsBegun = {
    target,
    goal,
    id: answered.take(
      (one) => (one?.serviceRevisionArn === undefined ? '' : `ecs-svc/${idOf(one.serviceRevisionArn)}`),
      `ecs-svc/${anything('deployment')}`,
    ),
    previousId: found?.take((service) => primaryOf(service)?.id, undefined),
    taskDefinition: answered.take((one) => one?.taskDefinitionArn, undefined),
    writtenAt,
    eventsSince: found?.take(({ events = [] }) => events[0]?.createdAt ?? 0, 0) ?? 0,
    revision: answered.take((one) => revisionNameOf(one?.taskDefinitionArn ?? ''), anything('revision')),
  }
  const { id: deployment, revision, taskDefinition } = begun
  answered.see(() => aws.report({ type: 'begun', deployment, revision, taskDefinition }))
  return goal === 'stable' || goal === 'deployed'
    ? underwayBy(ecsRollout, begun)
    : underwayBy(stagedRollout, await stagedOf(aws, begun))
}

import type { ServiceDeployment } from '../../calls/operations/index.ts'
import type { DeploymentStatus, Following } from './rollout.ts'
import { type DescribedDeployments, type StagedBegun, stagedRollout } from './staged-rollout.ts'

/** A deployment that was stopped so that ECS goes back: that it was rolled back is its good end. */
export const takenBackRollout: Following<StagedBegun, DescribedDeployments> = {
  ...stagedRollout,
  name: 'taken back',
  standing: ({ serviceDeployments = [] }) => statusOf(serviceDeployments[0]),
  conclude: (_, { target: { service }, revision }) =>
    `${service} has gone back: the deployment of ${revision} was taken back`,
}

function statusOf(one: ServiceDeployment | undefined): DeploymentStatus {
  switch (one?.status) {
    case undefined:
      return 'missing'
    case 'ROLLBACK_SUCCESSFUL':
      return 'done'
    // It had completed before it was stopped: nothing went back.
    case 'SUCCESSFUL':
    case 'ROLLBACK_FAILED':
    case 'STOPPED':
      return 'failed'
    default:
      return 'moving'
  }
}

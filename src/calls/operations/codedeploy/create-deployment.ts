import { arn } from '../arn.ts'
import { writeCall } from '../operation.ts'
import { onApplication, onGroup } from './checks.ts'

/** Events at which CodeDeploy takes its deployment back by itself. */
export const rollbackEvents = ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'] as const

/** One of them. */
export type RollbackEvent = (typeof rollbackEvents)[number]

interface CreateDeploymentInput {
  readonly applicationName: string
  readonly deploymentGroupName: string
  /** Default: that of the group. */
  readonly deploymentConfigName?: string
  readonly revision: {
    readonly revisionType: 'AppSpecContent'
    readonly appSpecContent: { readonly content: string }
  }
  readonly autoRollbackConfiguration?: { readonly enabled: boolean; readonly events: readonly RollbackEvent[] }
}

/**
 * An AppSpec in the request is registered on the way, and the configuration is read.
 * https://github.com/aws-actions/amazon-ecs-deploy-task-definition, permissions (checked 2026-11)
 *
 * A group has one deployment at a time, so that CodeDeploy refuses a second one: DeploymentLimitExceededException.
 */
export function createDeployment(input: CreateDeploymentInput, { configName }: { readonly configName: string }) {
  const { applicationName: application, deploymentGroupName: group } = input
  return writeCall(
    'codedeploy:CreateDeployment',
    input,
    (place) => [
      onGroup('CreateDeployment', place, { application, group }),
      {
        action: 'codedeploy:GetDeploymentConfig',
        resource: arn(place, 'codedeploy', `deploymentconfig:${configName}`),
      },
      onApplication('RegisterApplicationRevision', place, application),
    ],
    {
      yields: 'deploymentId',
      rate: null,
      statement: 'DeployByCodeDeploy',
      repeat: 'never',
      shownBy: `aws deploy list-deployments --application-name ${application} --deployment-group-name ${group}`,
    },
  )
}

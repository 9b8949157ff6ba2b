import { idOf } from '../arn.ts'
import { writeCall } from '../operation.ts'
import { type InCluster, onServiceAndParts } from './checks.ts'
import { rates } from './rates.ts'

/**
 * Lets a service deployment go on that a hook has paused. A second time AWS refuses: the hook waits no more.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/continue-service-deployment.html (checked 2026-11)
 */
export function continueServiceDeployment(
  input: { readonly serviceDeploymentArn: string; readonly hookId: string; readonly action: 'CONTINUE' | 'ROLLBACK' },
  where: InCluster,
) {
  return writeCall(
    'ecs:ContinueServiceDeployment',
    input,
    (place) => onServiceAndParts('ecs:ContinueServiceDeployment', place, where, [input.serviceDeploymentArn]),
    {
      yields: 'serviceDeploymentArn',
      rate: rates.serviceDeployments,
      statement: 'ContinueServiceDeployment',
      repeat: 'never',
      shownBy: `aws ecs describe-service-deployments --service-deployment-arns ${idOf(input.serviceDeploymentArn)}`,
    },
  )
}

import { idOf } from '../arn.ts'
import { writeCall } from '../operation.ts'
import { type InCluster, onServiceAndParts } from './checks.ts'
import { rates } from './rates.ts'

/**
 * Ends a service deployment that is on its way: ROLLBACK goes back to the revision before, ABORT leaves things as they are.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopServiceDeployment.html (checked 2026-11)
 */
export function stopServiceDeployment(
  input: { readonly serviceDeploymentArn: string; readonly stopType: 'ROLLBACK' | 'ABORT' },
  where: InCluster,
) {
  return writeCall(
    'ecs:StopServiceDeployment',
    input,
    (place) => onServiceAndParts('ecs:StopServiceDeployment', place, where, [input.serviceDeploymentArn]),
    {
      yields: 'serviceDeploymentArn',
      rate: rates.serviceDeployments,
      statement: 'StopServiceDeployment',
      loss: 'a deployment that `--fail-fast` or `--on-cancel` gives up goes on',
      repeat: 'harmless',
      shownBy: `aws ecs describe-service-deployments --service-deployment-arns ${idOf(input.serviceDeploymentArn)}`,
    },
  )
}

import { clusterNameOf } from '../arn.ts'
import type { InCluster } from '../ecs/index.ts'
import { readCall } from '../operation.ts'

/**
 * The events of a deployment's life, and how the traffic is shared. The one target of a deployment to ECS is named `CLUSTER:SERVICE`. IAM has
 * no resource to fence it with.
 */
export function getDeploymentTarget(deploymentId: string, { cluster, service }: InCluster) {
  return readCall(
    'codedeploy:GetDeploymentTarget',
    { deploymentId, targetId: `${clusterNameOf(cluster)}:${service}` },
    () => [{ action: 'codedeploy:GetDeploymentTarget', resource: '*' }],
    {
      yields: 'deploymentTarget',
      rate: null,
      statement: 'ShowCodeDeploy',
      loss: 'no events of the deployment and no shares of the traffic; the outcome is known all the same',
    },
  )
}

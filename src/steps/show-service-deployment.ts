import { type Aws, anything } from '../calls/index.ts'
import {
  arn,
  clusterNameOf,
  describeServiceDeployments,
  type InCluster,
  idOf,
  listServiceDeployments,
  type ServiceDeployment,
} from '../calls/operations/index.ts'

/**
 * Reads, where the policy allows it, what ECS calls the service deployment: progress, the circuit breaker's count, why it was rolled
 * back. Its target revision bears the same digits as `deploymentId`. Gives the reason of a failure, if one is known.
 */
export const serviceDeploymentReader = (aws: Aws, target: InCluster, deploymentId: string) => {
  let listed: string | undefined
  return async (when: 'meanwhile' | 'afterwards' = 'meanwhile'): Promise<string | undefined> => {
    const title = 'show the progress'
    const step = when === 'meanwhile' ? aws.step(title) : aws.afterwards(title)
    listed ??= await find(step, target, deploymentId)
    if (listed === undefined) return undefined
    const seen = await step.attempt(describeServiceDeployments({ serviceDeploymentArns: [listed] }, target))
    seen.see(({ serviceDeployments = [] }) => {
      for (const one of serviceDeployments) show(step, one)
    })
    return seen.take(({ serviceDeployments = [] }) => reasonOf(serviceDeployments[0]), undefined)
  }
}

const find = async (step: Aws, target: InCluster, deploymentId: string): Promise<string | undefined> => {
  const { cluster, service } = target
  const answer = await step.attempt(listServiceDeployments({ cluster, service }))
  const found = answer.ask('a service deployment is listed', ({ serviceDeployments = [] }) =>
    serviceDeployments.find((one) => idOf(one.targetServiceRevisionArn ?? '') === idOf(deploymentId)),
  )
  return found?.take(
    (one) => one.serviceDeploymentArn,
    arn(step.place, 'ecs', `service-deployment/${clusterNameOf(cluster)}/${service}/${anything('service deployment')}`),
  )
}

const show = (
  step: Aws,
  { status = '', statusReason, deploymentCircuitBreaker: breaker, rollback }: ServiceDeployment,
) =>
  step.report({
    type: 'service-deployment',
    status,
    reason: statusReason,
    failures: breaker?.failureCount,
    threshold: breaker?.threshold,
    breaker: breaker?.status,
    rollbackReason: rollback?.reason,
  })

const reasonOf = (one: ServiceDeployment | undefined): string | undefined => one?.rollback?.reason ?? one?.statusReason

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
export function serviceDeploymentReader(aws: Aws, target: InCluster, deploymentId: string) {
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

async function find(step: Aws, target: InCluster, deploymentId: string): Promise<string | undefined> {
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

function show(
  step: Aws,
  { status = '', statusReason, deploymentCircuitBreaker: breaker, rollback }: ServiceDeployment,
) {
  return step.report({
    type: 'service-deployment',
    status,
    reason: statusReason,
    failures: breaker?.failureCount,
    threshold: breaker?.threshold,
    breaker: breaker?.status,
    rollbackReason: rollback?.reason,
  })
}

function reasonOf(one: ServiceDeployment | undefined): string | undefined {
  return one?.rollback?.reason ?? one?.statusReason
}

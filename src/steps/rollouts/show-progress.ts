import { type Answer, type Aws, anything } from '../../calls/index.ts'
import {
  arn,
  clusterNameOf,
  describeServiceDeployments,
  idOf,
  listServiceDeployments,
  type ServiceDeployment,
} from '../../calls/operations/index.ts'
import type { EcsBegun } from './deployment-status.ts'

/** The service deployment, as far as the policy lets it be read. */
export interface Progress {
  /** Its ARN, by which it need not be looked for again. */
  readonly serviceDeployment: string | undefined
  /** Why it failed, or was rolled back. */
  readonly reason: string | undefined
}

/**
 * Reads, where the policy allows it, what ECS calls the service deployment: progress, the circuit breaker's count, why it was rolled
 * back.
 */
export async function showProgress(aws: Aws, begun: EcsBegun): Promise<Answer<Progress>> {
  const { target, id, serviceDeployment } = begun
  return aws.aside('show the progress', { target, id, serviceDeployment }, async (of, own) => {
    // A plan knows of none, so that it meets the search as well.
    const found = of.serviceDeployment ?? (await find(own, of))
    if (found === undefined) return { serviceDeployment: undefined, reason: undefined }
    const seen = await own.attempt(describeServiceDeployments({ serviceDeploymentArns: [found] }, of.target))
    seen.see(({ serviceDeployments = [] }) => {
      for (const one of serviceDeployments) show(own, one)
    })
    return {
      serviceDeployment: found,
      reason: seen.take(({ serviceDeployments = [] }) => reasonOf(serviceDeployments[0]), undefined),
    }
  })
}

/** The service deployment's target revision bears the same digits as the deployment. */
async function find(own: Aws, { target, id }: Pick<EcsBegun, 'target' | 'id'>): Promise<string | undefined> {
  const { cluster, service } = target
  const answer = await own.attempt(listServiceDeployments({ cluster, service }))
  const found = answer.ask('a service deployment is listed', ({ serviceDeployments = [] }) =>
    serviceDeployments.find((one) => idOf(one.targetServiceRevisionArn ?? '') === idOf(id)),
  )
  return found?.take(
    (one) => one.serviceDeploymentArn,
    arn(own.place, 'ecs', `service-deployment/${clusterNameOf(cluster)}/${service}/${anything('service deployment')}`),
  )
}

function show(
  own: Aws,
  { status = '', statusReason, deploymentCircuitBreaker: breaker, rollback }: ServiceDeployment,
): void {
  own.report({
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

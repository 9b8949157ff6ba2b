import type { Answer, Aws } from '../../calls/index.ts'
import { describeServiceDeployments, idOf, listServiceDeployments } from '../../calls/operations/index.ts'
import type { EcsBegun } from './deployment-status.ts'
import { anyServiceDeployment, reasonOf, showServiceDeployment } from './service-deployment.ts'

/** The service deployment, as far as the policy lets it be read. */
export interface Progress {
  /** Its ARN, by which it need not be looked for again. */
  readonly serviceDeployment: string | undefined
  /** Why it failed, or was rolled back. */
  readonly reason: string | undefined
}

/**
 * Reads, where the policy allows it, what ECS calls the service deployment: progress, stages, the circuit breaker's count, why it was rolled
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
      for (const one of serviceDeployments) showServiceDeployment(own, one)
    })
    return {
      serviceDeployment: found,
      reason: seen.take(({ serviceDeployments = [] }) => reasonOf(serviceDeployments[0]), undefined),
    }
  })
}

/** The service deployment's target revision bears the same digits as the deployment. */
async function find(own: Aws, { target, id }: Pick<EcsBegun, 'target' | 'id'>): Promise<string | undefined> {
  const answer = await own.attempt(listServiceDeployments(target))
  const found = answer.ask('a service deployment is listed', ({ serviceDeployments = [] }) =>
    serviceDeployments.find((one) => idOf(one.targetServiceRevisionArn ?? '') === idOf(id)),
  )
  return found?.take((one) => one.serviceDeploymentArn, anyServiceDeployment(own, target))
}

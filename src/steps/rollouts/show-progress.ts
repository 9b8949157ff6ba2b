import type { Answer, Aws } from '../../calls/index.ts'
import {
  describeServiceDeployments,
  idOf,
  listServiceDeployments,
  type ServiceDeployment,
} from '../../calls/operations/index.ts'
import type { Moment } from '../../report/index.ts'
import type { EcsBegun } from './deployment-status.ts'
import { momentsOf } from './moments-of.ts'
import { anyServiceDeployment, reasonOf, showServiceDeployment } from './service-deployment.ts'

/** The service deployment, as far as the policy lets it be read. */
export interface Progress {
  /** Its ARN, by which it need not be looked for again. */
  readonly serviceDeployment: string | undefined
  /** Why it failed, or was rolled back. */
  readonly reason: string | undefined
  /** What it tells of its course. */
  readonly moments: readonly Moment[]
  /** When it was over; seconds since 1970, AWS's clock. */
  readonly finishedAt: number | undefined
}

const unknown: Progress = { serviceDeployment: undefined, reason: undefined, moments: [], finishedAt: undefined }

/**
 * Reads, where the policy allows it, what ECS calls the service deployment: progress, stages, the circuit breaker's count, why it was rolled
 * back.
 */
export async function showProgress(aws: Aws, begun: EcsBegun): Promise<Answer<Progress>> {
  const { target, id, serviceDeployment } = begun
  return aws.aside('show the progress', { target, id, serviceDeployment }, async (of, own) => {
    // A plan knows of none, so that it meets the search as well.
    const found = of.serviceDeployment ?? (await find(own, of))
    if (found === undefined) return unknown
    const seen = await own.attempt(describeServiceDeployments({ serviceDeploymentArns: [found] }, of.target))
    seen.see(({ serviceDeployments = [] }) => {
      for (const one of serviceDeployments) showServiceDeployment(own, one)
    })
    return { ...seen.take(({ serviceDeployments: [one] = [] }) => progressOf(one), unknown), serviceDeployment: found }
  })
}

/** What a service deployment tells. */
export function progressOf(one: ServiceDeployment | undefined): Progress {
  return {
    serviceDeployment: one?.serviceDeploymentArn,
    reason: reasonOf(one),
    moments: one ? momentsOf(one) : [],
    finishedAt: one?.finishedAt,
  }
}

/** The service deployment's target revision bears the same digits as the deployment. */
async function find(own: Aws, { target, id }: Pick<EcsBegun, 'target' | 'id'>): Promise<string | undefined> {
  const answer = await own.attempt(listServiceDeployments(target))
  const found = answer.ask('a service deployment is listed', ({ serviceDeployments = [] }) =>
    serviceDeployments.find((one) => idOf(one.targetServiceRevisionArn ?? '') === idOf(id)),
  )
  return found?.take((one) => one.serviceDeploymentArn, anyServiceDeployment(own, target))
}

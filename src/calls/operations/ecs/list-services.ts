import type { Listing } from '../../call.ts'
import { readCall } from '../operation.ts'
import { clusterArn } from './checks.ts'
import { rates } from './rates.ts'

interface ListServicesInput {
  readonly cluster: string
  readonly maxResults?: number
  readonly nextToken?: string
}

/** What is lost where the services of a cluster cannot be gone through. */
export const otherServicesLoss = 'revisions that only other services of the cluster name are not seen to be in use'

/**
 * The ARNs of a cluster's services. Authorised on `*`: the cluster is the only fence.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html (checked 2026-11)
 */
function listServices(input: ListServicesInput) {
  return readCall(
    'ecs:ListServices',
    input,
    (place) => [
      { action: 'ecs:ListServices', resource: '*', context: { 'ecs:cluster': clusterArn(place, input.cluster) } },
    ],
    { yields: 'serviceArns', rate: rates.serviceReads, statement: 'ListServices', loss: otherServicesLoss },
  )
}

/** The most that AWS gives on a page. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListServices.html (checked 2026-11) */
const A_PAGE = 100

/** The ARNs of all services of a cluster. */
export function servicesOf(
  cluster: string,
): Listing<{ readonly serviceArns: readonly string[]; readonly nextToken?: string }, string> {
  const page = (more: { readonly nextToken?: string } = {}) => listServices({ cluster, maxResults: A_PAGE, ...more })
  return {
    first: page(),
    next: ({ nextToken }) => (nextToken === undefined ? undefined : page({ nextToken })),
    items: ({ serviceArns }) => serviceArns,
  }
}

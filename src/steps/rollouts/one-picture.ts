import type { Answer, Aws } from '../../calls/index.ts'
import { describeServices, type InCluster, listServiceDeployments, type Service } from '../../calls/operations/index.ts'
import { isListBehind, isServiceBehind } from './behind.ts'
import { type ListedDeployment, newestFirst } from './service-deployment.ts'

/** A look at a service, and its service deployments, newest first. */
export interface Picture {
  readonly found: Answer<Service>
  /** Nothing where they may not be listed. */
  readonly listed: Answer<readonly ListedDeployment[]>
}

/** How the deployments of a service are listed again. */
export interface Listing {
  readonly target: InCluster
  list(): Promise<Answer<readonly ListedDeployment[]>>
}

/**
 * Both as of the same moment: while one of them tells of a deployment that the other one does not know yet, both are read again. As they
 * were where they never agree. Two that lag behind by the same write agree, and nobody can tell.
 */
export async function onePicture(aws: Aws, first: Picture, { target, list }: Listing): Promise<Picture> {
  const differs = first.found
    .and(first.listed)
    .ask('the service and its deployments tell of different moments', ([service, all]) => !isOne(service, all))
  if (!differs) return first
  const { cluster, service } = target
  const again = await aws.lookAgain(`${service} and its deployments to tell of the same moment`, async () => {
    const described = await aws
      .step('find the service')
      .call(describeServices({ cluster, services: [service], include: ['TAGS'] }))
    const listed = await list()
    const found = described
      .and(listed)
      .ask('the service and its deployments tell of the same moment', ([{ services }, all]) =>
        services?.find((one) => isOne(one, all)),
      )
    return found && { found, listed }
  })
  return again ?? first
}

/**
 * The same, where the deployments may be listed: for who concludes from a look at the service that nothing is to be done, or on its way.
 */
export async function latestPicture(aws: Aws, found: Answer<Service>, target: InCluster): Promise<Picture> {
  const list = async () => {
    const answer = await aws.step('see which deployment is the newest').attempt(listServiceDeployments(target))
    return answer.map(({ serviceDeployments = [] }) => newestFirst(serviceDeployments))
  }
  return onePicture(aws, { found, listed: await list() }, { target, list })
}

function isOne(service: Service, listed: readonly ListedDeployment[]): boolean {
  return !isServiceBehind(service, listed[0]) && !isListBehind(service, listed)
}

import type { RequestContext } from '../../../service.ts'
import type { ServiceRecord } from '../store.ts'

type Given = 'cluster' | 'name' | 'schedulingStrategy' | 'desiredCount' | 'blueprint' | 'creation'
type Settings = 'deploymentConfiguration' | 'options' | 'tags' | 'express'

/** An ACTIVE service that has no deployments yet. */
export function newService(
  context: RequestContext,
  given: Pick<ServiceRecord, Given> & Pick<ServiceRecord, Settings>,
): ServiceRecord {
  return {
    ...given,
    status: 'ACTIVE',
    createdAt: context.now,
    createdBy: context.principal.arn,
    deployments: [],
    taskSets: [],
    serviceDeployments: [],
    revisions: [],
    events: [],
    steady: false,
  }
}

/** Changes how many tasks a service and its newest deployment are to have. */
export function changeDesiredCount(service: ServiceRecord, desiredCount: number): void {
  if (desiredCount === service.desiredCount) return
  service.desiredCount = desiredCount
  service.steady = false
  const primary = service.deployments.find((deployment) => deployment.status === 'PRIMARY')
  if (primary) primary.desiredCount = desiredCount
}

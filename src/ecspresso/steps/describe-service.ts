import { type Answer, anything } from '../../calls/index.ts'
import {
  arn,
  clusterNameOf,
  describeServiceRevisions,
  describeServices,
  type InCluster,
  type Service,
} from '../../calls/operations/index.ts'
import { targetOf } from '../../steps/index.ts'
import { describeScalableTargets, describeScalingPolicies, getNamespace } from '../calls/index.ts'
import type { Work } from '../command.ts'

/** The service, and what the line looks up beside it. `undefined`: there is none. */
export async function describeService(work: Work): Promise<Answer<Service> | undefined> {
  const { aws, project, edition } = work
  const target = targetOf(project)
  const step = aws.step('describe the service')
  const found = await step.call(describe(target))
  const service = found.ask('the service exists', ({ services }) =>
    services?.find(({ status }) => status !== 'INACTIVE'),
  )
  if (!service) return undefined
  if (edition.readsNamespace && (await usesServiceConnect(work))) await step.call(getNamespace())
  await readRevisions(work, target)
  return service
}

/** The same call again: while waiting, and to be sure of the outcome. */
export function describe({ cluster, service }: InCluster) {
  return describeServices({ cluster, services: [service], include: ['TAGS'] })
}

async function usesServiceConnect({ aws, project }: Work): Promise<boolean> {
  if (!project.configuration.service_definition) return false
  const { input } = await project.serviceDefinition(aws)
  const connect = input['serviceConnectConfiguration']
  return typeof connect === 'object' && connect !== null && 'enabled' in connect && connect.enabled === true
}

async function readRevisions({ aws, edition }: Work, target: InCluster): Promise<void> {
  if (edition.serviceRevisions === 'no') return
  const revision = `service-revision/${clusterNameOf(target.cluster)}/${target.service}/${anything('service revision')}`
  const call = describeServiceRevisions({ serviceRevisionArns: [arn(aws.place, 'ecs', revision)] }, target)
  const step = aws.step('read the service revision')
  if (edition.serviceRevisions === 'fails') await step.call(call)
  else await step.attempt(call)
}

/** What is printed before anything is done. Denied reads of auto scaling are a warning in every line. */
export async function describeStatus(work: Work): Promise<Answer<Service> | undefined> {
  const found = await describeService(work)
  if (found === undefined) return undefined
  const step = work.aws.step('read auto scaling')
  const targets = await step.attempt(describeScalableTargets())
  if (targets.ask('auto scaling has a target', () => true)) await step.attempt(describeScalingPolicies())
  return found
}

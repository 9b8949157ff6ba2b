import { type Answer, type Aws, anything } from '../../calls/index.ts'
import {
  describeServiceDeployments,
  describeServiceRevisions,
  type InCluster,
  idOf,
  listServiceDeployments,
  revisionNameOf,
  type Service,
  type ServiceDeployment,
} from '../../calls/operations/index.ts'
import type { FailureReport } from '../../report/index.ts'
import type { Project } from '../../settings/index.ts'
import { expectedController } from '../controller.ts'
import { failureReport } from '../failure/index.ts'
import { type Shown, shownOfFile } from '../shown.ts'
import { targetOf } from '../target.ts'
import { isOfTaskSets, lastOfCodeDeploy, lastTaskSet } from './code-deploy/index.ts'
import { type EcsBegun, primaryOf, statusOf } from './deployment-status.ts'
import { failedEcsRollout } from './failed-ecs-rollout.ts'
import type { DeploymentStatus } from './rollout.ts'
import { anyServiceDeployment, anyServiceRevision, newestFirst } from './service-deployment.ts'
import { progressOf } from './show-progress.ts'

interface Explained {
  readonly target: InCluster
  readonly shown: Shown
}

/**
 * The report on the last deployment of a service, whoever began it and whoever carries it out. CodeDeploy is asked where the project's files
 * say that it deploys the service; the outcome is told by AWS's own status words.
 */
export async function explainRollout(
  aws: Aws,
  project: Project,
  found: Answer<Service>,
): Promise<Answer<FailureReport>> {
  const explained = { target: targetOf(project), shown: await shownOfFile(aws, project) }
  if ((await expectedController(project)) === 'ECS') return explainByEcs(aws, found, explained)
  const last = await lastOfCodeDeploy(aws, project, found)
  const nothingKnown = lastTaskSet(undefined, undefined, explained)
  const rollout = found.and(last).take(([service, one]) => lastTaskSet(service, one, explained), nothingKnown)
  return failureReport(aws, rollout)
}

/** The newest service deployment where the policy lets it be read, else a deployment that failed and is still listed, else the primary one. */
async function explainByEcs(
  aws: Aws,
  found: Answer<Service>,
  { target, shown }: Explained,
): Promise<Answer<FailureReport>> {
  const last = await aws.aside('find the last deployment', target, lastDeployment)
  const known = found.and(last.map(({ deployment }) => deployment))
  const taskDefinition = found.and(last).take(([service, one]) => taskDefinitionIn(service, one), undefined)
  const begun: EcsBegun = {
    target,
    id: known.take(([service, one]) => idIn(service, one), `ecs-svc/${anything('deployment')}`),
    revision: taskDefinition === undefined ? anything('revision') : revisionNameOf(taskDefinition),
    taskDefinition,
    goal: 'deployed',
    previousId: undefined,
    writtenAt: undefined,
    // Events before the deployment are another one's.
    eventsSince: known.take(([service, one]) => sinceOf(service, one), 0),
  }
  const status = known.take(([service, one]) => statusIn(service, one, begun), 'failed' as const)
  const progress = last.map(({ deployment }) => progressOf(deployment))
  // Of task sets that no file tells of, ECS has no deployments.
  const ofTaskSets = found.take(
    (one) => (isOfTaskSets(one) ? lastTaskSet(one, undefined, { target, shown }) : undefined),
    undefined,
  )
  return failureReport(aws, ofTaskSets ?? failedEcsRollout(found, progress, { begun, shown, status }))
}

/** The newest service deployment, and the task definition that it was to bring up. */
interface Last {
  readonly deployment: ServiceDeployment | undefined
  readonly taskDefinition: string | undefined
}

async function lastDeployment(of: InCluster, own: Aws): Promise<Last> {
  const listed = await own.attempt(listServiceDeployments(of))
  const newest = listed.ask(
    'a service deployment is listed',
    ({ serviceDeployments = [] }) => newestFirst(serviceDeployments)[0],
  )
  if (!newest) return { deployment: undefined, taskDefinition: undefined }
  const arn = newest.take((one) => one.serviceDeploymentArn, undefined) ?? anyServiceDeployment(own, of)
  const described = await own.attempt(describeServiceDeployments({ serviceDeploymentArns: [arn] }, of))
  // The service itself lists a deployment that was rolled back no more.
  const revision = newest.take((one) => one.targetServiceRevisionArn, undefined) ?? anyServiceRevision(own, of)
  const brought = await own.attempt(describeServiceRevisions({ serviceRevisionArns: [revision] }, of))
  return {
    deployment: described.take(({ serviceDeployments: [one] = [] }) => one, undefined),
    taskDefinition: brought.take(({ serviceRevisions: [one] }) => one?.taskDefinition, undefined),
  }
}

/** The service deployment's target revision bears the same digits as the deployment. */
function idIn(service: Service, one: ServiceDeployment | undefined): string {
  const digits = idOf(one?.targetServiceRevision?.arn ?? '')
  if (digits !== '') return `ecs-svc/${digits}`
  const failed = service.deployments?.find(({ rolloutState }) => rolloutState === 'FAILED')
  return (failed ?? primaryOf(service))?.id ?? ''
}

/** Of the deployment, where the service still lists it; else what its service revision says, else what runs. */
function taskDefinitionIn(service: Service, { deployment, taskDefinition }: Last): string {
  const id = idIn(service, deployment)
  const own = service.deployments?.find((one) => one.id === id)
  return own?.taskDefinition ?? taskDefinition ?? primaryOf(service)?.taskDefinition ?? ''
}

function sinceOf(service: Service, one: ServiceDeployment | undefined): number {
  const since = one?.createdAt ?? primaryOf(service)?.createdAt
  return since === undefined ? 0 : since - 1
}

function statusIn(service: Service, one: ServiceDeployment | undefined, begun: EcsBegun): DeploymentStatus {
  if (one?.status?.startsWith('ROLLBACK')) return 'rolled back'
  if (one?.status === 'STOPPED') return 'failed'
  return statusOf(service, begun)
}

import { type Answer, type Aws, anything } from '../../../calls/index.ts'
import {
  type CodeDeployDeployment,
  type DeploymentGroupName,
  getDeployment,
  type InCluster,
  listDeployments,
  revisionNameOf,
  type Service,
} from '../../../calls/operations/index.ts'
import type { Project } from '../../../settings/index.ts'
import type { FailedRollout } from '../../failure/index.ts'
import type { Shown } from '../../shown.ts'
import type { DeploymentStatus } from '../rollout.ts'
import type { CodeDeployBegun } from './code-deploy-begun.ts'
import { reasonOf, revisionIn, statusOf } from './code-deploy-rollout.ts'
import { failedTaskSet, taskDefinitionIn } from './failed-task-set.ts'
import { primaryTaskSetOf } from './show-task-sets.ts'
import { taskSetStatusOf } from './task-set-rollout.ts'

/** The last deployment of a service whose task sets CodeDeploy makes, as far as the policy lets CodeDeploy be asked: at most four calls. */
export async function lastOfCodeDeploy(
  aws: Aws,
  { configuration }: Pick<Project, 'configuration'>,
  found: Answer<Service>,
): Promise<Answer<CodeDeployDeployment | undefined>> {
  const { application_name: application, deployment_group_name: group } = configuration.codedeploy ?? {}
  const named = application && group ? { application, group } : undefined
  // Whoever names no group is spared a search: a task set of CodeDeploy's bears the id of the deployment that made it, which names its group.
  const maker = named
    ? undefined
    : found.ask('CodeDeploy has made its task set', (one) => newestTaskSet(one)?.externalId)
  const madeBy = maker?.take((id) => id, anything('deployment'))
  return aws.aside('find the last deployment', { named, madeBy }, lastDeployment)
}

interface Maker {
  readonly named: DeploymentGroupName | undefined
  /** The deployment that made the task set. */
  readonly madeBy: string | undefined
}

async function lastDeployment(of: Maker, own: Aws): Promise<CodeDeployDeployment | undefined> {
  const group = of.named ?? (await groupOf(own, of))
  if (!group) return undefined
  const listed = await own.attempt(listDeployments(group))
  const newest = listed.ask('CodeDeploy has deployed the service', ({ deployments }) => deployments[0])
  if (!newest) return undefined
  const last = await read(own, newest, group)
  // A deployment that takes another one back was begun because of that one.
  const failed = last.ask('it takes another one back', (one) => one.rollbackInfo?.rollbackTriggeringDeploymentId)
  const meant = failed ? await read(own, failed, group) : last
  return meant.take((one) => one, undefined)
}

async function groupOf(own: Aws, { madeBy }: Maker): Promise<DeploymentGroupName | undefined> {
  // The first task set of a service is none of CodeDeploy's.
  if (madeBy === undefined) return undefined
  const standIn = { application: anything('application'), group: anything('deployment group') }
  const maker = await own.attempt(getDeployment({ deploymentId: madeBy }, standIn))
  const group = maker.ask(
    'CodeDeploy tells its group',
    ({ deploymentInfo: { applicationName, deploymentGroupName } }) =>
      applicationName !== undefined && deploymentGroupName !== undefined
        ? { application: applicationName, group: deploymentGroupName }
        : undefined,
  )
  return group?.take((one) => one, standIn)
}

async function read(own: Aws, id: Answer<string>, of: DeploymentGroupName): Promise<Answer<CodeDeployDeployment>> {
  const deploymentId = id.take((one) => one, anything('deployment'))
  const answer = await own.attempt(getDeployment({ deploymentId }, of))
  return answer.map(({ deploymentInfo }) => deploymentInfo)
}

/** The last deployment as the report wants it. Without a word of CodeDeploy's it is told by the task sets alone. */
export function lastTaskSet(
  service: Service | undefined,
  info: CodeDeployDeployment | undefined,
  { target, shown }: { readonly target: InCluster; readonly shown: Shown },
): FailedRollout {
  const newest = service && newestTaskSet(service)
  const revision = taskDefinitionIn(info) ?? newest?.taskDefinition ?? service?.taskDefinition
  const begun: CodeDeployBegun = {
    target,
    goal: 'deployed',
    id: info?.deploymentId ?? newest?.externalId ?? '',
    revision: revision === undefined ? anything('revision') : revisionNameOf(revision),
    of: { application: info?.applicationName ?? '', group: info?.deploymentGroupName ?? '' },
    // Events before the deployment are another one's.
    eventsSince: (info?.createTime ?? newest?.createdAt ?? 1) - 1,
    taskSet: info === undefined ? newest?.id : undefined,
  }
  const runs = revisionIn(service)
  const reason = info ? reasonOf(info, runs, begun) : { runs, by: undefined, why: undefined }
  const status: DeploymentStatus = info ? statusOf(info) : taskSetStatusOf(service)
  return failedTaskSet({ service, reason, info }, { begun, shown, status })
}

/** Whether the tasks of a service are those of task sets: another program's, or CodeDeploy's. */
export function isOfTaskSets({ deploymentController }: Service): boolean {
  return deploymentController?.type === 'CODE_DEPLOY' || deploymentController?.type === 'EXTERNAL'
}

/** The one that is to take the place of the primary one, where there is one. */
function newestTaskSet(service: Service) {
  return service.taskSets?.find(({ status }) => status === 'ACTIVE') ?? primaryTaskSetOf(service)
}

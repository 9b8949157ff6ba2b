import { type Answer, type Aws, anything } from '../../../calls/index.ts'
import {
  createDeployment,
  type InCluster,
  listDeployments,
  type RollbackEvent,
  revisionNameOf,
  type Service,
} from '../../../calls/operations/index.ts'
import type { AppSpec } from '../../app-spec.ts'
import type { Goal } from '../goal.ts'
import { lifecycleEventOf } from '../goal.ts'
import { type Underway, underwayBy } from '../underway.ts'
import type { CodeDeployBegun } from './code-deploy-begun.ts'
import { codeDeployRollout, lifecycleRollout } from './code-deploy-rollout.ts'
import type { FoundGroup } from './find-group.ts'
import { taskSetRollout } from './task-set-rollout.ts'

/** A revision that CodeDeploy is to bring up. */
export interface CodeDeployChange {
  readonly target: InCluster
  readonly goal: Goal
  readonly found: Answer<Service>
  readonly group: FoundGroup
  /** How the traffic is shifted; absent: as the group says. */
  readonly configName: string | undefined
  readonly taskDefinition: string
  readonly spec: AppSpec
  /** Absent: those of the group. */
  readonly rollbackEvents: readonly RollbackEvent[]
}

/** Begins a deployment of CodeDeploy's. */
export async function beginByCodeDeploy(aws: Aws, change: CodeDeployChange): Promise<Underway> {
  const { group, configName, rollbackEvents, taskDefinition, spec } = change
  // Services of another controller need no YAML.
  const { stringify } = await import('yaml')
  const step = aws.step('create the deployment')
  const call = createDeployment(
    {
      applicationName: group.application,
      deploymentGroupName: group.group,
      ...(configName === undefined ? {} : { deploymentConfigName: configName }),
      revision: { revisionType: 'AppSpecContent', appSpecContent: { content: stringify(spec) } },
      ...(rollbackEvents.length === 0 ? {} : { autoRollbackConfiguration: { enabled: true, events: rollbackEvents } }),
    },
    { configName: configName ?? group.configName },
  )
  const created = await step.call(call)
  const id = created.take(({ deploymentId }) => deploymentId, anything('deployment'))
  created.see(() =>
    step.note(`created deployment ${id} of ${group.application}/${group.group}: ${revisionNameOf(taskDefinition)}`),
  )
  created.see(() =>
    aws.report({ type: 'begun', deployment: id, revision: revisionNameOf(taskDefinition), taskDefinition }),
  )
  return followed({ ...change, id, revision: revisionNameOf(taskDefinition) })
}

/** The deployment of a group that is on its way; `undefined` where there is none. */
export async function underwayByCodeDeploy(
  aws: Aws,
  group: FoundGroup,
  current: Pick<CodeDeployChange, 'target' | 'goal' | 'found'>,
): Promise<Underway | undefined> {
  const step = aws.step('list the deployments')
  const listed = await step.call(listDeployments(group, ['Created', 'Queued', 'InProgress', 'Ready']))
  const open = listed.ask('a deployment is on its way', ({ deployments }) => deployments[0])
  if (!open) return undefined
  const id = open.take((one) => one, anything('deployment'))
  return followed({ ...current, group, id, revision: id })
}

/** A service whose task sets nobody moves. */
export function standingTaskSets(
  found: Answer<Service>,
  { target, goal, revision }: { readonly target: InCluster; readonly goal: Goal; readonly revision: string },
): Underway {
  return underwayBy(taskSetRollout, { target, goal, revision, id: '', eventsSince: newestEvent(found) })
}

/** A deployment that is followed by its id. */
export function followed({
  target,
  goal,
  found,
  group,
  id,
  revision,
}: Pick<CodeDeployChange, 'target' | 'goal' | 'found'> & {
  readonly group: FoundGroup
  readonly id: string
  readonly revision: string
}): Underway {
  const { application, group: name } = group
  const begun: CodeDeployBegun = {
    target,
    goal,
    id,
    revision,
    of: { application, group: name },
    eventsSince: newestEvent(found),
  }
  return lifecycleEventOf(goal) === undefined
    ? underwayBy(codeDeployRollout, begun)
    : underwayBy(lifecycleRollout, begun)
}

function newestEvent(found: Answer<Service>): number {
  return found.take(({ events = [] }) => events[0]?.createdAt ?? 0, 0)
}

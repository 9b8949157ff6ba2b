import { anything } from '../../../calls/index.ts'
import { type CodeDeployDeployment, revisionNameOf, type Service } from '../../../calls/operations/index.ts'
import type { Moment } from '../../../report/index.ts'
import { type FailedRollout, moment } from '../../failure/index.ts'
import { momentsOfEvents } from '../moments-of.ts'
import type { Explaining, Reason } from '../rollout.ts'
import type { CodeDeployBegun } from './code-deploy-begun.ts'

/** What is known of a deployment of CodeDeploy's: its service, where that may be read, why it ended, what CodeDeploy says of it. */
interface Told {
  readonly service: Service | undefined
  readonly reason: Reason | undefined
  readonly info: CodeDeployDeployment | undefined
}

/** A deployment of CodeDeploy's that did not end well. Its tasks bear the name of its task set, which is deleted soon after. */
export function failedTaskSet(
  { service, reason, info }: Told,
  { begun, shown, status }: Explaining<CodeDeployBegun>,
): FailedRollout {
  const { target, id, eventsSince } = begun
  const own = service?.taskSets?.find(({ externalId }) => externalId === id)
  const taskDefinition = own?.taskDefinition ?? taskDefinitionIn(info)
  const news = (service?.events ?? []).filter(({ createdAt = 0 }) => createdAt > eventsSince)
  const groups = (own?.loadBalancers ?? service?.loadBalancers ?? []).flatMap(
    ({ targetGroupArn }) => targetGroupArn ?? [],
  )
  return {
    target,
    id,
    startedBy: own?.id ?? begun.taskSet,
    revision: taskDefinition === undefined ? begun.revision : revisionNameOf(taskDefinition),
    taskDefinition,
    ended: { status, runs: reason?.runs, why: reason?.why, at: inMilliseconds(info?.completeTime) },
    moments: [...momentsOf(info), ...momentsOfEvents(news)],
    events: news.map(({ message = '' }) => message),
    targetGroups: shown.hasTargets ? (service ? groups : [anything('target group')]) : [],
    shown,
  }
}

function momentsOf({ createTime, startTime, completeTime, status }: CodeDeployDeployment = {}): Moment[] {
  return [
    ...moment(createTime, 'the deployment was asked for'),
    ...moment(startTime, 'it began'),
    ...moment(completeTime, `it ended: ${status}`),
  ]
}

/** The revision that an AppSpec names, which is YAML or JSON: also of a deployment whose task set is gone. */
export function taskDefinitionIn(info: CodeDeployDeployment | undefined): string | undefined {
  const { content = '' } = info?.revision?.appSpecContent ?? {}
  return /\bTaskDefinition"?'?\s*:\s*["']?(arn:[^\s"',]+)/.exec(content)?.[1]
}

function inMilliseconds(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : Math.round(seconds * 1000)
}

/** Id of the task set that a deployment of CodeDeploy's has made. */
export function taskSetOf(service: Service | undefined, { id }: CodeDeployBegun): string | undefined {
  return service?.taskSets?.find(({ externalId }) => externalId === id)?.id
}

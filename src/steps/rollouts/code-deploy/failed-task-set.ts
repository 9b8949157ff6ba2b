import { type Answer, anything } from '../../../calls/index.ts'
import type { Service } from '../../../calls/operations/index.ts'
import type { FailedRollout } from '../../failure/index.ts'
import { momentsOfEvents } from '../moments-of.ts'
import type { Explaining, Reason } from '../rollout.ts'
import type { CodeDeployBegun } from './code-deploy-begun.ts'

/** A deployment of CodeDeploy's that did not end well, as far as its service tells: its tasks bear the name of its task set. */
export function failedTaskSet(
  service: Service | undefined,
  reason: Answer<Reason>,
  { begun, shown, status }: Explaining<CodeDeployBegun>,
): FailedRollout {
  const { target, id, revision, eventsSince } = begun
  const own = service?.taskSets?.find(({ externalId }) => externalId === id)
  const news = (service?.events ?? []).filter(({ createdAt = 0 }) => createdAt > eventsSince)
  const groups = (own?.loadBalancers ?? service?.loadBalancers ?? []).flatMap(
    ({ targetGroupArn }) => targetGroupArn ?? [],
  )
  return {
    target,
    id: own?.id ?? begun.taskSet ?? id,
    revision,
    taskDefinition: own?.taskDefinition,
    ended: {
      status,
      runs: reason.take(({ runs }) => runs, undefined),
      why: reason.take(({ why }) => why, undefined),
      at: undefined,
    },
    moments: momentsOfEvents(news),
    events: news.map(({ message = '' }) => message),
    targetGroups: shown.hasTargets ? (service ? groups : [anything('target group')]) : [],
    shown,
  }
}

/** Id of the task set that a deployment of CodeDeploy's has made. */
export function taskSetOf(service: Service | undefined, { id }: CodeDeployBegun): string | undefined {
  return service?.taskSets?.find(({ externalId }) => externalId === id)?.id
}

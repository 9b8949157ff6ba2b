import { type Answer, anything } from '../../calls/index.ts'
import type { Service, ServiceEvent } from '../../calls/operations/index.ts'
import { type FailedRollout, moment } from '../failure/index.ts'
import type { EcsBegun } from './deployment-status.ts'
import { momentsOfEvents } from './moments-of.ts'
import { reasonOf } from './reason-of.ts'
import type { Explaining } from './rollout.ts'
import type { Progress } from './show-progress.ts'
import { targetGroupsOf } from './target-groups.ts'

/** A deployment of ECS's own that did not end well, as far as its service and its service deployment tell. */
export function failedEcsRollout(
  seen: Answer<Service | undefined>,
  progress: Answer<Progress>,
  { begun, shown, status }: Explaining<EcsBegun>,
): FailedRollout {
  const { target, id, revision, taskDefinition } = begun
  const told = progress.take((known) => known, undefined)
  const news = seen.take((service) => newsOf(service, begun), [])
  const reason = seen.take((service) => reasonOf(service, begun, told?.reason), undefined)
  const own = seen.take((service) => service?.deployments?.find((one) => one.id === id), undefined)
  return {
    target,
    id,
    startedBy: id,
    revision,
    taskDefinition,
    ended: { status, runs: reason?.runs, why: reason?.why, at: inMilliseconds(told?.finishedAt) },
    moments: [
      ...(told?.moments ?? []),
      ...(told?.moments.length ? [] : moment(own?.createdAt, 'the deployment began')),
      ...momentsOfEvents(news),
    ],
    events: [...news, ...seen.take((service) => unresolvedOf(service, begun), [])].map(({ message = '' }) => message),
    targetGroups: shown.hasTargets ? seen.take(targetGroupsOf, [anything('target group')]) : [],
    shown,
  }
}

/** What the service has told since the deployment began, newest first. */
function newsOf(service: Service | undefined, { eventsSince }: EcsBegun): ServiceEvent[] {
  return (service?.events ?? []).filter(({ createdAt = 0 }) => createdAt > eventsSince)
}

/**
 * What the service had to complain of before the deployment began, newest first, where that still holds. ECS repeats a message only after six hours, or
 * once its cause was resolved: a second deployment that cannot be placed either is told nothing anew.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages.html (checked 2026-11)
 */
function unresolvedOf(service: Service | undefined, begun: EcsBegun): ServiceEvent[] {
  const news = newsOf(service, begun)
  const isPlaced = news.some(({ message = '' }) => /has started \d+ tasks/.test(message))
  if (isPlaced) return []
  const before = (service?.events ?? []).filter((one) => !news.includes(one))
  const steady = before.findIndex(({ message = '' }) => message.includes('has reached a steady state'))
  return before
    .slice(0, steady < 0 ? before.length : steady)
    .filter(({ message = '' }) => /unable to (?:place|stop or start|reach)|being throttled/.test(message))
}

function inMilliseconds(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : Math.round(seconds * 1000)
}

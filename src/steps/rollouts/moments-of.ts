import type { ServiceDeployment, ServiceEvent } from '../../calls/operations/index.ts'
import type { Moment } from '../../report/index.ts'
import { moment } from '../failure/index.ts'

/** What a service deployment tells of its course. */
export function momentsOf(one: ServiceDeployment): Moment[] {
  const { createdAt, startedAt, finishedAt, stoppedAt, rollback, deploymentCircuitBreaker: breaker, status = '' } = one
  const counts =
    breaker?.status === undefined || breaker.status === 'DISABLED' || breaker.threshold === undefined
      ? ''
      : ` (circuit breaker ${breaker.failureCount ?? 0} of ${breaker.threshold})`
  return [
    moment(createdAt, 'the deployment was asked for'),
    moment(startedAt, 'it began'),
    moment(rollback?.startedAt, `the rollback began${counts}`),
    moment(stoppedAt, 'it was stopped'),
    moment(finishedAt, `it ended: ${status}${rollback?.startedAt === undefined ? counts : ''}`),
  ].flat()
}

/** The moments at which a target group or ECS itself said that all is well, or not. */
export function momentsOfEvents(events: readonly ServiceEvent[]): Moment[] {
  const telling =
    /registered \d+ targets|is unhealthy|has reached a steady state|deployment (?:completed|failed)|rolling back/i
  const told = events.filter(({ message = '' }) => telling.test(message)).sort((a, b) => timeOf(a) - timeOf(b))
  return told.flatMap((one) => {
    const { createdAt, message = '' } = one
    const alike = told.filter((other) => kindOf(other) === kindOf(one))
    // Tasks that come and go for an hour are told of a hundred times: the first and the last one tell as much.
    if (alike.length < 3 || one === alike[0]) return moment(createdAt, message)
    return one === alike.at(-1) ? moment(createdAt, `${message} (the last of ${alike.length} such)`) : []
  })
}

function timeOf({ createdAt = 0 }: ServiceEvent): number {
  return createdAt
}

/** Its words without the tasks and instances that it names. */
function kindOf({ message = '' }: ServiceEvent): string {
  return message.replace(/\((?:task|instance|port) [^)]*\)/g, '')
}

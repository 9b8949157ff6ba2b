import type { DeploymentView, Event, PausedHookView } from './events.ts'
import type { CauseView, StoppedTaskView } from './failure-report.ts'

/** Control characters in what AWS or a container says must not reach the terminal. */
export function clean(text: string): string {
  return text.replace(/\r?\n$/, '').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\uFFFD')
}

/** `web:13 2/3 running, 1 pending` */
export function deploymentText({
  status,
  revision,
  desired,
  running,
  pending,
  failed,
  rolloutState,
}: DeploymentView): string {
  return [
    `${status} ${revision} ${running}/${desired} running`,
    pending > 0 ? `${pending} pending` : '',
    failed > 0 ? `${failed} failed` : '',
    rolloutState ?? '',
  ]
    .filter(Boolean)
    .join(', ')
}

/** The lines of a stopped task. */
export function stoppedTaskLines({ id, stopCode, stoppedReason, containers }: StoppedTaskView, count = 1): string[] {
  return [
    `${count > 1 ? `${count} tasks stopped, the last one being ` : ''}task ${id}${count > 1 ? '' : ' stopped'}${stopCode ? ` (${stopCode})` : ''}${stoppedReason ? `: ${clean(stoppedReason)}` : ''}`,
    ...containers.flatMap(({ name, exitCode, reason, meaning, health, lastLines = [] }) => {
      const exit =
        exitCode === undefined ? 'has no exit code' : `exited with ${exitCode}${meaning ? ` (${meaning})` : ''}`
      const own = `  container ${name} ${exit}${health ? `, ${health}` : ''}${reason ? `: ${clean(reason)}` : ''}`
      return [own, ...lastLines.map((line) => `    | ${clean(line)}`)]
    }),
  ]
}

/** The state of a service deployment in a line. */
export function serviceDeploymentText(event: Extract<Event, { type: 'service-deployment' }>): string {
  const { status, failures, threshold, breaker, reason, rollbackReason, stage } = event
  const counts =
    breaker && breaker !== 'DISABLED' && threshold !== undefined ? `circuit breaker ${failures ?? 0}/${threshold}` : ''
  const isOpen = status === 'IN_PROGRESS' || status === 'ROLLBACK_IN_PROGRESS'
  return [
    `service deployment ${status}${stage !== undefined && isOpen ? ` at ${stage}` : ''}`,
    isOpen ? trafficText(event) : '',
    counts,
    rollbackReason ?? reason ?? '',
    ...(event.paused ?? []).map(pausedText),
  ]
    .filter(Boolean)
    .map(clean)
    .join(', ')
}

/** `10% of production and 100% of test traffic` */
function trafficText({ traffic }: Extract<Event, { type: 'service-deployment' }>): string {
  const parts = [
    traffic?.production === undefined ? '' : `${traffic.production}% of production`,
    traffic?.test === undefined ? '' : `${traffic.test}% of test`,
  ].filter(Boolean)
  return parts.length === 0 ? '' : `${parts.join(' and ')} traffic`
}

/** `paused until 2026-11-25T08:01:02.345Z (then ROLLBACK): continue or rollback decides` */
function pausedText({ until, otherwise }: PausedHookView): string {
  const end = until === undefined ? '' : ` until ${timeText(until)}${otherwise ? ` (then ${otherwise})` : ''}`
  return `paused${end}: \`continue\` or \`rollback\` decides`
}

/** `CodeDeploy d-ABCDEFGHI InProgress: AllowTraffic InProgress, 10% of the traffic` */
export function codeDeployText(event: Extract<Event, { type: 'code-deploy' }>): string {
  const { deployment, status, event: at, eventStatus, traffic } = event
  const parts = [
    at === undefined ? '' : `${at} ${eventStatus}`,
    traffic === undefined ? '' : `${traffic}% of the traffic`,
    status === 'Ready' ? 'it waits for `aws deploy continue-deployment`' : '',
  ].filter(Boolean)
  return clean(`CodeDeploy ${deployment} ${status}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`)
}

/** `2026-11-24T08:01:02.345Z` */
export function timeText(at: number): string {
  return new Date(at).toISOString()
}

/** `RUNNING, HEALTHY`: ECS says UNKNOWN of every container without a health check. */
export function taskStateText({ status, health }: Extract<Event, { type: 'task' }>): string {
  return health === undefined || health === 'UNKNOWN' ? status : `${status}, ${health}`
}

/** The likely cause and what to do about it; of those that come after it a line each. */
export function causeLines({ rank, cause, advice }: CauseView): string[] {
  return rank === 1
    ? [`likely cause: ${clean(cause)}`, `  what to do: ${clean(advice)}`]
    : [`perhaps also: ${clean(cause)}`, `  what to do: ${clean(advice)}`]
}

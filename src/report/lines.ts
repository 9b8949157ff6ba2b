import type { DeploymentView, Event, StoppedTaskView } from './events.ts'

/** `137` has a name that people look for. */
const exitNames: Readonly<Record<number, string>> = {
  126: 'the command could not be run',
  127: 'the command was not found',
  134: 'aborted',
  137: 'killed: out of memory, or not gone in time after SIGTERM',
  139: 'segmentation fault',
  143: 'ended by SIGTERM',
}

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
export function stoppedTaskLines({ id, stopCode, stoppedReason, containers }: StoppedTaskView): string[] {
  return [
    `task ${id} stopped${stopCode ? ` (${stopCode})` : ''}${stoppedReason ? `: ${clean(stoppedReason)}` : ''}`,
    ...containers.map(({ name, exitCode, reason }) => {
      const meaning = exitCode === undefined ? undefined : exitNames[exitCode]
      const exit =
        exitCode === undefined ? 'has no exit code' : `exited with ${exitCode}${meaning ? ` (${meaning})` : ''}`
      return `  container ${name} ${exit}${reason ? `: ${clean(reason)}` : ''}`
    }),
  ]
}

/** What the service deployment says, in a line. */
export function serviceDeploymentText(event: Extract<Event, { type: 'service-deployment' }>): string {
  const { status, failures, threshold, breaker, reason, rollbackReason } = event
  const counts =
    breaker && breaker !== 'DISABLED' && threshold !== undefined ? `circuit breaker ${failures ?? 0}/${threshold}` : ''
  return [`service deployment ${status}`, counts, rollbackReason ?? reason ?? ''].filter(Boolean).map(clean).join(', ')
}

/** `2026-11-24T08:01:02.345Z` */
export function timeText(at: number): string {
  return new Date(at).toISOString()
}

/** `RUNNING, HEALTHY`: ECS says UNKNOWN of every container without a health check. */
export function taskStateText({ status, health }: Extract<Event, { type: 'task' }>): string {
  return health === undefined || health === 'UNKNOWN' ? status : `${status}, ${health}`
}

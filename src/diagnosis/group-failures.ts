import type { TaskEvidence } from './evidence.ts'

/** Tasks that stopped in the same way. */
export interface FailureGroup {
  readonly count: number
  /** The newest one of them: the one worth looking at. */
  readonly example: TaskEvidence
  /** Ids of all, newest first. */
  readonly ids: readonly string[]
}

/** The distinct ways in which tasks stopped, the most frequent first; among equals the one of the newest task. */
export function groupFailures(tasks: readonly TaskEvidence[]): FailureGroup[] {
  const newestFirst = [...tasks].sort((a, b) => (b.stoppedAt ?? Infinity) - (a.stoppedAt ?? Infinity) || 0)
  const groups = new Map<string, TaskEvidence[]>()
  for (const task of newestFirst) {
    const key = wayOf(task)
    groups.set(key, [...(groups.get(key) ?? []), task])
  }
  return [...groups.values()]
    .sort((a, b) => b.length - a.length)
    .flatMap((all) => {
      const [example] = all
      return example ? [{ count: all.length, example, ids: all.map(({ id }) => id) }] : []
    })
}

/** The way in which a task stopped, without the parts that differ from task to task: ids, addresses, numbers of attempts. */
function wayOf({ stopCode, stoppedReason = '', containers }: TaskEvidence): string {
  const ended = containers.map(({ name, exitCode, reason = '' }) => [name, exitCode, withoutParticulars(reason)])
  return JSON.stringify([stopCode, withoutParticulars(stoppedReason), ended])
}

function withoutParticulars(reason: string): string {
  return reason
    .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, 'ID')
    .replace(/\b[0-9a-f]{32}\b/gi, 'ID')
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, 'ADDRESS')
    .replace(/retried \d+ time/g, 'retried N time')
}

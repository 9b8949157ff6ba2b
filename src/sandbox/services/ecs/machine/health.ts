import type { Task } from '../store.ts'

/** Whether the scheduler counts a task toward the minimum: it runs, every check passes, and it has been up for long enough. */
export function isHealthy(task: Task, now: number): boolean {
  return isReady(task, now) && (task.settledAt === undefined || task.settledAt <= now)
}

/**
 * Whether a task is good enough for its deployment to be complete. One without any health check is as soon as it runs: a deployment
 * was seen COMPLETED 6 s after that, long before the task counted as healthy.
 */
export function isReady(task: Task, now: number): boolean {
  if (task.desiredStatus !== 'RUNNING' || task.lastStatus !== 'RUNNING' || hasFailedCheck(task)) return false
  if (hasEnded(task)) return false
  if (task.targetGroups && (task.settledAt ?? 0) > now) return false
  if (task.targetGroups?.some((group) => !task.registeredIn?.includes(group))) return false
  return task.containers.every(
    (container) => !container.essential || !container.checked || container.health === 'HEALTHY',
  )
}

/** Whether the scheduler has to replace a running task. */
export function hasFailedCheck(task: Task): boolean {
  if (task.desiredStatus !== 'RUNNING' || task.lastStatus !== 'RUNNING') return false
  if (task.failedTargetGroup !== undefined) return true
  return task.containers.some((container) => container.essential && container.health === 'UNHEALTHY')
}

/** Whether its essential containers have ended although ECS has not noticed yet. */
export function hasEnded(task: Task): boolean {
  return (
    task.executionStoppedAt !== undefined || task.containers.some((one) => one.essential && one.status === 'STOPPED')
  )
}

/** The health that DescribeTasks shows for the whole task. */
export function healthStatusOf(task: Task): 'HEALTHY' | 'UNHEALTHY' | 'UNKNOWN' {
  const checked = task.containers.filter((container) => container.essential && container.checked)
  if (checked.some((container) => container.health === 'UNHEALTHY')) return 'UNHEALTHY'
  return checked.length > 0 && checked.every((container) => container.health === 'HEALTHY') ? 'HEALTHY' : 'UNKNOWN'
}

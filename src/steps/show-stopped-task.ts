import type { Aws } from '../calls/index.ts'
import { idOf, type Task } from '../calls/operations/index.ts'
import { exitCodeMeaning, type TaskEvidence } from '../diagnosis/index.ts'
import type { StoppedTaskView } from '../report/index.ts'
import type { Shown } from './shown.ts'

/** Reports why one task stopped, and how its containers ended. `count`: so many stopped in the same way. */
export function showStoppedTask(step: Aws, task: Task, count?: number): void {
  step.report({
    type: 'stopped-task',
    task: stoppedTaskView(evidenceOf(task)),
    ...(count === undefined ? {} : { count }),
  })
}

/** A task that stopped, for people: with what the exit codes mean. */
export function stoppedTaskView(task: TaskEvidence): StoppedTaskView {
  const { id, stopCode, stoppedReason, containers } = task
  return {
    id,
    stopCode,
    stoppedReason,
    containers: containers.map((container) => ({
      name: container.name,
      exitCode: container.exitCode,
      reason: container.reason,
      meaning: container.exitCode === 0 ? undefined : exitCodeMeaning(container, task),
      health: container.health,
      ...(container.lastLines && container.lastLines.length > 0 ? { lastLines: container.lastLines } : {}),
    })),
  }
}

/** What DescribeTasks tells of a task that stopped, with what its definition says of its containers. */
export function evidenceOf(task: Task, definition: Shown['containers'] = []): TaskEvidence {
  return {
    id: idOf(task.taskArn ?? ''),
    stopCode: task.stopCode,
    stoppedReason: task.stoppedReason,
    stoppedAt: task.stoppedAt,
    containers: (task.containers ?? []).map(({ name = '', exitCode, reason, healthStatus }) => {
      const own = definition.find((container) => container.name === name)
      // ECS says UNKNOWN of every container without a health check.
      const health = healthStatus === 'UNKNOWN' ? undefined : healthStatus
      return { name, exitCode, reason, health, essential: own?.isEssential, serves: own?.serves }
    }),
  }
}

import type { Aws } from '../calls/index.ts'
import { idOf, type Task } from '../calls/operations/index.ts'
import { exitCodeMeaning, type TaskEvidence } from '../diagnosis/index.ts'
import type { Shown } from './shown.ts'

/** Reports why one task stopped, and how its containers ended. `count`: so many stopped in the same way. */
export function showStoppedTask(step: Aws, task: Task, count?: number): void {
  const { id, stopCode, stoppedReason, containers } = evidenceOf(task)
  step.report({
    type: 'stopped-task',
    task: {
      id,
      stopCode,
      stoppedReason,
      containers: containers.map((container) => ({
        name: container.name,
        exitCode: container.exitCode,
        reason: container.reason,
        meaning:
          container.exitCode === 0
            ? undefined
            : exitCodeMeaning(container, { id, stopCode, stoppedReason, containers }),
      })),
    },
    ...(count === undefined ? {} : { count }),
  })
}

/** What DescribeTasks tells of a task that stopped, with what its definition says of its containers. */
export function evidenceOf(task: Task, definition: Shown['containers'] = []): TaskEvidence {
  return {
    id: idOf(task.taskArn ?? ''),
    stopCode: task.stopCode,
    stoppedReason: task.stoppedReason,
    stoppedAt: task.stoppedAt,
    containers: (task.containers ?? []).map(({ name = '', exitCode, reason }) => {
      const own = definition.find((container) => container.name === name)
      return { name, exitCode, reason, essential: own?.isEssential, serves: own?.serves }
    }),
  }
}

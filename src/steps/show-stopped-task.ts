import type { Aws } from '../calls/index.ts'
import { idOf, type Task } from '../calls/operations/index.ts'

/** Reports why one task stopped, and how its containers ended. */
export function showStoppedTask(step: Aws, task: Task): void {
  step.report({
    type: 'stopped-task',
    task: {
      id: idOf(task.taskArn ?? ''),
      stopCode: task.stopCode,
      stoppedReason: task.stoppedReason,
      containers: (task.containers ?? []).map(({ name = '', exitCode, reason }) => ({ name, exitCode, reason })),
    },
  })
}

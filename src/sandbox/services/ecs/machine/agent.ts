import type { Container, Task } from '../store.ts'
import { agentStarts } from './times.ts'

/** The state of the agent for ExecuteCommand in a container; undefined where a task is run without. */
export function agentStatusOf(
  task: Task,
  container: Container,
  now: number,
): 'PENDING' | 'RUNNING' | 'STOPPED' | undefined {
  if (!task.enableExecuteCommand) return undefined
  if (container.status === 'STOPPED') return 'STOPPED'
  return container.startedAt !== undefined && now >= container.startedAt + agentStarts ? 'RUNNING' : 'PENDING'
}

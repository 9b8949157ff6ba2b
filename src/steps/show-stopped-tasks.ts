import { type Aws, anything } from '../calls/index.ts'
import { describeTasks, type InCluster, idOf, listTasks, type Task } from '../calls/operations/index.ts'
import { type ContainerLog, showLastLines } from './container-log.ts'

/** How many stopped tasks are looked at (all that one call takes), how many of the newest are shown, and of how many the log. */
const LOOKED_AT = 100
const SHOWN = 3
const WITH_LOG = 1
const LAST_LINES = 10

/** After a rollout that failed: why its tasks stopped, and what their containers said last. A denial loses only what it denies. */
export async function showStoppedTasks(
  aws: Aws,
  { cluster, service }: InCluster,
  deploymentId: string,
  logs: readonly ContainerLog[],
): Promise<void> {
  const step = aws.afterwards('show the stopped tasks')
  const listed = await step.attempt(listTasks({ cluster, serviceName: service, desiredStatus: 'STOPPED' }))
  const stopped = listed.ask('tasks have stopped', ({ taskArns = [] }) => taskArns.length > 0 && taskArns)
  if (!stopped) return
  const described = await step.attempt(
    describeTasks({ cluster, tasks: stopped.take((arns) => arns.slice(0, LOOKED_AT), [anything('task id')]) }),
  )
  const ofOurs = (tasks: readonly Task[] = []) =>
    tasks
      .filter((task) => task.startedBy === undefined || task.startedBy === deploymentId)
      // One that is still on its way to STOPPED is the newest.
      .sort((a, b) => (b.stoppedAt ?? Infinity) - (a.stoppedAt ?? Infinity) || 0)
  described.see(({ tasks }) => {
    for (const task of ofOurs(tasks).slice(0, SHOWN)) showStoppedTask(step, task)
  })
  const withLog = described.take(
    ({ tasks }) =>
      ofOurs(tasks)
        .slice(0, WITH_LOG)
        .map((task) => task.taskArn ?? ''),
    [anything('task id')],
  )
  for (const task of withLog) for (const log of logs) await showLastLines(step, log, task, LAST_LINES)
}

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

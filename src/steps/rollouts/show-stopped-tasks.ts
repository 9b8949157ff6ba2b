import { type Aws, anything } from '../../calls/index.ts'
import { describeTasks, listTasks, type Task } from '../../calls/operations/index.ts'
import { type ContainerLog, showLastLines } from '../container-log.ts'
import { showStoppedTask } from '../show-stopped-task.ts'
import type { Begun } from './rollout.ts'

/** How many stopped tasks are looked at (all that one call takes), how many of the newest are shown, and of how many the log. */
const LOOKED_AT = 100
const SHOWN = 3
const WITH_LOG = 1
const LAST_LINES = 10

/** After a rollout that failed: why its tasks stopped, and what their containers said last. A denial loses only what it denies. */
export async function showStoppedTasks(aws: Aws, { target, id }: Begun, logs: readonly ContainerLog[]): Promise<void> {
  await aws.aside('show the stopped tasks', { target, id, logs }, async (of, own) => {
    const { cluster, service } = of.target
    const listed = await own.attempt(listTasks({ cluster, serviceName: service, desiredStatus: 'STOPPED' }))
    const stopped = listed.ask('tasks have stopped', ({ taskArns = [] }) => taskArns.length > 0 && taskArns)
    if (!stopped) return
    const tasks = stopped.take((arns) => arns.slice(0, LOOKED_AT), [anything('task id')])
    const described = await own.attempt(describeTasks({ cluster, tasks }))
    const ours = described.map((answer) => newestOf(answer.tasks, of.id))
    ours.see((all) => {
      for (const task of all.slice(0, SHOWN)) showStoppedTask(own, task)
    })
    const withLog = ours.map((all) =>
      all.slice(0, WITH_LOG).map(({ taskArn = '' }) => ({ task: taskArn, logs: of.logs })),
    )
    const standIn = { task: anything('task id'), logs: of.logs }
    await own.each({ of: withLog, standIn }, async (one, inner) => {
      for (const log of one.logs) await showLastLines(inner, { ...log, task: one.task }, LAST_LINES)
    })
  })
}

/** The tasks of a deployment, the last to stop first. One that is still on its way to STOPPED is the newest. */
function newestOf(tasks: readonly Task[] = [], deploymentId: string): readonly Task[] {
  return tasks
    .filter(({ startedBy }) => startedBy === undefined || startedBy === deploymentId)
    .sort((a, b) => (b.stoppedAt ?? Infinity) - (a.stoppedAt ?? Infinity) || 0)
}

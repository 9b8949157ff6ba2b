import { type Aws, anything } from '../../calls/index.ts'
import { describeTasks, listTasks, type Task } from '../../calls/operations/index.ts'
import { groupFailures, type TaskEvidence } from '../../diagnosis/index.ts'
import { lastLinesOf } from '../container-log.ts'
import { showCauses } from '../show-causes.ts'
import { evidenceOf, showStoppedTask } from '../show-stopped-task.ts'
import type { Shown } from '../shown.ts'
import type { Begun } from './rollout.ts'

/** How many stopped tasks are looked at (all that one call takes), how many ways of stopping are shown, and of how many tasks the log. */
const LOOKED_AT = 100
const SHOWN = 3
const WITH_LOG = 1
const LAST_LINES = 10

/** What is known of a failed rollout beside its tasks. */
export interface Around {
  readonly shown: Shown
  /** Messages of the service's events since it began, newest first. */
  readonly events: readonly string[]
}

/**
 * After a rollout that failed: in which ways its tasks stopped, what their containers said last, and the likely cause. A denial loses only
 * what it denies.
 */
export async function showStoppedTasks(aws: Aws, { target, id }: Begun, { shown, events }: Around): Promise<void> {
  await aws.aside('show the stopped tasks', { target, id, shown, events }, async (of, own) => {
    const { cluster, service } = of.target
    const listed = await own.attempt(listTasks({ cluster, serviceName: service, desiredStatus: 'STOPPED' }))
    const stopped = listed.ask('tasks have stopped', ({ taskArns = [] }) => taskArns.length > 0 && taskArns)
    // Tasks that could not be placed leave none behind: the events alone tell.
    if (!stopped) return listed.see(() => showCauses(own, { tasks: [], events: of.events, targets: [] }))
    const tasks = stopped.take((arns) => arns.slice(0, LOOKED_AT), [anything('task id')])
    const described = await own.attempt(describeTasks({ cluster, tasks }))
    const ours = described.map((answer) => newestOf(answer.tasks, of.id))
    ours.see((all) => showGroups(own, all))
    const withLog = ours.map((all) =>
      all.slice(0, WITH_LOG).map(({ taskArn = '' }) => ({ task: taskArn, logs: of.shown.logs })),
    )
    const standIn = { task: anything('task id'), logs: of.shown.logs }
    const said = await own.each({ of: withLog, standIn }, async (one, inner) => {
      const last = []
      for (const log of one.logs) last.push(await lastLinesOf(inner, { ...log, task: one.task }, LAST_LINES))
      return last
    })
    ours.and(said).see(([all, lines]) => {
      const evidence = all.map((task, i) => withLines(evidenceOf(task, of.shown.containers), lines[i] ?? []))
      showCauses(own, { tasks: evidence, events: of.events, targets: [] })
    })
  })
}

function showGroups(own: Aws, tasks: readonly Task[]): void {
  const groups = groupFailures(tasks.map((task) => evidenceOf(task)))
  for (const { example, count } of groups.slice(0, SHOWN)) {
    const task = tasks.find(({ taskArn = '' }) => taskArn.endsWith(`/${example.id}`))
    if (task) showStoppedTask(own, task, count)
  }
  const rest = groups.slice(SHOWN).reduce((sum, { count }) => sum + count, 0)
  if (rest > 0) own.note(`${rest} more tasks stopped in ${groups.length - SHOWN} other ways`)
}

function withLines(
  task: TaskEvidence,
  all: readonly { readonly container: string; readonly lines: readonly string[] }[],
) {
  return {
    ...task,
    containers: task.containers.map((container) => ({
      ...container,
      lastLines: all.find((one) => one.container === container.name)?.lines,
    })),
  }
}

/** The tasks of a deployment, the last to stop first. One that is still on its way to STOPPED is the newest. */
function newestOf(tasks: readonly Task[] = [], deploymentId: string): readonly Task[] {
  return tasks
    .filter(({ startedBy }) => startedBy === undefined || startedBy === deploymentId)
    .sort((a, b) => (b.stoppedAt ?? Infinity) - (a.stoppedAt ?? Infinity) || 0)
}

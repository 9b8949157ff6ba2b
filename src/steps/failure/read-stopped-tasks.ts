import { type Answer, type Aws, anything } from '../../calls/index.ts'
import {
  describeTasks,
  familyOf,
  hasMoreTasks,
  isBareFamily,
  listTasks,
  type Task,
} from '../../calls/operations/index.ts'
import { type FailureGroup, groupFailures, type TaskEvidence } from '../../diagnosis/index.ts'
import { type ContainerLog, lastLinesOf } from '../container-log.ts'
import { evidenceOf } from '../show-stopped-task.ts'
import type { Shown } from '../shown.ts'
import type { FailedRollout } from './failed-rollout.ts'

/** All that one DescribeTasks takes. */
const LOOKED_AT = 100
/** Ways of stopping that are shown. */
export const SHOWN_WAYS = 3
/** Containers of them whose last lines are read. */
const LOGS = 4
const LAST_LINES = 10

/** The tasks of a rollout that stopped. */
export interface StoppedTasks {
  readonly lookedAt: number
  readonly hasMore: boolean
  /** Those of the rollout, the last to stop first. */
  readonly tasks: readonly Task[]
  /** The same with what their definition and their logs say. */
  readonly evidence: readonly TaskEvidence[]
  readonly groups: readonly FailureGroup[]
}

/** Nothing is known. */
export const noStoppedTasks: StoppedTasks = { lookedAt: 0, hasMore: false, tasks: [], evidence: [], groups: [] }

/** One list, one look, and a few logs side by side, however many tasks have stopped. */
export async function readStoppedTasks(own: Aws, of: FailedRollout): Promise<StoppedTasks> {
  const { cluster } = of.target
  const listed = await own.attempt(listTasks({ cluster, ...filterOf(of), desiredStatus: 'STOPPED' }))
  const stopped = listed.ask('tasks have stopped', ({ taskArns = [] }) => taskArns.length > 0 && taskArns)
  // Tasks that could not be placed leave none behind.
  if (!stopped) return noStoppedTasks
  const arns = stopped.take((all) => all.slice(0, LOOKED_AT), [anything('task id')])
  const described = await own.attempt(describeTasks({ cluster, tasks: arns }))
  const ours = described.map(({ tasks }) => newestOf(tasks, of))
  const read = await readEvidence(own, ours, of.shown)
  return {
    ...read,
    lookedAt: described.take(({ tasks: all = [] }) => all.length, 0),
    hasMore: listed.take(hasMoreTasks, false),
  }
}

/** What is known of tasks that stopped, their last lines included. */
export async function readEvidence(
  own: Aws,
  stopped: Answer<readonly Task[]>,
  shown: Pick<Shown, 'logs' | 'containers'>,
): Promise<StoppedTasks> {
  const read = await own.lastWords('show the last log lines', shown, ({ logs }, inner) =>
    readLogs(inner, logs, stopped),
  )
  const lines = read.take((all) => all, [])
  const tasks = stopped.take((all) => all, [])
  const evidence = tasks.map((task) => withLines(evidenceOf(task, shown.containers), lines))
  return { lookedAt: tasks.length, hasMore: false, tasks, evidence, groups: groupFailures(evidence) }
}

interface ReadLog {
  readonly task: string
  readonly container: string
  readonly lines: readonly string[]
}

/** A plan reads each log of one task. */
async function readLogs(
  own: Aws,
  logs: readonly ContainerLog[],
  tasks: Answer<readonly Task[]>,
): Promise<readonly ReadLog[]> {
  const wanted = tasks.map((all) => logsToRead(all, logs))
  const read = await own.each(logs, async (log, outer) => {
    const of = wanted.map((all) =>
      all.filter(({ container }) => container === log.container).map(({ task }) => ({ task, log })),
    )
    const standIn = { task: anything('task id'), log }
    const said = await outer.each({ of, standIn }, async (one, inner) => {
      const { lines } = await lastLinesOf(inner, { ...one.log, task: one.task }, LAST_LINES)
      return { task: one.task, container: one.log.container, lines }
    })
    return said.take((all) => all, [])
  })
  return read.take((all) => all.flat(), [])
}

/** Of the example of each way: the containers that ran, first those that ended by an error of their own. */
function logsToRead(tasks: readonly Task[], logs: readonly ContainerLog[]): { task: string; container: string }[] {
  const examples = groupFailures(tasks.map((task) => evidenceOf(task))).slice(0, SHOWN_WAYS)
  const pairs = examples.flatMap(({ example: { id, containers } }) =>
    containers.flatMap(({ name, exitCode }) =>
      exitCode === undefined || !logs.some(({ container }) => container === name)
        ? []
        : [{ task: id, container: name, exitCode }],
    ),
  )
  const failedItself = ({ exitCode }: { exitCode: number }) => exitCode !== 0 && exitCode !== 143
  return [...pairs.filter(failedItself), ...pairs.filter((one) => !failedItself(one))].slice(0, LOGS)
}

function withLines(task: TaskEvidence, read: readonly ReadLog[]): TaskEvidence {
  return {
    ...task,
    containers: task.containers.map((container) => ({
      ...container,
      lastLines: read.find((one) => one.task === task.id && one.container === container.name)?.lines,
    })),
  }
}

/**
 * Of a service ECS lists only stopped tasks of deployments that it still lists: one that was rolled back a minute ago has none any more,
 * while those of its family are listed for an hour. observed: test/vectors/ecs-wire (W-tk-20)
 */
function filterOf({ target, ended, revision, taskDefinition = revision }: FailedRollout) {
  const isListed = ended.status === 'moving' || isBareFamily(taskDefinition)
  return isListed ? { serviceName: target.service } : { family: familyOf(taskDefinition) }
}

/** The tasks of a deployment, the last to stop first. One that is still on its way to STOPPED is the newest. */
function newestOf(tasks: readonly Task[] = [], of: FailedRollout): readonly Task[] {
  const own = `service:${of.target.service}`
  const isOurs = ({ startedBy, taskDefinitionArn, group = own }: Task) => {
    if (of.startedBy !== undefined && startedBy !== undefined) return startedBy === of.startedBy
    // Emulators may not say who started a task; one of nobody's service has another group.
    return group === own && (startedBy === undefined || taskDefinitionArn === of.taskDefinition)
  }
  return tasks.filter(isOurs).sort((a, b) => (b.stoppedAt ?? Infinity) - (a.stoppedAt ?? Infinity) || 0)
}

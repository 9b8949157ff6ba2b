import type { Answer, Aws, Place } from '../../calls/index.ts'
import { clusterNameOf, getCallerIdentity, revisionNameOf, type Task } from '../../calls/operations/index.ts'
import { diagnose, type FailureGroup } from '../../diagnosis/index.ts'
import type { FailureReport, ImageView, Moment, TargetView } from '../../report/index.ts'
import type { ContainerLog } from '../container-log.ts'
import { stoppedTaskView } from '../show-stopped-task.ts'
import type { Shown } from '../shown.ts'
import { consoleLinks } from './console-links.ts'
import type { FailedRollout } from './failed-rollout.ts'
import type { FailedTasks } from './failed-tasks.ts'
import { readActionLog } from './read-action-log.ts'
import { noStoppedTasks, readEvidence, readStoppedTasks, SHOWN_WAYS, type StoppedTasks } from './read-stopped-tasks.ts'
import { readTargets } from './read-targets.ts'
import { timelineOf } from './timeline.ts'

/** The likeliest cause and what else the evidence speaks for: more than that is guessing. */
const SHOWN_CAUSES = 3
const SHOWN_MESSAGES = 5

/** Who asked: ARN, where AWS says. Nobody may be denied that, but some have no way to STS. */
export async function readCaller(aws: Aws): Promise<string | undefined> {
  const caller = await aws.lastWords('say who asked', {}, (_, own) => own.attempt(getCallerIdentity(), 'optional'))
  return caller.take((answer) => answer.take(({ Arn }) => Arn, undefined), undefined)
}

/**
 * Gathers all that can be known of a rollout. It makes at most nine calls, however many tasks failed (ListTasks, DescribeTasks, four logs, two
 * target groups, the Action Log), each of which may be denied: then its part is missing. `by`: who asked for the rollout, where that is known.
 */
export async function failureReport(
  aws: Aws,
  rollout: FailedRollout,
  by: string | undefined,
): Promise<Answer<FailureReport>> {
  // Each part has time of its own: one that AWS does not give takes no other along.
  const stopped = await aws.lastWords('show the stopped tasks', rollout, (of, own) => readStoppedTasks(own, of))
  const targets = await aws.lastWords('show the targets', rollout, (of, own) => readTargets(own, of))
  const actionLog = await aws.lastWords('show the Action Log of ECS', rollout, (of, own) => readActionLog(own, of))
  // A plan makes no report.
  const made = await aws.aside('report the failure', rollout, async () => true)
  const { target, events } = rollout
  return made.map(() =>
    reportOf(
      {
        ...rollout,
        ...target,
        by,
        stopped: stopped.take((one) => one, noStoppedTasks),
        targets: targets.take((all) => all, []),
        messages: events.filter(isComplaint),
        actionLog: actionLog.take((all) => all, []),
      },
      aws.place,
    ),
  )
}

/** The same of tasks of nobody's service: at most five calls, four of them for logs. */
export async function failedTasksReport(
  aws: Aws,
  failed: FailedTasks,
  tasks: Answer<readonly Task[]>,
): Promise<Answer<FailureReport>> {
  const by = await readCaller(aws)
  const stopped = await aws.lastWords('show the stopped tasks', failed, ({ shown }, own) =>
    readEvidence(own, tasks, shown),
  )
  const { taskDefinition, why, notPlaced } = failed
  return tasks.map(() =>
    reportOf(
      {
        ...failed,
        service: undefined,
        id: '',
        revision: revisionNameOf(taskDefinition),
        ended: { status: 'failed', why },
        moments: [],
        events: [],
        by,
        stopped: stopped.take((one) => one, noStoppedTasks),
        targets: [],
        messages: notPlaced,
        actionLog: [],
      },
      aws.place,
    ),
  )
}

/** What was asked, and what was read for the report. */
interface Read extends Pick<FailedRollout, 'id' | 'revision' | 'taskDefinition' | 'ended' | 'moments' | 'events'> {
  readonly cluster: string
  readonly service: string | undefined
  readonly shown: Pick<Shown, 'logs' | 'registeredAt'>
  readonly by: string | undefined
  readonly stopped: StoppedTasks
  readonly targets: readonly TargetView[]
  /** Newest first. */
  readonly messages: readonly string[]
  readonly actionLog: readonly Moment[]
  /** Why RunTask placed fewer tasks than it was asked for: the tasks are to run once. */
  readonly notPlaced?: readonly string[]
}

/** The report itself. */
function reportOf(read: Read, place: Place): FailureReport {
  const { cluster, service, revision, taskDefinition, id, ended, moments, events, shown, by } = read
  const { stopped, targets, messages, actionLog, notPlaced } = read
  const { groups, tasks, evidence, lookedAt, hasMore } = stopped
  const [newest] = groups
  const once = notPlaced === undefined ? {} : { runsOnce: true, placementFailures: notPlaced }
  return {
    asked: {
      cluster: clusterNameOf(cluster),
      service,
      revision,
      taskDefinition,
      deployment: id,
      images: imagesOf(tasks),
      by,
    },
    ended,
    timeline: timelineOf(moments, tasks, { revision, at: shown.registeredAt }),
    failures: groups.slice(0, SHOWN_WAYS).map(({ example, count }) => ({ count, task: stoppedTaskView(example) })),
    tasks: {
      lookedAt,
      hasMore,
      inOtherWays: groups.slice(SHOWN_WAYS).reduce((sum, { count }) => sum + count, 0),
    },
    targets,
    messages: [...new Set(messages)].slice(0, SHOWN_MESSAGES),
    actionLog,
    causes: diagnose({ tasks: evidence, events, targets, ...once })
      .slice(0, SHOWN_CAUSES)
      .map((one, i) => ({ rank: i + 1, ...one })),
    links: consoleLinks({
      place,
      cluster,
      service,
      task: newest?.example.id,
      log: logWorthReading(newest, shown.logs),
    }),
  }
}

/** The log of a container that failed by itself, else the first one. */
function logWorthReading(newest: FailureGroup | undefined, logs: readonly ContainerLog[]): ContainerLog | undefined {
  const failed = newest?.example.containers.filter(({ exitCode = 0 }) => exitCode !== 0 && exitCode !== 143) ?? []
  return logs.find((log) => failed.some(({ name }) => name === log.container)) ?? logs[0]
}

/** Of the task that stopped last: its images with the digests that were pulled. */
function imagesOf([newest]: readonly Task[]): ImageView[] {
  return (newest?.containers ?? []).flatMap(({ name = '', image, imageDigest }) =>
    image === undefined ? [] : [{ container: name, image, digest: imageDigest }],
  )
}

/** Most events tell what goes well. */
function isComplaint(message: string): boolean {
  return /unable|unhealthy|unavailable|insufficient|throttled|protected|not able/i.test(message)
}

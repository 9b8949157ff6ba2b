import type { Answer, Aws, Place } from '../../calls/index.ts'
import { clusterNameOf, getCallerIdentity, type Task } from '../../calls/operations/index.ts'
import { diagnose } from '../../diagnosis/index.ts'
import type { FailureReport, ImageView, Moment, TargetView } from '../../report/index.ts'
import { stoppedTaskView } from '../show-stopped-task.ts'
import { consoleLinks } from './console-links.ts'
import type { FailedRollout } from './failed-rollout.ts'
import { readActionLog } from './read-action-log.ts'
import { noStoppedTasks, readStoppedTasks, SHOWN_WAYS, type StoppedTasks } from './read-stopped-tasks.ts'
import { readTargets } from './read-targets.ts'
import { timelineOf } from './timeline.ts'

/** The likeliest cause and what else the evidence speaks for: more than that is guessing. */
const SHOWN_CAUSES = 3
const SHOWN_MESSAGES = 5

/** What was read for a report. */
interface Read {
  readonly by: string | undefined
  readonly stopped: StoppedTasks
  readonly targets: readonly TargetView[]
  readonly actionLog: readonly Moment[]
}

/**
 * Gathers all that can be known of a rollout. It makes at most ten calls, however many tasks failed (ListTasks, DescribeTasks, four logs, two
 * target groups, the Action Log, GetCallerIdentity), each of which may be denied: then its part is missing.
 */
export async function failureReport(aws: Aws, rollout: FailedRollout): Promise<Answer<FailureReport>> {
  // Each part has time of its own: one that AWS does not give takes no other along.
  const caller = await aws.lastWords('say who asked', {}, (_, own) => own.attempt(getCallerIdentity(), 'optional'))
  const stopped = await aws.lastWords('show the stopped tasks', rollout, (of, own) => readStoppedTasks(own, of))
  const targets = await aws.lastWords('show the targets', rollout, (of, own) => readTargets(own, of))
  const actionLog = await aws.lastWords('show the Action Log of ECS', rollout, (of, own) => readActionLog(own, of))
  const read: Read = {
    by: caller.take((answer) => answer.take(({ Arn }) => Arn, undefined), undefined),
    stopped: stopped.take((one) => one, noStoppedTasks),
    targets: targets.take((all) => all, []),
    actionLog: actionLog.take((all) => all, []),
  }
  // A plan makes no report.
  const made = await aws.aside('report the failure', rollout, async () => true)
  return made.map(() => reportOf(rollout, read, aws.place))
}

/** The report itself. */
function reportOf(rollout: FailedRollout, { by, stopped, targets, actionLog }: Read, place: Place): FailureReport {
  const { target, revision, taskDefinition, id, ended, moments, events, shown } = rollout
  const { groups, tasks, evidence, lookedAt, hasMore } = stopped
  const [newest] = groups
  return {
    asked: {
      cluster: clusterNameOf(target.cluster),
      service: target.service,
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
    messages: [...new Set(events.filter(isComplaint))].slice(0, SHOWN_MESSAGES),
    actionLog,
    causes: diagnose({ tasks: evidence, events, targets })
      .slice(0, SHOWN_CAUSES)
      .map((one, i) => ({ rank: i + 1, ...one })),
    links: consoleLinks({
      place,
      cluster: target.cluster,
      service: target.service,
      task: newest?.example.id,
      log: shown.logs[0],
    }),
  }
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

import { type Answer, type Aws, anything } from '../../calls/index.ts'
import { describeTasks, listTasks, type Task } from '../../calls/operations/index.ts'
import { diagnose } from '../../diagnosis/index.ts'
import { evidenceOf } from '../show-stopped-task.ts'
import type { Begun, Following } from './rollout.ts'
import type { StopType } from './waiting.ts'

/** All that one DescribeTasks takes. */
const LOOKED_AT = 100

/** A look at a deployment, and how many of its tasks may fail for good. */
interface Watch<Own extends Begun, Seen> {
  readonly begun: Own
  readonly seen: Answer<Seen>
  readonly most: number
}

/**
 * Stops a deployment once so many of its tasks have failed for a reason that cannot heal: an image or a secret that is not there, a role that
 * may not. The first deployment of a service has nothing to go back to. Gives whether that was asked. What cannot be read is said once: the
 * deployment is then followed to whatever end it comes to.
 */
export async function stopIfHopeless<Own extends Begun, Seen>(
  aws: Aws,
  rollout: Following<Own, Seen>,
  { begun, seen, most }: Watch<Own, Seen>,
): Promise<boolean> {
  const { stop, startedBy = ({ id }) => id, canGoBack = () => true } = rollout
  const of = startedBy(begun)
  if (!stop || of === undefined) return false
  const stopType = seen.take<StopType>((one) => (canGoBack(one) ? 'ROLLBACK' : 'ABORT'), 'ROLLBACK')
  const item = { by: rollout.name, begun, of, most, stopType }
  const stopped = await aws.aside('stop a deployment that cannot succeed', item, async (given, own) => {
    const { cluster, service: serviceName } = given.begun.target
    const listed = await own.attempt(listTasks({ cluster, serviceName, desiredStatus: 'STOPPED' }))
    const some = listed.ask('tasks have stopped', ({ taskArns = [] }) => taskArns.length > 0 && taskArns)
    if (!some) return false
    const tasks = some.take((arns) => arns.slice(0, LOOKED_AT), [anything('task id')])
    const described = await own.attempt(describeTasks({ cluster, tasks }))
    const hopeless = described.ask('so many tasks failed for a reason that cannot heal', ({ tasks: all = [] }) => {
      const found = hopelessOf(all, given.of)
      return found.count >= given.most && found
    })
    if (!hopeless) return false
    hopeless.see(({ count, cause }) =>
      own.warn(
        `${count === 1 ? '1 task' : `${count} tasks`} of ${given.begun.revision} failed for a reason that cannot heal: ${cause}`,
      ),
    )
    return stop(own, given.begun, given.stopType)
  })
  return stopped.take((is) => is, false)
}

function hopelessOf(tasks: readonly Task[], startedBy: string): { count: number; cause: string } {
  const causes = tasks
    .filter((task) => task.startedBy === startedBy)
    .flatMap((task) => diagnose({ tasks: [evidenceOf(task)], events: [], targets: [] }).slice(0, 1))
    .filter(({ heals }) => !heals)
  return { count: causes.length, cause: causes[0]?.cause ?? '' }
}

import { type Answer, type Aws, anything } from '../../calls/index.ts'
import { describeTasks, listTasks, type Service, type Task } from '../../calls/operations/index.ts'
import { diagnose } from '../../diagnosis/index.ts'
import { evidenceOf } from '../show-stopped-task.ts'
import { type Stoppable, stopDeployment } from './stop-deployment.ts'
import type { StopType } from './waiting.ts'

/** All that one DescribeTasks takes. */
const LOOKED_AT = 100

/**
 * Stops a deployment once so many of its tasks have failed for a reason that cannot heal: an image or a secret that is not there, a role that
 * may not. The first deployment of a service has nothing to go back to. Gives whether it was stopped.
 */
export async function stopIfHopeless(
  aws: Aws,
  seen: Answer<Service | undefined>,
  { begun, most }: { readonly begun: Stoppable; readonly most: number },
): Promise<boolean> {
  const stopType = seen.take<StopType>((service) => stopTypeFor(service), 'ROLLBACK')
  const { target, id, revision } = begun
  const title = 'stop a deployment that cannot succeed'
  const stopped = await aws.aside(title, { target, id, revision, most, stopType }, async (of, own) => {
    const { cluster, service: serviceName } = of.target
    const listed = await own.call(listTasks({ cluster, serviceName, desiredStatus: 'STOPPED' }))
    const some = listed.ask('tasks have stopped', ({ taskArns = [] }) => taskArns.length > 0 && taskArns)
    if (!some) return false
    const tasks = some.take((arns) => arns.slice(0, LOOKED_AT), [anything('task id')])
    const described = await own.call(describeTasks({ cluster, tasks }))
    const hopeless = described.ask('so many tasks failed for a reason that cannot heal', ({ tasks: all = [] }) => {
      const found = hopelessOf(all, of.id)
      return found.count >= of.most && found
    })
    if (!hopeless) return false
    hopeless.see(({ count, cause }) =>
      own.warn(`${count} tasks of ${of.revision} failed for a reason that cannot heal: ${cause}`),
    )
    return stopDeployment(own, of, of.stopType)
  })
  return stopped.take((is) => is, false)
}

function stopTypeFor(service: Service | undefined): StopType {
  return (service?.deployments ?? []).length > 1 ? 'ROLLBACK' : 'ABORT'
}

function hopelessOf(tasks: readonly Task[], id: string): { count: number; cause: string } {
  const causes = tasks
    .filter(({ startedBy }) => startedBy === id)
    .flatMap((task) => diagnose({ tasks: [evidenceOf(task)], events: [], targets: [] }).slice(0, 1))
    .filter(({ heals }) => !heals)
  return { count: causes.length, cause: causes[0]?.cause ?? '' }
}

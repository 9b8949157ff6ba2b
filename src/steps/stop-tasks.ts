import type { Aws } from '../calls/index.ts'
import { idOf, stopTask } from '../calls/operations/index.ts'

/** Tasks by their ARNs. */
interface Stoppable {
  readonly cluster: string
  readonly tasks: readonly string[]
}

/** Asks ECS to stop tasks, side by side; gives whether it was asked for all of them. A refusal is said. */
export async function stopTasks(aws: Aws, { cluster, tasks }: Stoppable): Promise<boolean> {
  const stopped = await aws.each(tasks, async (task, own) => {
    const reason = 'the command that waited for it was stopped (ristretto run --on-cancel stop)'
    const answer = await own.attempt(stopTask({ cluster, task, reason }))
    answer.see(() => own.note(`asked ECS to stop task ${idOf(task)}`))
    return answer.ask('the stop is accepted', () => true) !== undefined
  })
  return stopped.take((all) => all.every(Boolean), true)
}

import { arn, clusterNameOf, idOf } from '../arn.ts'
import { readCall } from '../operation.ts'
import { rates } from './rates.ts'

/** Up to 100 tasks, each authorised by itself. */
export function describeTasks(input: { readonly cluster: string; readonly tasks: readonly string[] }) {
  return readCall(
    'ecs:DescribeTasks',
    input,
    (place) =>
      input.tasks.map((task) => ({
        action: 'ecs:DescribeTasks',
        resource: arn(place, 'ecs', `task/${clusterNameOf(input.cluster)}/${idOf(task)}`),
      })),
    {
      yields: 'tasks',
      rate: rates.taskReads,
      statement: { name: 'ReadFailedTasks', required: 'WaitTask' },
      loss: 'a failed rollout is reported without its stopped tasks, the live view without their health',
    },
  )
}

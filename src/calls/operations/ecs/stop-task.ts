import { arn, clusterNameOf, idOf } from '../arn.ts'
import { writeCall } from '../operation.ts'
import { rates } from './rates.ts'

/** Stops a task; it has its stop timeout left to end by itself. `reason` is shown in the stopped task. */
export function stopTask(input: { readonly cluster: string; readonly task: string; readonly reason: string }) {
  return writeCall(
    'ecs:StopTask',
    input,
    (place) => [
      {
        action: 'ecs:StopTask',
        resource: arn(place, 'ecs', `task/${clusterNameOf(input.cluster)}/${idOf(input.task)}`),
      },
    ],
    {
      yields: 'task',
      rate: rates.taskChanges,
      statement: 'StopTask',
      loss: 'tasks that `run --on-cancel stop` gives up go on',
      repeat: 'harmless',
      shownBy: `aws ecs describe-tasks --cluster ${input.cluster} --tasks ${idOf(input.task)}`,
    },
  )
}

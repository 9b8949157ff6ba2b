import { read } from '../../call.ts'
import { arn, clusterNameOf, idOf } from '../arn.ts'
import type { Failed, Task } from './types.ts'

/** Up to 100 tasks, each authorised by itself. */
export function describeTasks(input: { readonly cluster: string; readonly tasks: readonly string[] }) {
  return read<{ tasks?: readonly Task[]; failures?: readonly Failed[] }>('ecs:DescribeTasks', input, (place) =>
    input.tasks.map((task) => ({
      action: 'ecs:DescribeTasks',
      resource: arn(place, 'ecs', `task/${clusterNameOf(input.cluster)}/${idOf(task)}`),
    })),
  )
}

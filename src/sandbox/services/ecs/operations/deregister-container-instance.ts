import type { Operation } from '../../../service.ts'
import { clusterCheck } from '../clusters.ts'
import { instanceOutput, requireInstance } from '../container-instances.ts'
import { optionalFlag, optionalText } from '../input.ts'
import { instanceLoad, releaseInstance } from '../machine/index.ts'
import { invalidParameter } from '../refuse.ts'
import { requireCluster } from '../resolve.ts'

/** Takes a container instance out of its cluster; with `force` although tasks run on it, which ECS then no longer knows. */
export const deregisterContainerInstance: Operation = {
  name: 'ecs:DeregisterContainerInstance',
  access: 'write',
  checks: (input, context) => [clusterCheck('DeregisterContainerInstance', input, context)],
  handle(input, context) {
    const cluster = requireCluster(input, context)
    const instance = requireInstance(context, cluster.name, optionalText(input, 'containerInstance') ?? '')
    const load = instanceLoad(context.state, instance)
    if (load.running + load.pending > 0 && !optionalFlag(input, 'force')) {
      throw invalidParameter('Found running tasks on the instance.') // reported by users: the text
    }
    const answer = { ...instanceOutput(context, instance), status: 'INACTIVE' }
    releaseInstance(context, instance)
    return { containerInstance: answer }
  },
}

import type { Service } from '../../aws-service.ts'
import { awsJson } from '../../protocols/index.ts'
import type { Operation } from '../../service.ts'
import { inputRules } from './input-rules.ts'
import { advance, nextEvent } from './machine/index.ts'
import { operations } from './operations/index.ts'
import { seed } from './seed.ts'
import { ecsShape } from './state-shape.ts'
import { initialState } from './store.ts'
import { throttle } from './throttling.ts'

export {
  addReplacement,
  promoteReplacement,
  removeOthers,
  replacementStatus,
  serviceForCodeDeploy,
} from './code-deploy.ts'
export type { EcsResources } from './seed.ts'
export { type EcsState, ecsServiceExists } from './store.ts'
export { networkInterfacesOfTasks, targetsOfTasks } from './targets-of-tasks.ts'
export { unplayedOf } from './unplayed.ts'

/** Amazon ECS: clusters, task definitions, services with rolling deployments, tasks. README.md tells how it runs. */
export const ecs: Service = {
  name: 'ecs',
  protocol: awsJson({ target: 'AmazonEC2ContainerServiceV20141113' }),
  inputRules,
  scope: 'region',
  seed,
  initial: initialState,
  shape: ecsShape,
  operations: operations.map(throttled),
  next: nextEvent,
  advance,
}

function throttled(operation: Operation): Operation {
  return {
    ...operation,
    handle(input, context) {
      throttle(operation.name.slice('ecs:'.length), context)
      return operation.handle(input, context)
    },
  }
}

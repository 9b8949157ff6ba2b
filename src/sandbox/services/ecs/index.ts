import type { Service } from '../../service.ts'
import { advance, nextEvent } from './machine/index.ts'
import { operations } from './operations/index.ts'
import { initialState } from './store.ts'

export type { EcsState } from './store.ts'

/** Amazon ECS: clusters, task definitions, services with rolling deployments, tasks. README.md tells how it runs. */
export const ecs: Service = {
  name: 'ecs',
  initial: initialState,
  operations,
  next: nextEvent,
  advance,
}

import type { JsonObject, SandboxState } from '../../../service.ts'
import { objects, optionalObject, optionalText } from '../input.ts'
import { type Container, findRevision, type Task } from '../store.ts'
import type { StepContext } from './step-context.ts'

/** The definition of a task's container. */
export function containerDefinition(state: SandboxState, task: Task, name: string): JsonObject | undefined {
  const definition = findRevision(state, task.family, task.revision)
  return objects(definition?.content ?? {}, 'containerDefinitions').find((container) => container['name'] === name)
}

/** Where a container's output goes under the awslogs driver, or undefined with another one. */
export interface LogDestination {
  readonly group: string
  readonly stream: string
  readonly createGroup: boolean
  readonly region: string
}

/**
 * Group and stream of a container, and the region that they are in.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html (checked 2026-11)
 */
export function logDestination(world: StepContext, task: Task, container: Container): LogDestination | undefined {
  const logging = optionalObject(containerDefinition(world.state, task, container.name) ?? {}, 'logConfiguration') ?? {}
  const options = optionalObject(logging, 'options') ?? {}
  const group = optionalText(options, 'awslogs-group')
  if (optionalText(logging, 'logDriver') !== 'awslogs' || group === undefined) return undefined
  const prefix = optionalText(options, 'awslogs-stream-prefix')
  return {
    group,
    // Without a prefix, which only EC2 allows, the stream has the name of the container's id.
    stream: prefix ? `${prefix}/${container.name}/${task.id}` : runtimeId(task, container),
    region: optionalText(options, 'awslogs-region') || world.region,
    createGroup: optionalText(options, 'awslogs-create-group') === 'true',
  }
}

/** The id that the container runtime gave: the task's, and a number that is always the same for one name. */
export function runtimeId(task: Task, container: Container): string {
  let number = 0
  for (const character of container.name) number = (number * 31 + character.charCodeAt(0)) % 10_000_000_000
  return `${task.id}-${String(number).padStart(10, '0')}`
}

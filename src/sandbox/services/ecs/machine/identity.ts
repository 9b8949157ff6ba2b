import type { ContainerIdentity } from '../../../behaviour.ts'
import type { JsonObject } from '../../../service.ts'
import { optionalText } from '../input.ts'
import type { Container, Task, TaskDefinition } from '../store.ts'
import type { Turn } from './turns.ts'

/** The names and numbers by which the behaviour of a container is looked up. */
export function identityOf(task: Task, container: Container): ContainerIdentity {
  return {
    family: task.family,
    revision: task.revision,
    image: container.image,
    container: container.name,
    startedBy: task.service === undefined ? 'run' : 'service',
    ...task.turn,
  }
}

/** The same before there is a task. */
export function identityIn(
  { family, revision }: TaskDefinition,
  container: JsonObject,
  { turn, startedBy }: { readonly turn: Turn; readonly startedBy: ContainerIdentity['startedBy'] },
): ContainerIdentity {
  const image = optionalText(container, 'image') ?? ''
  return { family, revision, image, container: optionalText(container, 'name') ?? '', startedBy, ...turn }
}

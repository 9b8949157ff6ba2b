import type { ContainerIdentity } from '../../../behaviour.ts'
import type { Container, Task } from '../store.ts'

/** The names by which the behaviour of a container is looked up. */
export function identityOf(task: Task, container: Container): ContainerIdentity {
  return {
    family: task.family,
    image: container.image,
    container: container.name,
    startedBy: task.service === undefined ? 'run' : 'service',
  }
}

import type { ContainerIdentity } from '../../../behaviour.ts'
import type { Container, Task } from '../store.ts'

/** What a container is known by when its behaviour is looked up. */
export function identityOf(task: Task, container: Container): ContainerIdentity {
  return {
    family: task.family,
    image: container.image,
    container: container.name,
    startedBy: task.service === undefined ? 'run' : 'service',
  }
}

import { note } from '../derived.ts'
import { ecsState, removeRevision, type TaskDefinition } from '../store.ts'
import type { StepContext } from './step-context.ts'
import { definitionIsDeleted } from './times.ts'

/** A revision whose deletion was asked for goes away after a while. */
export function planDeletion(world: StepContext, definition: TaskDefinition): void {
  definition.deleteAt ??= world.now + definitionIsDeleted
  note(ecsState(world.state), { kind: 'definition', definition })
}

/** Removes a revision, or looks again later while a task or a service still has it. */
export function deleteDefinition(world: StepContext, definition: TaskDefinition): void {
  if (isUsed(world, definition)) definition.deleteAt = world.now + definitionIsDeleted
  else removeRevision(world.state, definition)
}

function isUsed(world: StepContext, { family, revision }: TaskDefinition): boolean {
  const { tasks, stoppedTasks, services } = ecsState(world.state)
  const isIt = (one: { family: string; revision: number }): boolean =>
    one.family === family && one.revision === revision
  return (
    Object.values(tasks).some(isIt) ||
    stoppedTasks.some(isIt) ||
    Object.values(services).some(
      (service) => service.status !== 'INACTIVE' && service.deployments.some(({ blueprint }) => isIt(blueprint)),
    )
  )
}

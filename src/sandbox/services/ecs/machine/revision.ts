import { objects, optionalText } from '../input.ts'
import { type Blueprint, findRevision, type ServiceRevision } from '../store.ts'
import type { StepContext } from './step-context.ts'

/** The service revision that a deployment leads to. It has the number of the deployment. */
export function revisionOf(world: StepContext, number: string, blueprint: Blueprint): ServiceRevision {
  const definition = findRevision(world.state, blueprint.family, blueprint.revision)
  return {
    number,
    createdAt: world.now,
    blueprint,
    images: objects(definition?.content ?? {}, 'containerDefinitions').map((container) => ({
      containerName: optionalText(container, 'name') ?? '',
      image: optionalText(container, 'image') ?? '',
    })),
  }
}

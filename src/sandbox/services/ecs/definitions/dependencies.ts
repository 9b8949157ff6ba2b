import type { JsonObject } from '../../../service.ts'
import { objects, optionalText } from '../input.ts'
import { clientException } from '../refuse.ts'

/** Throws unless every `dependsOn` can come true. `containers` have their defaults filled in. */
export function checkDependencies(containers: readonly JsonObject[]): void {
  const byName = new Map(containers.map((container) => [optionalText(container, 'name') ?? '', container]))
  for (const container of containers) {
    for (const dependency of objects(container, 'dependsOn')) checkDependency(dependency, byName)
  }
  const dependencies = new Map([...byName].map(([name, container]) => [name, namesOf(container)]))
  if (hasCycle(dependencies)) throw clientException('Container dependsOn contains a cycle')
}

function checkDependency(dependency: JsonObject, byName: ReadonlyMap<string, JsonObject>): void {
  const name = optionalText(dependency, 'containerName') ?? ''
  const target = byName.get(name)
  // observed: test/vectors/ecs-wire (the plus sign is AWS's)
  if (target === undefined) throw clientException(`Cannot depend on container + '${name}' because it does not exist`)
  const condition = optionalText(dependency, 'condition')
  switch (condition) {
    case 'START':
      return
    case 'COMPLETE':
    case 'SUCCESS':
      if (target['essential'] !== true) return
      throw clientException(
        'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container',
      )
    case 'HEALTHY':
      if (target['healthCheck'] !== undefined) return
      throw clientException('A dependency container with HEALTHY condition must have health check configured')
    default:
      // assumed: the text
      throw clientException('Container dependency condition should be one of [START,COMPLETE,SUCCESS,HEALTHY]')
  }
}

function namesOf(container: JsonObject): string[] {
  return objects(container, 'dependsOn').map((dependency) => optionalText(dependency, 'containerName') ?? '')
}

// Takes away containers that wait for none of the others until none is left, or only such that wait for each other.
function hasCycle(dependencies: ReadonlyMap<string, readonly string[]>): boolean {
  const left = new Map(dependencies)
  for (;;) {
    const free = [...left].filter(([, names]) => names.every((name) => !left.has(name)))
    if (free.length === 0) return left.size > 0
    for (const [name] of free) left.delete(name)
  }
}

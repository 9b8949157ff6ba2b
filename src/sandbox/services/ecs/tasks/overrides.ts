import type { JsonObject } from '../../../service.ts'
import { normaliseUnits } from '../definitions/index.ts'
import { objects, optionalList, optionalObject, optionalText, present } from '../input.ts'
import { invalidParameter } from '../refuse.ts'
import type { TaskDefinition } from '../store.ts'

/** The overrides of RunTask as a task shows them: one entry for each container, empty or not. */
export function normaliseOverrides(input: JsonObject, definition: TaskDefinition): JsonObject {
  const asked = optionalObject(input, 'overrides') ?? {}
  const names = objects(definition.content, 'containerDefinitions').map(
    (container) => optionalText(container, 'name') ?? '',
  )
  const given = objects(asked, 'containerOverrides')
  for (const override of given) {
    const name = optionalText(override, 'name')
    if (name === undefined || !names.includes(name)) {
      throw invalidParameter(`Override for container named ${name} is not a container in the TaskDefinition.`)
    }
  }
  const others = names.filter((name) => !given.some((override) => override['name'] === name))
  return present({
    ...asked,
    cpu: normaliseUnits('cpu', optionalText(asked, 'cpu')),
    memory: normaliseUnits('memory', optionalText(asked, 'memory')),
    containerOverrides: [...given.map(present), ...others.map((name) => ({ name }))],
    inferenceAcceleratorOverrides: optionalList(asked, 'inferenceAcceleratorOverrides') ?? [],
  })
}

import type { Operation } from '../../../service.ts'
import { optionalText } from '../input.ts'
import { clientException } from '../refuse.ts'
import { checkTaskDefinitionName, lookUpTaskDefinition, parseTaskDefinition } from '../resolve.ts'
import { taskDefinitionOutput } from '../wire/index.ts'

/** Makes a revision INACTIVE. Services that use it go on; a second time it is answered again. */
export const deregisterTaskDefinition: Operation = {
  name: 'ecs:DeregisterTaskDefinition',
  access: 'write',
  checks: () => [{ action: 'ecs:DeregisterTaskDefinition', resource: '*' }],
  handle(input, context) {
    const text = optionalText(input, 'taskDefinition') ?? ''
    checkTaskDefinitionName(text)
    if (parseTaskDefinition(context, text)?.revision === undefined) throw clientException('Revision is missing.')
    const definition = lookUpTaskDefinition(context, text)
    if (definition === undefined) throw clientException('Unable to deregister task definition.')
    if (definition.status === 'DELETE_IN_PROGRESS') {
      throw clientException(
        'The task definition could not be deregistered because it is in the process of being deleted.',
      )
    }
    const previousStatus = definition.status
    if (definition.status === 'ACTIVE') {
      definition.status = 'INACTIVE'
      definition.deregisteredAt = context.now
    }
    // `previousStatus` is on the wire although no model has it.
    return { taskDefinition: { ...taskDefinitionOutput(context, definition), previousStatus } }
  },
}

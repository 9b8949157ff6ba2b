import type { JsonObject, Operation } from '../../../service.ts'
import { taskDefinitionArn } from '../arns.ts'
import { texts } from '../input.ts'
import { planDeletion } from '../machine/index.ts'
import { invalidParameter } from '../refuse.ts'
import { lookUpTaskDefinition, parseTaskDefinition } from '../resolve.ts'
import { resourceTagContext } from '../tags.ts'
import { taskDefinitionOutput } from '../wire/index.ts'

/** Has INACTIVE revisions deleted: DELETE_IN_PROGRESS, and gone an hour after nothing uses them any more. */
export const deleteTaskDefinitions: Operation = {
  name: 'ecs:DeleteTaskDefinitions',
  access: 'write',
  checks: (input, context) =>
    askedFor(input).map((text) => {
      const parsed = parseTaskDefinition(context, text)
      const resource =
        parsed?.revision === undefined
          ? text
          : taskDefinitionArn(context, { family: parsed.family, revision: parsed.revision })
      const tags = lookUpTaskDefinition(context, text)?.tags
      return { action: 'ecs:DeleteTaskDefinitions', resource, context: resourceTagContext(tags) }
    }),
  handle(input, context) {
    const asked = askedFor(input)
    const taskDefinitions: JsonObject[] = []
    const failures: JsonObject[] = []
    for (const text of asked) {
      const reason = refusal(parseTaskDefinition(context, text)?.revision, lookUpTaskDefinition(context, text)?.status)
      const definition = lookUpTaskDefinition(context, text)
      if (reason !== undefined || definition === undefined) {
        failures.push({ arn: text, reason })
        continue
      }
      const previousStatus = definition.status
      definition.status = 'DELETE_IN_PROGRESS'
      definition.deleteRequestedAt ??= context.now
      planDeletion(context, definition)
      taskDefinitions.push({ ...taskDefinitionOutput(context, definition), previousStatus })
    }
    return { taskDefinitions, failures }
  },
}

/** A malformed request is refused before IAM is asked. */
function askedFor(input: JsonObject): string[] {
  const asked = texts(input, 'taskDefinitions')
  if (asked.length < 1 || asked.length > 10) {
    throw invalidParameter('taskDefinitions must contain between 1 and 10 entries.') // assumed: the text
  }
  return asked
}

function refusal(revision: number | undefined, status: string | undefined): string | undefined {
  if (revision === undefined) {
    return 'The specified task definition identifier is invalid. Specify a valid name or ARN and try again.'
  }
  if (status === undefined) {
    return 'The specified task definition does not exist. Specify a valid account, family, revision and try again.'
  }
  if (status !== 'ACTIVE') return undefined
  return 'The specified task definition is still in ACTIVE status. Please deregister the target and try again.'
}

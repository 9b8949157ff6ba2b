import { writeCall } from '../operation.ts'
import { taskDefinitionArn } from './checks.ts'
import { rates } from './rates.ts'

/** Deletes up to ten INACTIVE revisions, each authorised by itself. What ECS does not delete stands among the failures. */
export function deleteTaskDefinitions(input: { readonly taskDefinitions: readonly string[] }) {
  return writeCall(
    'ecs:DeleteTaskDefinitions',
    input,
    (place) =>
      input.taskDefinitions.map((one) => ({
        action: 'ecs:DeleteTaskDefinitions',
        resource: taskDefinitionArn(place, one),
      })),
    {
      yields: 'taskDefinitions',
      rate: rates.taskDefinitionDeletions,
      statement: 'DeleteRevisions',
      repeat: 'harmless',
      shownBy: `aws ecs describe-task-definition --task-definition ${input.taskDefinitions[0] ?? ''}`,
    },
  )
}

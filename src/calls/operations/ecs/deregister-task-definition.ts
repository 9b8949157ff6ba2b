import { writeCall } from '../operation.ts'
import { rates } from './rates.ts'

/**
 * Makes a revision INACTIVE: nothing new can use it, and what runs goes on. IAM has no resource to fence it with.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html (checked 2026-11)
 */
export function deregisterTaskDefinition(input: { readonly taskDefinition: string }) {
  return writeCall(
    'ecs:DeregisterTaskDefinition',
    input,
    () => [{ action: 'ecs:DeregisterTaskDefinition', resource: '*' }],
    {
      yields: 'taskDefinition',
      rate: rates.taskDefinitionChanges,
      statement: 'DeregisterRevisions',
      repeat: 'harmless',
      shownBy: `aws ecs describe-task-definition --task-definition ${input.taskDefinition}`,
    },
  )
}

import { writeCall } from '../operation.ts'
import { onService, type PassedRoles, passToEcs, passToTasks } from './checks.ts'
import { rates } from './rates.ts'

/**
 * IAM asks about the roles of the task definition as soon as the request names one, even the one that runs already:
 * leaving it out of a mere change of the count spares the permission.
 * observed: public reports of 2026 against tools that always send it.
 *
 * Sent twice it ends in the same state: with `forceNewDeployment` a second deployment replaces the first, the answer names the second, and
 * that one is followed.
 */
export function updateService(
  input: { readonly cluster: string; readonly service: string; readonly taskDefinition?: string },
  passes: PassedRoles,
) {
  return writeCall(
    'ecs:UpdateService',
    input,
    (place) => [
      onService('ecs:UpdateService', place, input),
      ...(input.taskDefinition === undefined ? [] : passToTasks(place, passes.toTasks)),
      ...passToEcs(place, passes.toEcs),
    ],
    {
      yields: 'service',
      rate: rates.serviceChanges,
      statement: 'DeployService',
      repeat: 'harmless',
      shownBy: `aws ecs describe-services --cluster ${input.cluster} --services ${input.service}`,
    },
  )
}

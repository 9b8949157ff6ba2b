import { writeCall } from '../operation.ts'
import { onService, type PassedRoles, passToEcs, passToTasks, serviceArn, tagOnCreate } from './checks.ts'
import { rates } from './rates.ts'
import type { Tag } from './types.ts'

/** `passes`: the request does not show the roles that IAM asks about, so that the caller must say them. */
export function createService(
  input: {
    readonly cluster: string
    readonly serviceName: string
    readonly taskDefinition: string
    readonly clientToken: string
    readonly tags?: readonly Tag[]
  },
  passes: PassedRoles,
) {
  return writeCall(
    'ecs:CreateService',
    input,
    (place) => {
      const where = { cluster: input.cluster, service: input.serviceName }
      return [
        onService('ecs:CreateService', place, where),
        ...(input.tags?.length ? [tagOnCreate(serviceArn(place, where), 'CreateService', 'TagNewService')] : []),
        ...passToTasks(place, passes.toTasks),
        ...passToEcs(place, passes.toEcs),
      ]
    },
    {
      yields: 'service',
      rate: rates.serviceChanges,
      statement: 'DeployService',
      repeat: { token: 'clientToken' },
      shownBy: `aws ecs describe-services --cluster ${input.cluster} --services ${input.serviceName}`,
    },
  )
}

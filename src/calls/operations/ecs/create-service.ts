import type { Check } from '../../call.ts'
import { writeCall } from '../operation.ts'
import { onService, type PassedRoles, passToEcs, passToTasks, serviceArn, tagOnCreate } from './checks.ts'
import { rates } from './rates.ts'
import { tagsAmong } from './tag-keys.ts'
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
        ...(input.tags?.length ? [tagNew(serviceArn(place, where), input.tags)] : []),
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

/** With the keys that the file names, as they are set later: one right serves both. */
function tagNew(service: string, tags: readonly Tag[]): Check {
  return {
    ...tagOnCreate(service, 'CreateService', 'TagNewService'),
    ...tagsAmong(tags.map(({ key = '' }) => key)),
  }
}

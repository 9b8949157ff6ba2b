import type { Answer, Aws } from '../../calls/index.ts'
import {
  describeExpressGatewayService,
  type InCluster,
  type Service,
  serviceArn,
} from '../../calls/operations/index.ts'
import type { JsonObject } from '../../settings/index.ts'

/** What a configuration of an Express service says beside what creates it. */
const answersAlone = new Set(['createdAt', 'ingressPaths', 'serviceRevisionArn', 'taskDefinitionArn'])

/** Whether the service is of Express Mode: the flag says it, or else the service. */
export function isOfExpress(found: Answer<Service>, flag: boolean | undefined): boolean {
  if (flag !== undefined) return flag
  return !found.ask(
    'the service is one of its own, not of Express Mode',
    ({ resourceManagementType }) => resourceManagementType !== 'ECS',
  )
}

/** The definition of an Express service: what creates the like of it. */
export async function expressDefinition(aws: Aws, target: InCluster, found: Answer<Service>): Promise<JsonObject> {
  const own = serviceArn(aws.place, target)
  const arn = found.take((service) => service.serviceArn ?? own, own)
  const step = aws.step('read the Express service')
  const described = await step.call(describeExpressGatewayService({ serviceArn: arn, include: ['TAGS'] }))
  return described.take<JsonObject>(({ service }) => {
    const { infrastructureRoleArn, activeConfigurations = [], tags } = service
    const newest = Object.entries(activeConfigurations[0] ?? {}).filter(([key]) => !answersAlone.has(key))
    return {
      ...Object.fromEntries(newest),
      ...(infrastructureRoleArn === undefined ? {} : { infrastructureRoleArn }),
      ...(tags === undefined ? {} : { tags }),
    }
  }, {})
}

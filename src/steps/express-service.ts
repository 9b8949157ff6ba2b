import { type Answer, type Aws, UserError } from '../calls/index.ts'
import { describeExpressGatewayService, type InCluster, type Service } from '../calls/operations/index.ts'
import type { JsonObject } from '../settings/index.ts'
import { arnOfService } from './target.ts'

/** What a configuration of an Express service says beside what creates it. */
const answersAlone = new Set(['createdAt', 'ingressPaths', 'serviceRevisionArn', 'taskDefinitionArn'])

/** Throws UserError unless the service is an Express one. */
export function requireExpress(found: Answer<Service>, { service }: InCluster): void {
  if (found.ask('the service is an Express one', ({ resourceManagementType }) => resourceManagementType === 'ECS'))
    return
  throw new UserError('EXPRESS_MISMATCH', `service \`${service}\` is no Express service`, {
    hint: '`service_definition` in the configuration is for the others; an Express one is created under another name',
  })
}

/** The definition of an Express service: what creates the like of it. */
export async function liveExpressDefinition(aws: Aws, target: InCluster, found: Answer<Service>): Promise<JsonObject> {
  const call = describeExpressGatewayService({ serviceArn: arnOfService(aws, target, found), include: ['TAGS'] })
  const described = await aws.step('read the Express service').call(call)
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

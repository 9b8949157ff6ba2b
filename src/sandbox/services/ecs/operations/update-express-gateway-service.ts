import { type Operation, ServiceError } from '../../../service.ts'
import { keepRevision } from '../definitions/index.ts'
import {
  changedConfiguration,
  chooseDefinition,
  definitionOf,
  type ExpressRecord,
  expressBlueprint,
  expressKey,
  expressWriteChecks,
  findExpressService,
  scaleWithin,
  updatedExpressOutput,
  withinBounds,
} from '../express/index.ts'
import { canonicalJson } from '../input.ts'
import { beginDeployment, scheduler, wakeScheduler } from '../machine/index.ts'
import { requireCluster } from '../resolve.ts'
import { changeDesiredCount } from '../services/index.ts'

/** Changes an Express service: a canary deployment, unless nothing changes (assumed, as with UpdateService). */
export const updateExpressGatewayService: Operation = {
  name: 'ecs:UpdateExpressGatewayService',
  access: 'write',
  withoutEffect: [
    'healthCheckPath',
    'primaryContainer.command',
    'primaryContainer.environment',
    'primaryContainer.repositoryCredentials.credentialsParameter',
  ],
  checks(input, context) {
    const service = findExpressService(input, context)
    const before = service && definitionOf(context, service)
    return expressWriteChecks('UpdateExpressGatewayService', input, context, {
      key: expressKey(input, context),
      before,
    })
  },
  handle(input, context) {
    requireCluster(expressKey(input, context), context)
    const service = requireActiveService(findExpressService(input, context))
    const { blueprint: before, express } = service
    const configuration = changedConfiguration(input, before.express)
    const setting = {
      family: `${service.cluster}-${service.name}`.slice(0, 255),
      region: context.region,
      logGroup: express.resources.logGroup,
    }
    const definition = chooseDefinition(input, context, setting, definitionOf(context, service))
    const blueprint = expressBlueprint(context, input, express, { definition, configuration, before })
    keepRevision(definition, context)
    scaleWithin(context, service, configuration)
    changeDesiredCount(service, withinBounds(service.desiredCount, configuration))
    if (canonicalJson({ ...before }) !== canonicalJson({ ...blueprint })) beginDeployment(context, service, blueprint)
    wakeScheduler(context, service, context.now + scheduler.afterUpdate)
    return { service: updatedExpressOutput(context, service) }
  },
}

function requireActiveService(service: ExpressRecord | undefined): ExpressRecord {
  if (!service) throw new ServiceError('ServiceNotFoundException', 'Service not found.')
  if (service.status === 'ACTIVE') return service
  throw new ServiceError('ServiceNotActiveException', 'Service was not ACTIVE.')
}

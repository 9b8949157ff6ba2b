import { type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import { serviceForCodeDeploy } from '../ecs/index.ts'
import { requireConfig } from './configs.ts'
import { read } from './input.ts'

/** Throws unless a group names one ECS service that CodeDeploy deploys, and a configuration that there is. */
export function checkGroup(settings: JsonObject, context: RequestContext): void {
  requireConfig(read.text(settings, 'deploymentConfigName') ?? '')
  const services = read.objects(settings, 'ecsServices')
  const [service] = services
  if (!service || services.length > 1) {
    throw new ServiceError('InvalidECSServiceException', 'For ECS deployment group, ecsServices must be specified')
  }
  if (!read.object(settings, 'loadBalancerInfo')) {
    throw new ServiceError(
      'InvalidLoadBalancerInfoException',
      'For ECS deployment group, loadBalancerInfo must be specified',
    )
  }
  const key = { cluster: read.requiredText(service, 'clusterName'), service: read.requiredText(service, 'serviceName') }
  serviceForCodeDeploy(context, key)
}

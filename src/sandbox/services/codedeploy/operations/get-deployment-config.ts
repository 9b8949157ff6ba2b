import { type JsonObject, type Operation, ServiceError } from '../../../service.ts'
import { requireConfig, type TrafficRouting } from '../configs.ts'
import { read } from '../input.ts'
import { configArn } from '../store.ts'

/** https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_GetDeploymentConfig.html */
export const getDeploymentConfig: Operation = {
  name: 'codedeploy:GetDeploymentConfig',
  access: 'read',
  checks: (input, context) => [
    { action: 'codedeploy:GetDeploymentConfig', resource: configArn(context, nameIn(input)) },
  ],
  handle(input) {
    const name = nameIn(input)
    return {
      deploymentConfigInfo: {
        deploymentConfigName: name,
        computePlatform: 'ECS',
        trafficRoutingConfig: routingOnWire(requireConfig(name)),
      },
    }
  },
}

function nameIn(input: JsonObject): string {
  const name = read.text(input, 'deploymentConfigName')
  if (name) return name
  throw new ServiceError('DeploymentConfigNameRequiredException', 'Deployment configuration name is missing')
}

function routingOnWire(routing: TrafficRouting): JsonObject {
  if (routing.type === 'AllAtOnce') return { type: routing.type }
  const { type, percent, minutes } = routing
  return type === 'TimeBasedCanary'
    ? { type, timeBasedCanary: { canaryPercentage: percent, canaryInterval: minutes } }
    : { type, timeBasedLinear: { linearPercentage: percent, linearInterval: minutes } }
}

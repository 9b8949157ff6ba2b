import { isObject, type JsonObject } from '../definitions/index.ts'

/**
 * A service, wanted or live, in the form in which both are compared and changed: ecspresso's defaults filled in, and lists in order whose
 * order means nothing. (Its order of load balancers, registries and capacity providers does.)
 */
export function serviceForm(service: JsonObject): JsonObject {
  const { deploymentConfiguration, networkConfiguration, placementConstraints, placementStrategy } = service
  const { volumeConfigurations, vpcLatticeConfigurations, launchType, capacityProviderStrategy } = service
  const onFargate = launchType === 'FARGATE' && !Array.isArray(capacityProviderStrategy)
  return {
    ...(onFargate ? { platformVersion: 'LATEST' } : {}),
    enableECSManagedTags: false,
    enableExecuteCommand: false,
    ...service,
    ...deploymentForm(service, deploymentConfiguration),
    ...(isObject(networkConfiguration) ? { networkConfiguration: networkForm(networkConfiguration) } : {}),
    ...inOrder('placementConstraints', placementConstraints, ({ type, expression }) => `${type} ${expression ?? ''}`),
    ...inOrder('placementStrategy', placementStrategy, () => ''),
    ...inOrder('volumeConfigurations', volumeConfigurations, nameOf),
    ...inOrder('vpcLatticeConfigurations', vpcLatticeConfigurations, ({ portName }) => String(portName)),
  }
}

function nameOf({ name }: JsonObject): string {
  return String(name)
}

function inOrder(key: string, list: unknown, of: (element: JsonObject) => string): JsonObject {
  return Array.isArray(list) ? { [key]: sortedBy(list, of) } : {}
}

function sortedBy(list: readonly unknown[], of: (element: JsonObject) => string): readonly unknown[] {
  const keyed = list.map((element) => ({ element, key: isObject(element) ? of(element) : String(element) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ element }) => element)
}

/** What ecspresso fills in where the file says nothing, and AWS too when it creates a service. */
function deploymentForm(service: JsonObject, given: unknown): JsonObject {
  const { deploymentController, schedulingStrategy } = service
  const configuration = isObject(given) ? given : {}
  if (schedulingStrategy === 'DAEMON')
    return { deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 0, ...configuration } }
  const byCodeDeploy = isObject(deploymentController) && deploymentController['type'] === 'CODE_DEPLOY'
  const { deploymentCircuitBreaker } = configuration
  return {
    deploymentConfiguration: {
      maximumPercent: 200,
      minimumHealthyPercent: 100,
      ...configuration,
      // CodeDeploy has its own way to fail.
      ...(byCodeDeploy
        ? {}
        : {
            deploymentCircuitBreaker: isObject(deploymentCircuitBreaker)
              ? deploymentCircuitBreaker
              : { enable: false, rollback: false },
          }),
    },
  }
}

function networkForm(network: JsonObject): JsonObject {
  const { awsvpcConfiguration } = network
  if (!isObject(awsvpcConfiguration)) return network
  const { subnets, securityGroups } = awsvpcConfiguration
  return {
    ...network,
    awsvpcConfiguration: {
      assignPublicIp: 'DISABLED',
      ...awsvpcConfiguration,
      ...inOrder('subnets', subnets, nameOf),
      ...inOrder('securityGroups', securityGroups, nameOf),
    },
  }
}

import { isObject, type JsonObject, type ServiceDefinition } from '../definitions/index.ts'
import { serviceForm } from './service-form.ts'

/** What UpdateService cannot change, or what the command says itself. */
const notHere = ['serviceName', 'desiredCount', 'launchType', 'schedulingStrategy', 'deploymentController', 'tags']

/** What only CodeDeploy may change once it is the controller. */
const ofCodeDeploy = [
  'networkConfiguration',
  'platformVersion',
  'loadBalancers',
  'serviceRegistries',
  'capacityProviderStrategy',
]

/**
 * What UpdateService gets of a definition, beside the count, the task definition and the name. ecspresso's defaults are filled in, and what
 * the file does not have any more is cleared: load balancers, volumes, VPC Lattice and Service Connect.
 */
export function updateServiceAttributes(definition: ServiceDefinition): JsonObject {
  const { input, controller, schedulingStrategy } = definition
  const hidden = new Set([...notHere, ...(controller === 'CODE_DEPLOY' ? ofCodeDeploy : [])])
  const { placementStrategy, ...form } = serviceForm(input)
  const whole = {
    ...form,
    // A daemon has a task on every instance.
    ...(placementStrategy === undefined || schedulingStrategy === 'DAEMON' ? {} : { placementStrategy }),
    ...('loadBalancers' in form ? {} : { loadBalancers: [] }),
    ...('volumeConfigurations' in form ? {} : { volumeConfigurations: [] }),
    ...('vpcLatticeConfigurations' in form ? {} : { vpcLatticeConfigurations: [] }),
    ...(isObject(form['serviceConnectConfiguration']) ? {} : { serviceConnectConfiguration: { enabled: false } }),
  }
  return Object.fromEntries(Object.entries(whole).filter(([key]) => !hidden.has(key)))
}

import type { JsonObject } from '../../../service.ts'
import { optionalFlag } from '../input.ts'
import { invalidParameter, unsupported } from '../refuse.ts'
import type { ServiceRecord } from '../store.ts'
import { controllerOf } from './settings.ts'

const network = ['networkConfiguration', 'platformVersion', 'capacityProviderStrategy']
const traffic = ['loadBalancers', 'serviceRegistries', 'serviceConnectConfiguration']

/**
 * Throws on what UpdateService may not change because somebody else controls the deployments.
 * reported by users: the three texts with CODE_DEPLOY (terraform-provider-aws#6802 and others); assumed: those about load balancers and
 * with EXTERNAL
 */
export function checkController({ options, taskSets }: ServiceRecord, input: JsonObject): void {
  const controller = controllerOf(options)
  const asked = input['deploymentController'] == null ? controller : controllerOf(input)
  if (asked !== controller) {
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/migrate-code-deploy-to-ecs-blue-green.html (checked 2026-11)
    if (asked !== 'ECS') throw unsupported(`A change of the deployment controller from ${controller} to ${asked}`)
    if (taskSets.length <= 1) return
    // assumed: the text
    throw invalidParameter('The deployment controller can not be changed while a deployment is in progress.')
  }
  if (controller === 'ECS') return
  const refuse = (start: string): void => {
    const how = controller === 'CODE_DEPLOY' ? 'Use AWS CodeDeploy to trigger a new deployment.' : 'Create a task set.'
    throw invalidParameter(`${start} on services with a ${controller} deployment controller. ${how}`)
  }
  if (input['taskDefinition'] != null) refuse('Unable to update task definition')
  if (optionalFlag(input, 'forceNewDeployment')) refuse('Cannot force a new deployment')
  if (network.some((member) => input[member] != null)) refuse('Unable to update network parameters')
  if (traffic.some((member) => input[member] != null)) refuse('Unable to update load balancers')
}

/** Throws on what a service may not be created with whose revisions are its task sets. assumed: the text */
export function checkExternalCreation(input: JsonObject): void {
  const belongs = [...network, ...traffic, 'taskDefinition', 'launchType'].find((member) => {
    const value = input[member]
    return value != null && !(Array.isArray(value) && value.length === 0)
  })
  if (belongs === undefined) return
  throw invalidParameter(`${belongs} can not be specified for services with an EXTERNAL deployment controller.`)
}

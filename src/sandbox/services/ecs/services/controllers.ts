import type { JsonObject } from '../../../service.ts'
import { optionalFlag, optionalNumber, optionalText } from '../input.ts'
import { invalidParameter, unsupported } from '../refuse.ts'
import type { Blueprint, ServiceRecord } from '../store.ts'
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

/**
 * Throws on what a service may not be created with whose revisions are its task sets. reported by users: the texts about registries
 * (aws/aws-sdk-go-v2#2064), load balancers and the definition (badmintoncryer/cdk-preflight, pf-ecs-svc-external-*); assumed: that
 * the others are told of as registries are
 */
export function checkExternalCreation(input: JsonObject): void {
  const belongs = [...network, ...traffic, 'taskDefinition', 'launchType'].find((member) => {
    const value = input[member]
    return value != null && !(Array.isArray(value) && value.length === 0)
  })
  if (belongs === undefined) return
  const name = belongs.charAt(0).toUpperCase() + belongs.slice(1)
  throw invalidParameter(belongs === 'taskDefinition' ? `${name} must be blank.` : `${name} must be empty or null.`)
}

/**
 * Throws where a new service names a role for its load balancers and may not: it has none, or ECS reaches them by the service-linked role.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html (checked 2026-11), role. reported by users: both texts
 * (hashicorp/terraform-provider-aws#4657, badmintoncryer/cdk-preflight, pf-ecs-svc-role-*)
 */
export function checkBalancerRole(input: JsonObject, { loadBalancers, networkConfiguration }: Blueprint): void {
  if (optionalText(input, 'role') === undefined) return
  if (loadBalancers.length === 0)
    throw invalidParameter('IAM roles are only valid for services configured to use load balancers.')
  if (networkConfiguration !== undefined || loadBalancers.length > 1)
    throw invalidParameter('You cannot specify an IAM role for services that require a service linked role.')
}

/**
 * Throws where a new service's controller, scheduling and load balancers do not go together.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html (checked 2026-11), deploymentController, loadBalancers and
 * schedulingStrategy. reported by users: the texts (badmintoncryer/cdk-preflight, pf-ecs-service-codedeploy-lb and pf-ecs-svc-daemon-*); assumed:
 * that about daemons and controllers
 */
export function checkTogether(input: JsonObject, loadBalancers: readonly unknown[], configuration: JsonObject): void {
  const controller = controllerOf(input)
  if (controller === 'CODE_DEPLOY' && loadBalancers.length === 0)
    throw invalidParameter('the service requires an Application Load Balancer or Network Load Balancer.')
  if (optionalText(input, 'schedulingStrategy') !== 'DAEMON') return
  if (controller !== 'ECS') {
    throw invalidParameter(
      `The daemon scheduling strategy does not support the ${controller} deployment controller. Change the deployment controller and try again`,
    )
  }
  checkDaemon(input, configuration)
}

/** Throws on what a daemon may not be created or updated with. reported by users: the texts (badmintoncryer/cdk-preflight, pf-ecs-svc-daemon-*); assumed: their ends */
export function checkDaemon(input: JsonObject, configuration: JsonObject): void {
  const strategies = input['placementStrategy']
  if (Array.isArray(strategies) && strategies.length > 0) {
    throw invalidParameter(
      'The daemon scheduling strategy does not support placement strategies. Remove the placement strategies and try again',
    )
  }
  if ((optionalNumber(configuration, 'maximumPercent') ?? 100) > 100) {
    throw invalidParameter(
      'The daemon scheduling strategy does not support values above 100 for maximumPercent. Change the value for maximumPercent and try again',
    )
  }
}

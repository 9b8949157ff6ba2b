import type { Json, JsonObject } from '../../../service.ts'
import { objects, optionalNumber, optionalObject, optionalText } from '../input.ts'
import { clientException, invalidParameter } from '../refuse.ts'
import type { TaskDefinition } from '../store.ts'

/**
 * Throws where a load balancer leads to no container or port of the definition. reported by users: the texts (of what is given twice
 * badmintoncryer/cdk-preflight, pf-ecs-service-lb-target-exclusive; of a port that is mapped twice
 * terraform-aws-modules/terraform-aws-ecs#89; of the others many); assumed: `null` for what is not given
 */
export function checkTargetContainers(loadBalancers: readonly Json[], definition: TaskDefinition): void {
  const containers = objects(definition.content, 'containerDefinitions')
  for (const balancer of objects({ items: [...loadBalancers] }, 'items')) {
    const group = optionalText(balancer, 'targetGroupArn')
    const classic = optionalText(balancer, 'loadBalancerName')
    if (group !== undefined && classic !== undefined)
      throw invalidParameter('loadBalancerName and targetGroupArn cannot both be specified.')
    const name = optionalText(balancer, 'containerName') ?? 'null'
    const container = containers.find((one) => one['name'] === name)
    if (!container) throw invalidParameter(`The container ${name} does not exist in the task definition.`)
    const port = optionalNumber(balancer, 'containerPort')
    const mappings = objects(container, 'portMappings').filter((mapping) => mapping['containerPort'] === port)
    if (port === undefined || mappings.length === 0)
      throw invalidParameter(`The container ${name} did not have a container port ${port ?? 'null'} defined.`)
    if (mappings.length > 1)
      throw invalidParameter(`Container port ${port} is used in more than one port mapping for container ${name}`)
  }
}

/**
 * Throws unless load balancers and strategy fit together.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/troubleshooting-blue-green.html (checked 2026-11)
 */
export function checkLoadBalancers(loadBalancers: readonly Json[], configuration: JsonObject): void {
  const balancers = objects({ items: [...loadBalancers] }, 'items')
  const advanced = balancers.filter((balancer) => optionalObject(balancer, 'advancedConfiguration') !== undefined)
  if (advanced.some((balancer) => optionalText(balancer, 'loadBalancerName') !== undefined)) {
    throw clientException('advancedConfiguration field is not allowed with ELBv1 loadBalancers')
  }
  if (advanced.length > 0 && advanced.length < balancers.length) {
    throw clientException('Either all or none of the provided loadBalancers must have advancedConfiguration defined')
  }
  const strategy = optionalText(configuration, 'strategy') ?? 'ROLLING'
  if (strategy !== 'ROLLING' && advanced.length < balancers.length) {
    // reported by users: the code, and the names of two of the strategies
    const name = { BLUE_GREEN: 'Blue/green', CANARY: 'canary', LINEAR: 'linear' }[strategy] ?? strategy
    throw clientException(
      `advancedConfiguration field is required for all loadBalancers when using the ${name} deployment strategy`,
    )
  }
  for (const balancer of advanced) checkRules(optionalObject(balancer, 'advancedConfiguration') ?? {})
  const groups = balancers.map((balancer) => optionalText(balancer, 'targetGroupArn'))
  const twice = groups.find((group, index) => group !== undefined && groups.indexOf(group) !== index)
  if (strategy !== 'ROLLING' && twice !== undefined) throw clientException(`Duplicate targetGroupArn found: ${twice}`)
}

function checkRules(advanced: JsonObject): void {
  const production = optionalText(advanced, 'productionListenerRule')
  const test = optionalText(advanced, 'testListenerRule')
  for (const [name, rule] of Object.entries({ productionListenerRule: production, testListenerRule: test })) {
    if (rule === undefined || !rule.includes(':listener/app/')) continue
    throw clientException(
      `${name} has an invalid ARN format. Must be RuleArn for ALB or ListenerArn for NLB. Got: ${rule}`,
    )
  }
  if (production !== undefined && production === test) {
    throw clientException(
      `The following rules cannot be used as both production and test listener rules: ${production}`,
    )
  }
}

import type { JsonObject, RequestContext } from '../../../service.ts'
import { ec2State } from '../../ec2/store.ts'
import { optionalObject, texts } from '../input.ts'
import { checkLaunchType, checkNetwork, checkNetworkExists } from '../services/index.ts'
import type { Blueprint, ExpressConfiguration, ExpressService, TaskDefinition } from '../store.ts'
import { mainContainer, portOf } from './definition.ts'

/** The blueprint of an Express service's next revision. */
export function expressBlueprint(
  context: RequestContext,
  input: JsonObject,
  express: ExpressService,
  parts: {
    readonly definition: TaskDefinition
    readonly configuration: ExpressConfiguration
    readonly before?: Blueprint
  },
): Blueprint {
  const { definition, configuration, before } = parts
  const given = optionalObject(input, 'networkConfiguration')
  const network = given || !before ? networkFor(context, given ?? {}, express) : before.networkConfiguration
  checkNetwork(network, definition, true)
  checkLaunchType('FARGATE', true, definition)
  checkNetworkExists(context.state, { network: optionalObject(input, 'networkConfiguration') && network })
  return {
    ...before,
    family: definition.family,
    revision: definition.revision,
    launchType: 'FARGATE',
    ...(network && { networkConfiguration: network }),
    loadBalancers: [balancerFor(express, definition)],
    serviceRegistries: [],
    express: configuration,
  }
}

function balancerFor({ infrastructureRoleArn, resources }: ExpressService, definition: TaskDefinition): JsonObject {
  const [targetGroupArn, alternateTargetGroupArn] = resources.targetGroups
  return {
    targetGroupArn,
    containerName: mainContainer,
    containerPort: portOf(definition),
    advancedConfiguration: {
      alternateTargetGroupArn,
      productionListenerRule: resources.rule,
      roleArn: infrastructureRoleArn,
    },
  }
}

// ECS adds a group of its own: reported by users (hashicorp/terraform-provider-aws#47908). Without subnets those of the default VPC are taken.
function networkFor(context: RequestContext, given: JsonObject, { resources }: ExpressService): JsonObject {
  const named = texts(given, 'subnets')
  const known = Object.keys(ec2State(context.state).subnets)
  const subnets = named.length > 0 ? named : known.length > 0 ? known : usualSubnets
  const securityGroups = [...texts(given, 'securityGroups'), resources.serviceSecurityGroup]
  // assumed: what runs in a public subnet gets a public address
  return { awsvpcConfiguration: { subnets, securityGroups: [...new Set(securityGroups)], assignPublicIp: 'ENABLED' } }
}

// Of a default VPC that no scenario describes.
const usualSubnets = ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1']

import { UserError } from '../calls/index.ts'
import { isObject, type JsonObject } from '../settings/index.ts'
import type { Hook } from './rollouts/code-deploy/hooks.ts'

/**
 * What CodeDeploy wants to know of a deployment to ECS.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-resources.html (checked 2026-11)
 */
export interface AppSpec {
  readonly version: '0.0'
  readonly Resources: readonly [
    { readonly TargetService: { readonly Type: 'AWS::ECS::Service'; readonly Properties: JsonObject } },
  ]
  readonly Hooks?: readonly Hook[]
}

/** What an AppSpec is made of beside the revision and the service. */
interface Around {
  /** Whether the service came from the definition file. */
  readonly file: boolean
  readonly hooks: readonly Hook[]
}

/** The AppSpec of a revision and of a service in ECS's own form: of several load balancers it has room for the first. */
export function appSpecOf(revision: string, service: JsonObject, { file, hooks }: Around): AppSpec {
  const [balancer] = objectsIn(service['loadBalancers'])
  if (!balancer)
    throw new UserError(
      'LOAD_BALANCER_MISSING',
      'CodeDeploy deploys behind a load balancer, and the service has none',
      {
        hint: file ? 'add `loadBalancers` to the service definition' : '`--update-service` takes those of the file',
      },
    )
  const { capacityProviderStrategy, networkConfiguration, platformVersion, launchType } = service
  const platform = platformVersion ?? (launchType === 'FARGATE' ? 'LATEST' : undefined)
  const Properties = {
    TaskDefinition: revision,
    LoadBalancerInfo: { ContainerName: balancer['containerName'], ContainerPort: balancer['containerPort'] },
    ...(platform === undefined ? {} : { PlatformVersion: platform }),
    ...(networkConfiguration === undefined ? {} : { NetworkConfiguration: inAppSpec(networkConfiguration) }),
    ...(capacityProviderStrategy === undefined
      ? {}
      : { CapacityProviderStrategy: inAppSpec(capacityProviderStrategy) }),
  }
  return {
    version: '0.0',
    Resources: [{ TargetService: { Type: 'AWS::ECS::Service', Properties } }],
    ...(hooks.length === 0 ? {} : { Hooks: hooks }),
  }
}

function objectsIn(list: unknown): readonly JsonObject[] {
  return Array.isArray(list) ? list.filter(isObject) : []
}

/** An AppSpec writes the members with a capital letter. */
function inAppSpec(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inAppSpec)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]): [string, unknown] => [key.slice(0, 1).toUpperCase() + key.slice(1), inAppSpec(inner)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

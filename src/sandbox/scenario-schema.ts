import * as z from 'zod/mini'

import { alarm, behaviour, consistency, fault, hook, name, target } from './scenario-behaviours.ts'
import type { JsonObject } from './service.ts'

function named(pattern: RegExp, rule: string) {
  return z.string().check(z.regex(pattern, rule))
}
const region = named(/^[a-z]{2,}(-[a-z0-9]+)+$/, 'must be a region, such as ap-northeast-1')
/** Passed on to the operation that creates the resource, which checks it. */
const anyObject = z.pipe(
  z.record(z.string(), z.json()),
  z.transform((value) => value as JsonObject),
)
const policy = z.union([z.string(), anyObject])

const containerInstance = z.strictObject({
  cluster: z.exactOptional(name),
  cpu: z.exactOptional(z.int().check(z.minimum(1, 'must be 1 or more'))),
  memory: z.exactOptional(z.int().check(z.minimum(1, 'must be 1 or more'))),
  status: z.exactOptional(z.enum(['ACTIVE', 'DRAINING'])),
  lacks: z.exactOptional(z.array(name)),
  scales: z.exactOptional(z.boolean()),
})

const role = z.strictObject({
  name: named(/^[\w+=,.@-]{1,64}$/, 'must be the name of a role: 1 to 64 letters, digits and + = , . @ - _'),
  path: z.exactOptional(z.string()),
  trust: z.exactOptional(policy),
  policies: z.exactOptional(z.record(z.string(), policy)),
})

const object = z.union([z.strictObject({ key: name, text: z.string() }), z.strictObject({ key: name, file: name })])

const bucket = z.strictObject({
  name: named(
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    'must be the name of a bucket: 3 to 63 small letters, digits, . and -',
  ),
  region: z.exactOptional(region),
  keyId: z.exactOptional(name),
  objects: z.exactOptional(z.array(object)),
})

const parameter = z.strictObject({
  name,
  value: z.string(),
  type: z.exactOptional(z.enum(['String', 'StringList', 'SecureString'])),
  keyId: z.exactOptional(name),
})

const secret = z.strictObject({
  name,
  suffix: z.exactOptional(named(/^[A-Za-z0-9]{6}$/, 'must be the six characters behind the name in the ARN')),
  value: z.exactOptional(z.string()),
  keyId: z.exactOptional(name),
})

const stack = z.strictObject({
  name,
  outputs: z.exactOptional(z.record(z.string(), z.string())),
  exports: z.exactOptional(z.record(z.string(), z.string())),
})

const clusterName = named(/^[A-Za-z0-9_-]{1,255}$/, 'must be the name of a cluster: up to 255 letters, digits, - and _')
const lambdaFunction = z.strictObject({ name, hookAnswer: z.exactOptional(z.enum(['Succeeded', 'Failed'])) })

const subnet = z.strictObject({ id: name, vpcId: z.exactOptional(name), zone: z.exactOptional(name) })

const securityGroup = z.strictObject({ id: name, vpcId: z.exactOptional(name) })

const targetGroup = z.strictObject({ arn: name, targetType: z.exactOptional(z.enum(['ip', 'instance'])) })

const registry = named(
  /^arn:[a-z0-9-]+:servicediscovery:[a-z0-9-]+:\d{12}:service\/srv-\w+$/,
  'must be the ARN of a service of Cloud Map',
)

const platform = named(/^[a-z0-9]+\/[a-z0-9]+$/, 'must be an operating system and an architecture, such as linux/arm64')

const image = z.strictObject({
  tag: name,
  architecture: z.exactOptional(name),
  os: z.exactOptional(name),
  platforms: z.exactOptional(z.array(platform)),
})

const repository = z.strictObject({ name, images: z.exactOptional(z.array(image)) })

/** What is there in an account and region. */
const resources = {
  clusters: z.exactOptional(
    z.array(
      z.union([
        clusterName,
        // Inputs of CreateCluster, whose first member may be called `name` as those of all other kinds are.
        z.strictObject({
          name: z.exactOptional(clusterName),
          clusterName: z.exactOptional(clusterName),
          capacityProviders: z.exactOptional(z.array(name)),
          defaultCapacityProviderStrategy: z.exactOptional(z.array(anyObject)),
          settings: z.exactOptional(z.array(anyObject)),
          configuration: z.exactOptional(anyObject),
          serviceConnectDefaults: z.exactOptional(anyObject),
          tags: z.exactOptional(z.array(anyObject)),
        }),
      ]),
    ),
  ),
  roles: z.exactOptional(z.array(role)),
  parameters: z.exactOptional(z.array(parameter)),
  secrets: z.exactOptional(z.array(secret)),
  stacks: z.exactOptional(z.array(stack)),
  functions: z.exactOptional(z.array(lambdaFunction)),
  subnets: z.exactOptional(z.array(z.union([name, subnet]))),
  securityGroups: z.exactOptional(z.array(z.union([name, securityGroup]))),
  repositories: z.exactOptional(z.array(repository)),
  targetGroups: z.exactOptional(z.array(z.union([name, targetGroup]))),
  namespaces: z.exactOptional(z.array(name)),
  registries: z.exactOptional(z.array(registry)),
  latticeTargetGroups: z.exactOptional(
    z.array(
      named(
        /^arn:[a-z0-9-]+:vpc-lattice:[a-z0-9-]+:\d{12}:targetgroup\/tg-[0-9a-z]{17}$/,
        'must be the ARN of a target group of VPC Lattice',
      ),
    ),
  ),
  logGroups: z.exactOptional(
    z.array(named(/^[.\-_/#A-Za-z0-9]{1,512}$/, 'must be the name of a log group: letters, digits and . - _ / #')),
  ),
  buckets: z.exactOptional(z.array(bucket)),
  containerInstances: z.exactOptional(z.array(containerInstance)),
  taskDefinitions: z.exactOptional(z.array(anyObject)),
  services: z.exactOptional(z.array(anyObject)),
}

const place = {
  account: z.exactOptional(z.string().check(z.regex(/^\d{12}$/, 'must be twelve digits'))),
  region: z.exactOptional(region),
}

/** A scenario file. */
export const scenarioSchema = z.strictObject({
  ...place,
  ...resources,
  // Further accounts, and further regions of the same one.
  accounts: z.exactOptional(z.array(z.strictObject({ ...place, ...resources }))),
  containers: z.exactOptional(z.array(behaviour)),
  targets: z.exactOptional(z.array(target)),
  alarms: z.exactOptional(z.array(alarm)),
  hooks: z.exactOptional(z.array(hook)),
  consistency: z.exactOptional(consistency),
  throttling: z.exactOptional(z.boolean()),
  faults: z.exactOptional(z.array(fault)),
  // The calls that faults with a probability meet follow from it.
  seed: z.exactOptional(name),
})

/** What a scenario file says, checked. */
export type ScenarioFile = z.output<typeof scenarioSchema>

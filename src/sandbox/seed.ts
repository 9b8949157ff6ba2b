import type { SeededAs } from './aws-service.ts'
import type { Sandbox } from './sandbox.ts'
import type { JsonObject, Place } from './service.ts'
import type { CloudFormationResources } from './services/cloudformation/index.ts'
import type { CodeDeployResources } from './services/codedeploy/index.ts'
import type { Ec2Resources } from './services/ec2/index.ts'
import type { EcrResources } from './services/ecr/index.ts'
import type { EcsResources } from './services/ecs/index.ts'
import type { LoadBalancingResources } from './services/elasticloadbalancing/index.ts'
import { addRole, checkPolicyDocument, findRole, type IamResources, trustPolicyOf } from './services/iam/index.ts'
import { services } from './services/index.ts'
import type { LambdaResources } from './services/lambda/index.ts'
import type { LogsResources } from './services/logs/index.ts'
import type { S3Resources } from './services/s3/index.ts'
import type { SecretsManagerResources } from './services/secretsmanager/index.ts'
import type { ServiceDiscoveryResources } from './services/servicediscovery/index.ts'
import type { SsmResources } from './services/ssm/index.ts'
import type { LatticeResources } from './services/vpc-lattice/index.ts'

/** What is to be there before a story begins. Each service says what may be named of it, and adds it. */
export interface Resources
  extends IamResources,
    SsmResources,
    SecretsManagerResources,
    CloudFormationResources,
    CodeDeployResources,
    LambdaResources,
    LogsResources,
    S3Resources,
    EcsResources,
    Ec2Resources,
    LoadBalancingResources,
    LatticeResources,
    ServiceDiscoveryResources,
    EcrResources {}

/** The options of adding resources. */
export interface SeedOptions {
  /**
   * `scenario`: a kind of resources that is listed, if only as an empty list, is closed: of it exists what is listed and what is made by
   * requests. `project`: what a project refers to is added as far as its kind is open, so that a mistyped name fails as on AWS. Without it
   * resources are added and nothing is closed.
   */
  readonly as?: SeededAs
  /** Default: the sandbox's own account and region. */
  readonly place?: Partial<Pick<Place, 'account' | 'region'>>
}

/**
 * Adds what is not there yet and touches nothing that is: no role loses a policy, no bucket an object. An object whose content changed is
 * replaced, because a seeded file is the truth. Throws `SeedError` where AWS would refuse a resource itself.
 */
export function seed(sandbox: Sandbox, resources: Resources, options: SeedOptions = {}): void {
  sandbox.change((context) => {
    const closed = new Set(context.state['closedKinds'] as string[])
    const given = Object.entries(resources).filter(
      ([kind, named]) => named !== undefined && !(options.as === 'project' && closed.has(kind)),
    )
    const open: Resources = Object.fromEntries(given)
    for (const service of services) service.seed?.(open, context, options.as)
    if (options.as !== 'scenario') return
    const kinds = context.state['closedKinds'] as string[]
    kinds.push(...given.map(([kind]) => kind).filter((kind) => !closed.has(kind)))
  }, options.place)
}

/** A session's keys, as STS gives them. */
export interface SessionCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
}

/**
 * Makes a role that holds exactly `policy` and that the account may assume; if it is there, its policy is replaced.
 * Answers the role's ARN. Throws `ServiceError` `MalformedPolicyDocument`.
 */
export function createRoleWithPolicy(sandbox: Sandbox, name: string, policy: string | JsonObject): string {
  const document = typeof policy === 'string' ? policy : JSON.stringify(policy)
  checkPolicyDocument(document, 'identity')
  return sandbox.change((context) => {
    const role =
      findRole(context.state, name) ?? addRole(context, { name, trustPolicy: trustPolicyOf('account', context) })
    role.policies = { policy: document }
    role.attached = []
    return role.arn
  })
}

/** A session of a role that trusts the account. It lasts an hour of real time. Throws `ServiceError`. */
export function openSession(sandbox: Sandbox, roleArn: string, sessionName: string): SessionCredentials {
  const { Credentials: keys } = sandbox.perform('sts:AssumeRole', { RoleArn: roleArn, RoleSessionName: sessionName })
  const given = typeof keys === 'object' && keys !== null && !Array.isArray(keys) ? keys : {}
  return {
    accessKeyId: String(given['AccessKeyId']),
    secretAccessKey: String(given['SecretAccessKey']),
    sessionToken: String(given['SessionToken']),
  }
}

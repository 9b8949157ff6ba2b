import { own, put } from './records.ts'
import type { Sandbox } from './sandbox.ts'
import { type JsonObject, type RequestContext, type SandboxState, ServiceError } from './service.ts'
import { addRole, checkPolicyDocument, findRole } from './services/iam/index.ts'
import { ensureLogGroup } from './services/logs/index.ts'
import { checkBucketName, findBucket, putObjectContent, s3State } from './services/s3/index.ts'

/** A role to have. */
export interface SeedRole {
  readonly name: string
  readonly path?: string
  /** A service (`ecs-tasks.amazonaws.com`), a trust policy, or `account` for everyone of the account. Default: `ecs-tasks.amazonaws.com`. */
  readonly trust?: string | JsonObject
  /** Inline policies by name. */
  readonly policies?: Readonly<Record<string, string | JsonObject>>
}

/** A bucket to have. */
export interface SeedBucket {
  readonly name: string
  /** Default: the sandbox's. */
  readonly region?: string
  readonly objects?: readonly SeedObject[]
}

/** An object to have: its content is a text or bytes. */
export interface SeedObject {
  readonly key: string
  readonly content: string | Uint8Array
}

/** What is to be there before a story begins. */
export interface Resources {
  readonly clusters?: readonly string[]
  readonly roles?: readonly SeedRole[]
  /** Ids. Once some are listed, all others do not exist. */
  readonly subnets?: readonly string[]
  /** Ids. Once some are listed, all others do not exist. */
  readonly securityGroups?: readonly string[]
  /** ARNs. Once some are listed, all others do not exist. */
  readonly targetGroups?: readonly string[]
  readonly logGroups?: readonly string[]
  readonly buckets?: readonly SeedBucket[]
  /** Inputs of RegisterTaskDefinition; a family that has revisions is left alone. */
  readonly taskDefinitions?: readonly JsonObject[]
  /** Inputs of CreateService; a service that is there is left alone. */
  readonly services?: readonly JsonObject[]
}

/** What exists of the network; what is not listed at all is taken as it comes. */
export interface NetworkState {
  subnets?: string[]
  securityGroups?: string[]
  targetGroups?: string[]
}

/** Thrown on a resource that AWS would refuse: which one, and AWS's words. */
export class SeedError extends Error {
  override readonly name = 'SeedError'
  readonly code = 'SANDBOX_SEED_REFUSED'
}

/**
 * Adds what is not there yet and touches nothing that is: no role loses a policy, no bucket an object. An object whose content changed is
 * replaced, because a seeded file is the truth. Throws `SeedError` where a resource itself is refused.
 */
export function seed(sandbox: Sandbox, resources: Resources): void {
  sandbox.change((context) => {
    for (const role of resources.roles ?? []) naming(`role ${role.name}`, () => seedRole(context, role))
    for (const name of resources.logGroups ?? []) ensureLogGroup(context.state, name, context.now)
    for (const bucket of resources.buckets ?? []) naming(`bucket ${bucket.name}`, () => seedBucket(context, bucket))
    addToNetwork(context.state, 'subnets', resources.subnets)
    addToNetwork(context.state, 'securityGroups', resources.securityGroups)
    addToNetwork(context.state, 'targetGroups', resources.targetGroups)
  })
  for (const clusterName of resources.clusters ?? []) {
    const { clusters } = sandbox.perform('ecs:DescribeClusters', { clusters: [clusterName] })
    const isActive = records(clusters).some(({ status }) => status === 'ACTIVE')
    if (!isActive) naming(`cluster ${clusterName}`, () => sandbox.perform('ecs:CreateCluster', { clusterName }))
  }
  for (const definition of resources.taskDefinitions ?? []) {
    const { taskDefinitionArns } = sandbox.perform('ecs:ListTaskDefinitions', { familyPrefix: definition['family'] })
    if (Array.isArray(taskDefinitionArns) && taskDefinitionArns.length > 0) continue
    naming(`task definition ${definition['family']}`, () => sandbox.perform('ecs:RegisterTaskDefinition', definition))
  }
  for (const service of resources.services ?? []) {
    const named = { cluster: service['cluster'], services: [service['serviceName']] }
    const what = `service ${service['serviceName']}`
    const { services } = naming(what, () => sandbox.perform('ecs:DescribeServices', named as JsonObject))
    const isActive = records(services).some(({ status }) => status === 'ACTIVE')
    if (!isActive) naming(what, () => sandbox.perform('ecs:CreateService', service))
  }
}

/** Does something for a resource; a refusal is thrown as a `SeedError` that names it. */
function naming<Result>(what: string, act: () => Result): Result {
  try {
    return act()
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    throw new SeedError(`${what}: ${error.message}`, { cause: error })
  }
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
  const document = text(policy)
  checkPolicyDocument(document, 'identity')
  return sandbox.change((context) => {
    const role =
      findRole(context.state, name) ?? addRole(context, { name, trustPolicy: trustPolicy('account', context) })
    role.policies = { policy: document }
    role.attached = []
    return role.arn
  })
}

/** A session of a role that trusts the account. It lasts an hour of real time. Throws `ServiceError`. */
export function openSession(sandbox: Sandbox, roleArn: string, sessionName: string): SessionCredentials {
  const { Credentials: credentials } = sandbox.perform('sts:AssumeRole', {
    RoleArn: roleArn,
    RoleSessionName: sessionName,
  })
  const [keys] = records([credentials])
  return {
    accessKeyId: String(keys?.['AccessKeyId']),
    secretAccessKey: String(keys?.['SecretAccessKey']),
    sessionToken: String(keys?.['SessionToken']),
  }
}

function seedRole(context: RequestContext, given: SeedRole): void {
  const trust = trustPolicy(given.trust ?? 'ecs-tasks.amazonaws.com', context)
  checkPolicyDocument(trust, 'trust')
  const role =
    findRole(context.state, given.name) ??
    addRole(context, { name: given.name, trustPolicy: trust, ...(given.path !== undefined && { path: given.path }) })
  for (const [name, policy] of Object.entries(given.policies ?? {})) {
    checkPolicyDocument(text(policy), 'identity')
    if (own(role.policies, name) === undefined) put(role.policies, name, text(policy))
  }
}

function trustPolicy(trust: string | JsonObject, { partition, account }: RequestContext): string {
  if (typeof trust !== 'string') return JSON.stringify(trust)
  if (trust.trimStart().startsWith('{')) return trust
  const principal = trust === 'account' ? { AWS: `arn:${partition}:iam::${account}:root` } : { Service: trust }
  const statement = { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
}

function seedBucket(context: RequestContext, given: SeedBucket): void {
  checkBucketName(given.name)
  const bucket = findBucket(context.state, given.name) ?? {
    region: given.region ?? context.region,
    creationDate: context.now,
    objects: {},
  }
  put(s3State(context.state).buckets, given.name, bucket)
  for (const { key, content } of given.objects ?? []) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content)
    if (own(bucket.objects, key)?.content === bytes.toString('base64')) continue
    putObjectContent(bucket, key, bytes, context.now)
  }
}

function addToNetwork(state: SandboxState, kind: keyof NetworkState, ids: readonly string[] | undefined): void {
  if (!ids || ids.length === 0) return
  const network = state['network'] as NetworkState
  network[kind] = [...new Set([...(network[kind] ?? []), ...ids])]
}

function text(policy: string | JsonObject): string {
  return typeof policy === 'string' ? policy : JSON.stringify(policy)
}

function records(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : []
}

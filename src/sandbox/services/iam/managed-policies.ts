import { tagList } from '../../input.ts'
import { own } from '../../records.ts'
import { type JsonObject, type RequestContext, type SandboxState, ServiceError } from '../../service.ts'
import { type EntityKind, isoTime, noSuchEntity } from './entities.ts'
import { optionalField, requiredField } from './input.ts'
import { listPage } from './list-page.ts'
import { type Identity, iamState, type ManagedPolicy } from './store.ts'

function allow(action: string | readonly string[]) {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] })
}

/**
 * The policies of AWS's own that a story about ECS is set up with: path and name, and the text.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonECSTaskExecutionRolePolicy.html (checked 2026-11)
 */
const ownedByAws: Readonly<Record<string, string>> = {
  'service-role/AmazonECSTaskExecutionRolePolicy': allow([
    'ecr:GetAuthorizationToken',
    'ecr:BatchCheckLayerAvailability',
    'ecr:GetDownloadUrlForLayer',
    'ecr:BatchGetImage',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
  ]),
  AdministratorAccess: allow('*'),
}

/** The text of a managed policy, the account's or one of AWS's; undefined where there is none. */
export function managedDocument(state: SandboxState, arn: string): string | undefined {
  const name = /^arn:[^:]+:iam::aws:policy\/(.+)$/.exec(arn)?.[1]
  if (name !== undefined) return own(ownedByAws, name)
  return own(iamState(state).managedPolicies ?? {}, arn)?.document
}

/** Policies of AWS's own, as they are told of: their ids and dates are ours. */
export function policiesOfAws(partition: string): ManagedPolicy[] {
  return Object.entries(ownedByAws).map(([named, document]) => {
    const at = named.lastIndexOf('/') + 1
    return {
      name: named.slice(at),
      path: `/${named.slice(0, at)}`,
      arn: `arn:${partition}:iam::aws:policy/${named}`,
      id: `ANPA${named
        .replaceAll(/[^A-Za-z]/g, '')
        .toUpperCase()
        .slice(-17)
        .padStart(17, 'A')}`,
      createDate: 0,
      document,
    }
  })
}

/** The managed policy that a request names, the account's or one of AWS's. Throws `NoSuchEntity`. */
export function readablePolicy(input: JsonObject, context: RequestContext): ManagedPolicy {
  const arn = requiredField(input, 'PolicyArn')
  return policiesOfAws(context.partition).find((policy) => policy.arn === arn) ?? requireManagedPolicy(input, context)
}

/** All policies of an identity by name, inline and attached ones. */
export function policiesOf(state: SandboxState, identity: Identity): Record<string, string> {
  const attached = (identity.attached ?? []).flatMap((arn) => {
    const document = managedDocument(state, arn)
    return document === undefined ? [] : [[arn, document] as const]
  })
  return { ...identity.policies, ...Object.fromEntries(attached) }
}

/** The text of an identity's permissions boundary; one that was deleted allows nothing. */
export function boundaryOf(state: SandboxState, { boundary }: Identity): string | undefined {
  if (boundary === undefined) return undefined
  return managedDocument(state, boundary) ?? JSON.stringify({ Version: '2012-10-17', Statement: [] })
}

/** The managed policy of the account that a request names. Throws `NoSuchEntity`. */
export function requireManagedPolicy(input: JsonObject, context: RequestContext): ManagedPolicy {
  const arn = requiredField(input, 'PolicyArn')
  const found = own(iamState(context.state).managedPolicies ?? {}, arn)
  if (!found) throw noSuchEntity(`Policy ${arn} was not found.`)
  return found
}

/** The ARN in the request, of a policy that exists. Throws `NoSuchEntity`. */
export function attachableArn(input: JsonObject, context: RequestContext): string {
  const arn = requiredField(input, 'PolicyArn')
  if (managedDocument(context.state, arn) === undefined) {
    throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`)
  }
  return arn
}

/** Takes a policy off an identity. Throws `NoSuchEntity` where it is not attached. */
export function detach(entity: Identity, input: JsonObject): void {
  const arn = requiredField(input, 'PolicyArn')
  if (!entity.attached?.includes(arn)) throw noSuchEntity(`Policy ${arn} was not found.`)
  entity.attached = entity.attached.filter((other) => other !== arn)
}

/** Puts a policy on an identity; again is no mistake. Throws `LimitExceeded` after ten. */
export function attach(kind: EntityKind, entity: Identity, arn: string): void {
  const attached = new Set([...(entity.attached ?? []), arn])
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html (checked 2026-11)
  if (attached.size > 10) {
    const quota = kind === 'role' ? 'PoliciesPerRole' : 'PoliciesPerUser'
    throw new ServiceError('LimitExceeded', `Cannot exceed quota for ${quota}: 10`, { status: 409 })
  }
  entity.attached = [...attached]
}

/** A list of attached policies as it stands on the wire. */
export function attachedOnWire(arns: readonly string[]): JsonObject[] {
  return arns.map((arn) => ({ PolicyName: arn.slice(arn.lastIndexOf('/') + 1), PolicyArn: arn }))
}

/** A page of those that are attached to a user or role, below the path of the request. */
export function attachedPage({ attached = [] }: Identity, input: JsonObject): JsonObject {
  const prefix = optionalField(input, 'PathPrefix') ?? '/'
  const below = attached.filter((arn) => arn.slice(arn.indexOf(':policy/') + ':policy'.length).startsWith(prefix))
  const { items, next } = listPage(below, input, (arn) => arn)
  return { ...next, AttachedPolicies: attachedOnWire(items) }
}

/** A managed policy as it stands on the wire. */
export function policyOnWire(policy: ManagedPolicy, state: SandboxState): JsonObject {
  const { users, roles } = iamState(state)
  const holders = [...Object.values(users), ...Object.values(roles)]
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: `v${policy.defaultVersion ?? 1}`,
    AttachmentCount: holders.filter(({ attached }) => attached?.includes(policy.arn)).length,
    PermissionsBoundaryUsageCount: holders.filter(({ boundary }) => boundary === policy.arn).length,
    IsAttachable: true,
    ...(policy.description !== undefined && { Description: policy.description }),
    CreateDate: isoTime(policy.createDate),
    UpdateDate: isoTime(policy.createDate),
    Tags: tagList(policy.tags ?? {}),
  }
}

import { put } from '../../records.ts'
import { type AccessCheck, type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import { nameField, optionalField, pathField, requiredField, tagsField } from './input.ts'
import { checkPolicyDocument } from './policy-document.ts'
import { findRole, findUser, type Identity, type Role, type User } from './store.ts'

/** The two kinds of identity, and what differs in how their operations speak of them. */
export type EntityKind = 'role' | 'user'

const nameMembers = { role: 'RoleName', user: 'UserName' } as const
const titles = { role: 'Role', user: 'User' } as const

/** The name in the request. A user who names none means itself. */
export function entityName(kind: EntityKind, input: JsonObject, context: RequestContext): string {
  const isSelf = kind === 'user' && input['UserName'] === undefined && !context.principal.temporary
  if (isSelf) return context.principal.arn.slice(context.principal.arn.lastIndexOf('/') + 1)
  return nameField(input, nameMembers[kind], 128)
}

/** The entity. Throws `NoSuchEntity`. */
export function requireEntity(kind: 'role', name: string, context: RequestContext): Role
export function requireEntity(kind: EntityKind, name: string, context: RequestContext): User | Role
export function requireEntity(kind: EntityKind, name: string, context: RequestContext): User | Role {
  const found = kind === 'role' ? findRole(context.state, name) : findUser(context.state, name)
  if (!found) throw noSuchEntity(`The ${kind} with name ${name} cannot be found.`)
  return found
}

/** `NoSuchEntity`, status 404. */
export function noSuchEntity(message: string): ServiceError {
  return new ServiceError('NoSuchEntity', message, { status: 404 })
}

/** `EntityAlreadyExists`, status 409, for a name that is taken in whatever case. */
export function checkNameIsFree(kind: EntityKind, name: string, names: readonly string[]): void {
  if (!names.some((taken) => taken.toLowerCase() === name.toLowerCase())) return
  throw new ServiceError('EntityAlreadyExists', `${titles[kind]} with name ${name} already exists.`, { status: 409 })
}

/** `arn:aws:iam::ACCOUNT:role/PATH/NAME`. */
export function entityArn(
  kind: EntityKind,
  path: string,
  name: string,
  context: Pick<RequestContext, 'partition' | 'account'>,
): string {
  return `arn:${context.partition}:iam::${context.account}:${kind}${path}${name}`
}

/** What IAM is asked for an action on an entity: its ARN with the path if it is there, and shown as `role NAME`. */
export function entityCheck(action: string, kind: EntityKind, input: JsonObject, context: RequestContext): AccessCheck {
  const name = entityName(kind, input, context)
  const found = kind === 'role' ? findRole(context.state, name) : findUser(context.state, name)
  // observed: test/vectors/iam/denials.json, for GetRole. PutRolePolicy, DeleteRole and CreateAccessKey are reported to read the same way.
  return { action, resource: found?.arn ?? entityArn(kind, '/', name, context), shownResource: `${kind} ${name}` }
}

/** What IAM is asked before an entity is created: creating, and tagging if there are tags. Shown by its ARN. */
export function creationChecks(kind: EntityKind, input: JsonObject, context: RequestContext): AccessCheck[] {
  const resource = entityArn(kind, pathField(input), nameField(input, nameMembers[kind], 128), context)
  const boundary = optionalField(input, 'PermissionsBoundary')
  const limit = boundary === undefined ? {} : { 'iam:PermissionsBoundary': boundary }
  const create = { action: `iam:Create${titles[kind]}`, resource, context: limit }
  const tags = tagsField(input)
  const keys = Object.keys(tags)
  if (keys.length === 0) return [create]
  const requested = Object.entries(tags).map(([key, value]) => [`aws:RequestTag/${key}`, value] as const)
  const tagging = { ...Object.fromEntries(requested), 'aws:TagKeys': keys }
  return [
    { ...create, context: { ...limit, ...tagging } },
    { action: `iam:Tag${titles[kind]}`, resource, context: tagging },
  ]
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html: inline policies together, without white space (checked 2026-11)
const inlineQuota = { role: 10_240, user: 2048 } as const

/** Stores an inline policy. Throws `MalformedPolicyDocument` or `LimitExceeded`. */
export function putInlinePolicy(kind: EntityKind, entity: Identity, input: JsonObject): void {
  const policyName = nameField(input, 'PolicyName', 128)
  const document = requiredField(input, 'PolicyDocument')
  checkPolicyDocument(document, 'identity')
  const others = Object.entries(entity.policies).filter(([name]) => name !== policyName)
  const size = [document, ...others.map(([, text]) => text)].reduce(
    (sum, text) => sum + text.replaceAll(/\s/g, '').length,
    0,
  )
  if (size > inlineQuota[kind]) {
    const message = `Maximum policy size of ${inlineQuota[kind]} bytes exceeded for ${kind} ${entity.name}`
    throw new ServiceError('LimitExceeded', message, { status: 409 })
  }
  put(entity.policies, policyName, document)
}

/** The inline policy that a request names. Throws `NoSuchEntity`. */
export function inlinePolicy(
  kind: EntityKind,
  entity: Identity,
  input: JsonObject,
): { name: string; document: string } {
  const name = nameField(input, 'PolicyName', 128)
  const document = Object.hasOwn(entity.policies, name) ? entity.policies[name] : undefined
  if (document === undefined) throw noSuchEntity(`The ${kind} policy with name ${name} cannot be found.`)
  return { name, document }
}

/** Documents come back percent-encoded (RFC 3986). */
export function encodeDocument(document: string): string {
  return encodeURIComponent(document).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** `2026-11-24T08:00:00Z`. */
export function isoTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
}

/** Tags as they stand on the wire; none where there are none. */
function tagList(tags: Readonly<Record<string, string>>): JsonObject {
  const list = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
  return list.length === 0 ? {} : { Tags: list }
}

/** The permissions boundary as it stands on the wire, where there is one. */
function boundaryOnWire({ boundary }: Identity): JsonObject {
  if (boundary === undefined) return {}
  return { PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: boundary } }
}

/** A role as it stands on the wire. */
export function roleOnWire(role: Role): JsonObject {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: isoTime(role.createDate),
    AssumeRolePolicyDocument: encodeDocument(role.trustPolicy),
    ...(role.description !== undefined && { Description: role.description }),
    MaxSessionDuration: role.maxSessionDuration,
    ...boundaryOnWire(role),
    ...tagList(role.tags),
  }
}

/** A user as it stands on the wire. */
export function userOnWire(user: User): JsonObject {
  return {
    Path: user.path,
    UserName: user.name,
    UserId: user.id,
    Arn: user.arn,
    CreateDate: isoTime(user.createDate),
    ...boundaryOnWire(user),
    ...tagList(user.tags),
  }
}

import { put } from '../../records.ts'
import { type JsonObject, type RequestContext, type SandboxState, ServiceError } from '../../service.ts'
import { checkPolicyDocument, managedDocument, type Role, secretAccessKey, uniqueId } from '../iam/index.ts'
import { numberField, objectsField, optionalField, requiredField } from '../iam/input.ts'
import { stsState } from './store.ts'

const hourSeconds = 3600

/** Stands in for the trust policy of a role that is not there: whether it is is not told. */
export const nobody = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Principal: { AWS: '000000000000' }, Action: 'sts:AssumeRole' }],
})

/** The account in the ARN of a role; the caller's where the text is no ARN. */
export function accountOfRole(arn: string, context: RequestContext): string {
  return /^arn:[\w-]+:iam::(\d{12}):role\//.exec(arn)?.[1] ?? context.account
}

/** A session to be opened. */
export interface NewSession {
  readonly role: Role
  readonly account: string
  /** The view of the role's account. */
  readonly state: SandboxState
  readonly tags: Readonly<Record<string, string>>
}

/** Opens a session of a role, as the members of a request limit it, and answers it as STS does. Throws `ValidationError`. */
export function openRoleSession(
  input: JsonObject,
  context: RequestContext,
  { role, account, state, tags }: NewSession,
): JsonObject {
  const sessionName = sessionNameOf(input)
  const seconds = durationOf(input, role.maxSessionDuration, context)
  const policy = optionalField(input, 'Policy')
  if (policy !== undefined) checkSessionPolicy(policy)
  const limits = sessionPolicies(input, state, policy)
  const issuedAt = context.realNow ?? context.now
  const expiresAt = issuedAt + seconds * 1000
  const accessKeyId = uniqueId(context.secrets, 'ASIA')
  const secret = secretAccessKey(context.secrets)
  const token = `IQoJb3JpZ2luX2Vj${Buffer.from(context.secrets.hex(160), 'hex').toString('base64')}`
  const sourceIdentity = optionalField(input, 'SourceIdentity')
  put(stsState(state).sessions, accessKeyId, {
    ...{ secret, token, sessionName, issuedAt, expiresAt, tags },
    roleName: role.name,
    roleId: role.id,
    ...(limits !== undefined && { policy: limits }),
    ...(sourceIdentity !== undefined && { sourceIdentity }),
  })
  return {
    AssumedRoleUser: {
      AssumedRoleId: `${role.id}:${sessionName}`,
      Arn: `arn:${context.partition}:sts::${account}:assumed-role/${role.name}/${sessionName}`,
    },
    Credentials: {
      AccessKeyId: accessKeyId,
      SecretAccessKey: secret,
      SessionToken: token,
      Expiration: `${new Date(expiresAt).toISOString().slice(0, 19)}Z`,
    },
    ...(policy !== undefined && { PackedPolicySize: Math.ceil((policy.length / 2048) * 100) }),
    ...(sourceIdentity !== undefined && { SourceIdentity: sourceIdentity }),
  }
}

/** The name that a request gives a session. Throws `ValidationError`. */
export function sessionNameOf(input: JsonObject): string {
  const name = requiredField(input, 'RoleSessionName')
  if (/^[\w+=,.@-]{2,64}$/.test(name)) return name
  const constraint =
    name.length < 2
      ? 'Member must have length greater than or equal to 2'
      : name.length > 64
        ? 'Member must have length less than or equal to 64'
        : 'Member must satisfy regular expression pattern: [\\w+=,.@-]*'
  throw new ServiceError(
    'ValidationError',
    `1 validation error detected: Value '${name.slice(0, 200)}' at 'roleSessionName' failed to satisfy constraint: ${constraint}`,
  )
}

function durationOf(input: JsonObject, maximum: number, context: RequestContext): number {
  const seconds = numberField(input, 'DurationSeconds', { min: 900, max: 43_200 }) ?? hourSeconds
  // A session that assumes a role ("role chaining") gets an hour at most.
  if (context.principal.temporary && seconds > hourSeconds) {
    throw new ServiceError(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    )
  }
  if (seconds > maximum) {
    throw new ServiceError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    )
  }
  return seconds
}

/**
 * All that a session is limited to as one policy: it may do what any of them allows, and nothing that one denies.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html, PolicyArns (checked 2026-11); assumed: the texts
 */
function sessionPolicies(input: JsonObject, state: SandboxState, policy: string | undefined): string | undefined {
  const arns = objectsField(input, 'PolicyArns').map((one) => requiredField(one, 'arn'))
  if (arns.length === 0) return policy
  if (arns.length > 10) throw new ServiceError('ValidationError', 'PolicyArns can have at most 10 items')
  const documents = arns.map((arn) => {
    const document = managedDocument(state, arn)
    if (document === undefined)
      throw new ServiceError('ValidationError', `Policy ${arn} does not exist or is not attachable.`)
    return document
  })
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [...documents, ...(policy === undefined ? [] : [policy])].flatMap(statementsOf),
  })
}

function statementsOf(document: string): readonly unknown[] {
  const { Statement: statement }: { Statement: unknown } = JSON.parse(document)
  return Array.isArray(statement) ? statement : [statement]
}

function checkSessionPolicy(policy: string): void {
  if (policy.length > 2048) {
    throw new ServiceError(
      'ValidationError',
      `1 validation error detected: Value at 'policy' failed to satisfy constraint: Member must have length less than or equal to 2048`,
    )
  }
  checkPolicyDocument(policy, 'session')
}

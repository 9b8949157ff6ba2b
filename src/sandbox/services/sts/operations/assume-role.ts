import { put } from '../../../records.ts'
import {
  type AccessCheck,
  type JsonObject,
  type Operation,
  type RequestContext,
  ServiceError,
} from '../../../service.ts'
import { checkPolicyDocument, findRoleByArn, secretAccessKey, uniqueId } from '../../iam/index.ts'
import { numberField, optionalField, requiredField, tagsField } from '../../iam/input.ts'
import { stsState } from '../store.ts'

const hourSeconds = 3600

/**
 * Both sides have to agree: the caller's identity policies and the role's trust policy (which may name the caller and then is enough).
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html (checked 2026-11)
 */
export const assumeRole: Operation = {
  name: 'sts:AssumeRole',
  access: 'write',

  checks(input, context) {
    const resource = requiredField(input, 'RoleArn')
    const trustPolicy = findRoleByArn(context.state, resource)?.trustPolicy ?? nobody
    const externalId = optionalField(input, 'ExternalId')
    const sourceIdentity = optionalField(input, 'SourceIdentity')
    const tags = tagsField(input)
    const tagging: Record<string, string | readonly string[]> = {}
    for (const [key, value] of Object.entries(tags)) tagging[`aws:RequestTag/${key}`] = value
    if (Object.keys(tags).length > 0) tagging['aws:TagKeys'] = Object.keys(tags)
    const identity = sourceIdentity === undefined ? {} : { 'sts:SourceIdentity': sourceIdentity }
    const check = (action: string, keys: AccessCheck['context']): AccessCheck => ({
      action,
      resource,
      trustPolicy,
      ...(keys && { context: keys }),
    })
    return [
      check('sts:AssumeRole', {
        'sts:RoleSessionName': requiredField(input, 'RoleSessionName'),
        ...(externalId !== undefined && { 'sts:ExternalId': externalId }),
        ...identity,
        ...tagging,
      }),
      ...(Object.keys(tags).length > 0 ? [check('sts:TagSession', tagging)] : []),
      ...(sourceIdentity !== undefined ? [check('sts:SetSourceIdentity', identity)] : []),
    ]
  },

  handle(input, context) {
    const roleArn = requiredField(input, 'RoleArn')
    const role = findRoleByArn(context.state, roleArn)
    if (!role) throw new ServiceError('AccessDenied', `Not authorized to assume ${roleArn}`, { status: 403 })
    const sessionName = sessionNameOf(input)
    const seconds = durationOf(input, role.maxSessionDuration, context)
    const policy = optionalField(input, 'Policy')
    if (policy !== undefined) checkSessionPolicy(policy)
    const issuedAt = context.realNow ?? context.now
    const expiresAt = issuedAt + seconds * 1000
    const accessKeyId = uniqueId(context.secrets, 'ASIA')
    const secret = secretAccessKey(context.secrets)
    const token = `IQoJb3JpZ2luX2Vj${Buffer.from(context.secrets.hex(160), 'hex').toString('base64')}`
    const sourceIdentity = optionalField(input, 'SourceIdentity')
    put(stsState(context.state).sessions, accessKeyId, {
      secret,
      token,
      roleName: role.name,
      roleId: role.id,
      sessionName,
      issuedAt,
      expiresAt,
      ...(policy !== undefined && { policy }),
      ...(sourceIdentity !== undefined && { sourceIdentity }),
      tags: tagsField(input),
    })
    return {
      AssumedRoleUser: {
        AssumedRoleId: `${role.id}:${sessionName}`,
        Arn: `arn:${context.partition}:sts::${context.account}:assumed-role/${role.name}/${sessionName}`,
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
  },
}

/** Stands in for the trust policy of a role that is not there: whether it is is not told. */
const nobody = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Principal: { AWS: '000000000000' }, Action: 'sts:AssumeRole' }],
})

function sessionNameOf(input: JsonObject): string {
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

function checkSessionPolicy(policy: string): void {
  if (policy.length > 2048) {
    throw new ServiceError(
      'ValidationError',
      `1 validation error detected: Value at 'policy' failed to satisfy constraint: Member must have length less than or equal to 2048`,
    )
  }
  checkPolicyDocument(policy, 'session')
}

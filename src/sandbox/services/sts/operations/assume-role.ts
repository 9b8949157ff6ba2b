import { type AccessCheck, type Operation, ServiceError } from '../../../service.ts'
import { findRoleByArn } from '../../iam/index.ts'
import { optionalField, requiredField, tagsField } from '../../iam/input.ts'
import { accountOfRole, nobody, openRoleSession } from '../sessions.ts'

/**
 * Both sides have to agree: the caller's identity policies and the role's trust policy (which may name the caller and then is enough).
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html (checked 2026-11)
 */
export const assumeRole: Operation = {
  name: 'sts:AssumeRole',
  access: 'write',
  refused: ['TransitiveTagKeys', 'SerialNumber', 'TokenCode', 'ProvidedContexts'],
  withoutEffect: ['MinimumSessionTokenSize'],

  checks(input, context) {
    const resource = requiredField(input, 'RoleArn')
    const state = context.stateOf({ account: accountOfRole(resource, context) })
    const trustPolicy = findRoleByArn(state, resource)?.trustPolicy ?? nobody
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
    const account = accountOfRole(roleArn, context)
    const state = context.stateOf({ account })
    const role = findRoleByArn(state, roleArn)
    if (!role) throw new ServiceError('AccessDenied', `Not authorized to assume ${roleArn}`, { status: 403 })
    return openRoleSession(input, context, { role, account, state, tags: tagsField(input) })
  },
}

import { evaluateWebIdentity, parsePolicy } from '../../../../iam/index.ts'
import { type JsonObject, type Operation, ServiceError } from '../../../service.ts'
import { findOidcProvider, findRoleByArn, providerArn } from '../../iam/index.ts'
import { requiredField } from '../../iam/input.ts'
import { accountOfRole, openRoleSession, sessionNameOf } from '../sessions.ts'

/**
 * A session for whoever shows a token of a provider that the role trusts; the token's signature is taken for good. The request itself bears
 * none. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html (checked 2026-11)
 */
export const assumeRoleWithWebIdentity: Operation = {
  name: 'sts:AssumeRoleWithWebIdentity',
  access: 'write',
  refused: ['ProviderId'],
  withoutEffect: ['MinimumSessionTokenSize'],
  open: true,
  isAnonymous: true,
  checks: () => [],
  handle(input, context) {
    const roleArn = requiredField(input, 'RoleArn')
    const roleSessionName = sessionNameOf(input)
    const { claims, algorithm } = tokenIn(input)
    const account = accountOfRole(roleArn, context)
    const state = context.stateOf({ account })
    const arn = providerArn({ partition: context.partition, account }, issuerOf(claims))
    const provider = findOidcProvider(state, arn)
    if (!provider) {
      const message = `No OpenIDConnect provider found in your account for ${String(claims['iss']).slice(0, 200)}`
      throw new ServiceError('InvalidIdentityToken', message)
    }
    const role = findRoleByArn(state, roleArn)
    const nowSeconds = Math.floor((context.realNow ?? context.now) / 1000)
    const { decision, code, message, audience } = evaluateWebIdentity(
      { provider: arn, clientIds: provider.clientIds, claims, algorithm, role: roleArn, roleSessionName, nowSeconds },
      role && parsePolicy(role.trustPolicy),
    )
    if (decision === 'Deny' || !role) {
      throw new ServiceError(code ?? 'AccessDenied', message, { status: code === 'AccessDenied' ? 403 : 400 })
    }
    return {
      ...openRoleSession(input, context, { role, account, state, tags: {} }),
      Provider: arn,
      SubjectFromWebIdentityToken: String(claims['sub']),
      ...(audience !== undefined && { Audience: audience }),
    }
  },
}

interface Token {
  readonly claims: Readonly<Record<string, unknown>>
  readonly algorithm: string
}

function tokenIn(input: JsonObject): Token {
  const [header = '', payload = '', ...rest] = requiredField(input, 'WebIdentityToken').split('.')
  try {
    if (rest.length !== 1) throw new SyntaxError('a token has three parts')
    const { alg } = decode(header)
    return { claims: decode(payload), algorithm: String(alg ?? '') }
  } catch {
    throw new ServiceError(
      'InvalidIdentityToken',
      'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
    )
  }
}

function decode(part: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SyntaxError('not an object')
  return { ...value }
}

function issuerOf(claims: Token['claims']): string {
  return String(claims['iss'] ?? '')
    .replace(/^https:\/\//, '')
    .replace(/\/$/, '')
}

import { anything, SECRET_SUFFIX } from '../../mark.ts'
import { arn } from '../arn.ts'
import { readCall } from '../operation.ts'

/**
 * What is known of a secret but its value. AWS ends the ARN of every secret with a hyphen and six characters that nobody chooses: named
 * by its name, or by an ARN without them, it is authorised on an ARN with whatever they are.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html (checked 2026-11)
 */
export function describeSecret(input: { readonly SecretId: string }) {
  return readCall(
    'secretsmanager:DescribeSecret',
    input,
    (place) => [{ action: 'secretsmanager:DescribeSecret', resource: secretArn(place, input.SecretId) }],
    { yields: 'ARN', rate: null, statement: 'FindSecrets' },
  )
}

/** The same, for who wants to know whether there is such a secret. */
export function findSecret(SecretId: string) {
  return readCall(
    'secretsmanager:DescribeSecret',
    { SecretId },
    (place) => [{ action: 'secretsmanager:DescribeSecret', resource: secretArn(place, SecretId) }],
    { yields: 'ARN', rate: null, statement: 'FindSecrets', absent: ['ResourceNotFoundException'] },
  )
}

/** The value of a secret: nothing less shows which JSON keys it has. */
export function getSecretValue(input: {
  readonly SecretId: string
  readonly VersionStage?: string
  readonly VersionId?: string
}) {
  return readCall(
    'secretsmanager:GetSecretValue',
    input,
    (place) => [{ action: 'secretsmanager:GetSecretValue', resource: secretArn(place, input.SecretId) }],
    { yields: 'ARN', rate: null, statement: 'ReadSecretKeys', absent: ['ResourceNotFoundException'] },
  )
}

function secretArn(place: Parameters<typeof arn>[0], id: string): string {
  if (id.startsWith('arn:') && /-[A-Za-z0-9]{6}$/.test(id)) return id
  const whole = id.startsWith('arn:') ? id : arn(place, 'secretsmanager', `secret:${id}`)
  return `${whole}-${anything(SECRET_SUFFIX)}`
}

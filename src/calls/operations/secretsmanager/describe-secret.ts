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

function secretArn(place: Parameters<typeof arn>[0], id: string): string {
  if (id.startsWith('arn:') && /-[A-Za-z0-9]{6}$/.test(id)) return id
  const whole = id.startsWith('arn:') ? id : arn(place, 'secretsmanager', `secret:${id}`)
  return `${whole}-${anything(SECRET_SUFFIX)}`
}

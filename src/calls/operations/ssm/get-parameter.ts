import { arn } from '../arn.ts'
import { readCall } from '../operation.ts'

/**
 * A parameter's value, decrypted. `Name` may be an ARN and may end with a version or a label (`/app/db:3`), which IAM is not asked about.
 * A SecureString under a key of the customer's own also asks `kms:Decrypt` on that key, which nothing in the request names; AWS's own key
 * `aws/ssm` lets everybody in the account decrypt by way of SSM.
 * https://docs.aws.amazon.com/kms/latest/developerguide/services-parameter-store.html (checked 2026-11)
 */
export function getParameter(input: { readonly Name: string; readonly WithDecryption: true }) {
  return readCall(
    'ssm:GetParameter',
    input,
    (place) => [{ action: 'ssm:GetParameter', resource: parameterArn(place, input.Name) }],
    { yields: 'Parameter', rate: null, statement: 'ReadParameters' },
  )
}

/** `parameter/app/db` for `/app/db` and `app/db` alike, without a version or a label. */
function parameterArn(place: Parameters<typeof arn>[0], name: string): string {
  if (name.startsWith('arn:')) return name.replace(/^((?:[^:]*:){5}[^:]*):.*$/s, '$1')
  return arn(place, 'ssm', `parameter/${name.replace(/^\//, '').replace(/:[^:]*$/, '')}`)
}

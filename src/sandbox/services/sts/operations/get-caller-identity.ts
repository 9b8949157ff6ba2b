import type { Operation } from '../../../service.ts'

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html: no permission is needed, not even under an explicit deny. */
export const getCallerIdentity: Operation = {
  name: 'sts:GetCallerIdentity',
  access: 'read',
  open: true,
  checks: () => [],
  handle: (_input, { principal }) => ({ UserId: principal.userId, Account: principal.account, Arn: principal.arn }),
}

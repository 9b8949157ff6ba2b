import { readCall } from '../operation.ts'

/**
 * Whose credentials these are. IAM is not asked: even a policy that denies it is of no effect.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html (checked 2026-11)
 */
export function getCallerIdentity() {
  return readCall('sts:GetCallerIdentity', {}, () => [], { yields: 'Arn', rate: null, statement: 'KnowCaller' })
}

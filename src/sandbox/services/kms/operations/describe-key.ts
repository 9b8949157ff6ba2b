import type { Operation } from '../../../service.ts'
import { checksOnKey, keyMetadata, requireKey } from '../input.ts'

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html */
export const describeKey: Operation = {
  name: 'kms:DescribeKey',
  access: 'read',
  withoutEffect: ['GrantTokens'],
  checks: (input, context) => checksOnKey('kms:DescribeKey', input, context),
  handle: (input, context) => ({ KeyMetadata: keyMetadata(requireKey(input, context), context) }),
}

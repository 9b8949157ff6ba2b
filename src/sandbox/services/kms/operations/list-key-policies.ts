import type { Operation } from '../../../service.ts'
import { checksOnKey, requireKey } from '../input.ts'

/** A key has one, by the name of `default`. https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeyPolicies.html */
export const listKeyPolicies: Operation = {
  name: 'kms:ListKeyPolicies',
  access: 'read',
  withoutEffect: ['Limit', 'Marker'],
  checks: (input, context) => checksOnKey('kms:ListKeyPolicies', input, context),
  handle(input, context) {
    requireKey(input, context)
    return { PolicyNames: ['default'], Truncated: false }
  },
}

import type { Operation } from '../../../../service.ts'

/** Whether a token is good: who has one needs no permission. */
export const getVersion: Operation = {
  name: 'ecr-registry:GetVersion',
  access: 'read',
  open: true,
  checks: () => [],
  handle: () => ({ body: '{}' }),
}

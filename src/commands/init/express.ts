import type { Answer } from '../../calls/index.ts'
import type { Service } from '../../calls/operations/index.ts'

/** Whether the service is of Express Mode: the flag says it, or else the service. */
export function isOfExpress(found: Answer<Service>, flag: boolean | undefined): boolean {
  if (flag !== undefined) return flag
  return !found.ask(
    'the service is one of its own, not of Express Mode',
    ({ resourceManagementType }) => resourceManagementType !== 'ECS',
  )
}

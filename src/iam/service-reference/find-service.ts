import type { ServiceData } from './data.ts'
import { services } from './reference.generated.ts'

/** The part of the table that belongs to a service; prefixes come from outside, and `constructor` could be one. */
export function findService(prefix: string): ServiceData | undefined {
  return Object.hasOwn(services, prefix) ? services[prefix] : undefined
}

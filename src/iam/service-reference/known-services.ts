import { resourceControlServices, servicePrefixes, services } from './reference.generated.ts'

/** The services in the table. */
export const servicesChecked: readonly string[] = Object.keys(services)

const known = new Set(servicePrefixes.split(' '))
const controlled = new Set(resourceControlServices.split(' '))

/** Whether AWS had a service of this prefix at `referenceDate`. */
export function isServiceKnown(prefix: string): boolean {
  return known.has(prefix.toLowerCase())
}

/** Whether resource control policies may name a service. */
export function isResourceControlService(prefix: string): boolean {
  return controlled.has(prefix.toLowerCase())
}

import type { JsonObject, ServiceDefinition } from '../definitions/index.ts'
import {
  controllerOf,
  isDaemon,
  type Owner,
  type ServiceMember,
  serviceMembers,
  topServiceMembers,
  withoutValueAt,
} from '../members/index.ts'
import { serviceForm } from './service-form.ts'

/**
 * What UpdateService gets of a definition, beside the count, the task definition and the name, whatever the service has: ecspresso's defaults
 * are filled in, and what the file does not have is cleared where ecspresso clears it. `ignored` are paths of members that are left alone.
 */
export function updateServiceAttributes(
  { input }: ServiceDefinition,
  ignored: readonly string[] = [],
): Readonly<Record<string, unknown>> {
  const form = serviceForm(input)
  const cleared = topServiceMembers.flatMap(({ path, member: { absent } }): [string, unknown][] =>
    absent.is === 'cleared' && form[path] === undefined ? [[path, absent.value]] : [],
  )
  const whole = { ...form, ...Object.fromEntries(cleared) }
  const sent = Object.fromEntries(Object.entries(whole).filter(([key]) => isSent(key, input)))
  return ignored.reduce<JsonObject>((rest, path) => withoutValueAt(rest, path.split('.')), sent)
}

/** Whether an update of a service sends a member at the top. One that the table does not have is sent: AWS may be newer. */
export function isSent(path: string, service: JsonObject): boolean {
  const member = membersByPath.get(path)
  if ((member?.update ?? 'sent') !== 'sent') return false
  const owners: readonly Owner[] = [
    ...(controllerOf(service) === 'CODE_DEPLOY' ? (['CODE_DEPLOY'] as const) : []),
    ...(isDaemon(service) ? (['DAEMON'] as const) : []),
  ]
  return !owners.some((owner) => member?.ownedBy?.includes(owner))
}

const membersByPath: ReadonlyMap<string, ServiceMember> = new Map(Object.entries<ServiceMember>(serviceMembers))

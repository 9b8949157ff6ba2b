import type { Answer, Aws } from '../../calls/index.ts'
import type { Service } from '../../calls/operations/index.ts'
import type { ServiceDefinition } from '../../settings/index.ts'
import type { DeployOptions } from './options.ts'

/** A DAEMON service runs a task on each instance. */
export function warnAboutCount(aws: Aws): void {
  aws.warn('`--tasks` means nothing to a DAEMON service')
}

/** `--tasks`, or what the file says; nothing for a DAEMON service, whose count is that of the instances. */
export function desiredCountOf(
  aws: Aws,
  found: Answer<Service>,
  definition: ServiceDefinition | undefined,
  { tasks }: Pick<DeployOptions, 'tasks'>,
): number | undefined {
  const wanted = tasks >= 0 ? tasks : definition?.desiredCount
  if (tasks >= 0)
    found.see(({ schedulingStrategy }) => {
      if (schedulingStrategy === 'DAEMON') warnAboutCount(aws)
    })
  return found.take(({ schedulingStrategy }) => (schedulingStrategy === 'DAEMON' ? undefined : wanted), wanted)
}

import type { Answer, Aws } from '../../calls/index.ts'
import type { Service } from '../../calls/operations/index.ts'

/** A DAEMON service runs a task on each instance. */
export function warnAboutCount(aws: Aws): void {
  aws.warn('`--tasks` means nothing to a DAEMON service')
}

/** `given` by a flag, or what the file says; nothing for a DAEMON service, whose count is that of the instances. */
export function desiredCountOf(
  aws: Aws,
  found: Answer<Service>,
  { given, ofFile }: { readonly given: number | undefined; readonly ofFile: number | undefined },
): number | undefined {
  const wanted = given ?? ofFile
  if (given !== undefined)
    found.see(({ schedulingStrategy }) => {
      if (schedulingStrategy === 'DAEMON') warnAboutCount(aws)
    })
  return found.take(({ schedulingStrategy }) => (schedulingStrategy === 'DAEMON' ? undefined : wanted), wanted)
}

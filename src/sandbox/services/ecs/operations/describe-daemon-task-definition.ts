import type { Operation } from '../../../service.ts'
import { daemonDefinitionCheck, daemonDefinitionOutput, requireDaemonDefinition } from '../daemon-definitions.ts'

/** A revision of a daemon task definition, or the newest of a family. */
export const describeDaemonTaskDefinition: Operation = {
  name: 'ecs:DescribeDaemonTaskDefinition',
  access: 'read',
  checks: (input, context) => [daemonDefinitionCheck('DescribeDaemonTaskDefinition', input, context)],
  handle: (input, context) => ({
    daemonTaskDefinition: daemonDefinitionOutput(context, requireDaemonDefinition(input, context)),
  }),
}

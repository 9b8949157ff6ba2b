import type { Operation } from '../../../service.ts'
import { daemonDefinitionArn, daemonDefinitionCheck, requireDaemonDefinition } from '../daemon-definitions.ts'

/** Has a revision deleted: nothing runs it here, but it stays visible in DELETE_IN_PROGRESS (assumed). */
export const deleteDaemonTaskDefinition: Operation = {
  name: 'ecs:DeleteDaemonTaskDefinition',
  access: 'write',
  checks: (input, context) => [daemonDefinitionCheck('DeleteDaemonTaskDefinition', input, context)],
  handle(input, context) {
    const found = requireDaemonDefinition(input, context)
    found.status = 'DELETE_IN_PROGRESS'
    found.deleteRequestedAt ??= context.now
    return { daemonTaskDefinitionArn: daemonDefinitionArn(context, `${found.family}:${found.revision}`) }
  },
}

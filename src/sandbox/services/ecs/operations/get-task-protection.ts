import type { Operation } from '../../../service.ts'
import { requireCluster } from '../resolve.ts'
import { protectionAnswer, protectionChecks } from '../tasks/index.ts'

/** Which tasks of services are protected, and until when. */
export const getTaskProtection: Operation = {
  name: 'ecs:GetTaskProtection',
  access: 'read',
  checks: (input, context) => protectionChecks('GetTaskProtection', input, context),
  handle(input, context) {
    requireCluster(input, context)
    return protectionAnswer(input, context, ({ protectedUntil: until }) => {
      const enabled = until !== undefined && until > context.now
      return { enabled, until: enabled ? until : undefined }
    })
  },
}

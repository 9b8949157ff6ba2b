import { UserError } from '../../calls/index.ts'
import type { OptionsOf } from '../option-table.ts'
import type { Tools } from '../tools.ts'
import type { execOptions } from './options.ts'

/** Throws UserError: there is no session yet, but the AWS CLI has one. */
export async function exec(_: Tools, options: OptionsOf<typeof execOptions>): Promise<never> {
  const { id = 'TASK', container = 'CONTAINER', command } = options
  throw new UserError('NOT_THERE_YET', '`exec` is not there yet', {
    hint: `\`aws ecs execute-command --cluster CLUSTER --task ${id} --container ${container} --interactive --command ${command}\`; \`ristretto tasks\` lists the tasks`,
  })
}

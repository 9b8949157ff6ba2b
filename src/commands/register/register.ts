import type { Aws } from '../../calls/index.ts'
import type { TaskDefinitionAnswer } from '../../calls/operations/index.ts'
import { type Project, printTaskDefinition } from '../../settings/index.ts'
import { registerTaskDefinition } from '../../steps/index.ts'
import type { RegisterOptions } from './options.ts'

/** Registers a new revision of the task definition. */
export async function register(aws: Aws, project: Project, options: RegisterOptions): Promise<void> {
  const { answer } = await registerTaskDefinition(aws, await project.taskDefinition(aws))
  if (!options.output) return
  answer.see(({ taskDefinition, tags }) =>
    aws.report({
      type: 'output',
      text: printTaskDefinition({ ...taskDefinition, ...registeredAt(taskDefinition), ...(tags ? { tags } : {}) }),
    }),
  )
}

/** ecspresso prints times as text. */
function registeredAt(registered: TaskDefinitionAnswer | undefined): { readonly registeredAt?: string } {
  return registered?.registeredAt === undefined
    ? {}
    : { registeredAt: new Date(registered.registeredAt * 1000).toISOString() }
}

import type { Aws } from '../../calls/index.ts'
import type { TaskDefinitionAnswer } from '../../calls/operations/index.ts'
import { familyOf } from '../../calls/operations/index.ts'
import { type Project, printTaskDefinition } from '../../settings/index.ts'
import { editedProject, registerTaskDefinition } from '../../steps/index.ts'
import { editOf } from '../edit.ts'
import type { RegisterOptions } from './options.ts'

/** The registered revision. */
export interface RegisterResult {
  /** The new revision's ARN. */
  readonly taskDefinition: string
  readonly family: string
  /** As AWS answered, with its tags; absent in a dry run. */
  readonly definition?: object
}

/** Registers a new revision of the task definition. */
export async function register(aws: Aws, project: Project, options: RegisterOptions): Promise<RegisterResult> {
  const edit = editOf(options, project)
  await project.check(aws, { taskDefinition: edit?.isOfRunning !== true })
  const wanted = await editedProject(project, edit).taskDefinition(aws)
  const { taskDefinition, answer } = await registerTaskDefinition(aws, wanted)
  const definition = answer.take(
    (registered): object | undefined => ({
      ...registered.taskDefinition,
      ...registeredAt(registered.taskDefinition),
      ...(registered.tags ? { tags: registered.tags } : {}),
    }),
    undefined,
  )
  return { taskDefinition, family: familyOf(taskDefinition), ...(definition && { definition }) }
}

/** `--output`: the bare definition, in the form of a definition file, as ecspresso prints it. */
export function printRegistered({ definition }: RegisterResult, { output }: RegisterOptions): string {
  return output && definition ? printTaskDefinition(definition) : ''
}

/** ecspresso prints times as text. */
function registeredAt(registered: TaskDefinitionAnswer | undefined): { readonly registeredAt?: string } {
  return registered?.registeredAt === undefined
    ? {}
    : { registeredAt: new Date(registered.registeredAt * 1000).toISOString() }
}

import type { Aws } from '../calls/index.ts'
import type { Container, Project, TaskDefinition } from '../settings/index.ts'
import { type ContainerLog, logsOf } from './container-log.ts'

/** What of a task definition can be shown while its tasks run and when they have failed. */
export interface Shown {
  readonly logs: readonly ContainerLog[]
  /** Whose end ends a task, and who listens; empty where no definition could be read. */
  readonly containers: readonly Pick<Container, 'name' | 'isEssential' | 'serves'>[]
  /** Without a health check ECS calls the health of every task unknown. */
  readonly hasHealthCheck: boolean
}

/** The containers of a definition whose log can be shown, and whose exit code counts. */
export function shownOf(definition: Pick<TaskDefinition, 'containers'>, region: string): Shown {
  return {
    logs: logsOf(definition, region),
    containers: definition.containers.map(({ name, isEssential, serves }) => ({ name, isEssential, serves })),
    hasHealthCheck: definition.containers.some((container) => container.hasHealthCheck),
  }
}

/**
 * What can be shown of the definition file's tasks, taken for that of whatever revision runs: to ask which containers it has would cost a
 * permission on every definition. Nothing where the file cannot be read without AWS.
 */
export async function shownOfFile(aws: Aws, project: Project): Promise<Shown> {
  const outline = await project.outline()
  return outline ? shownOf(outline, aws.place.region) : { logs: [], containers: [], hasHealthCheck: false }
}

import type { Aws } from '../calls/index.ts'
import type { Container, Project, TaskDefinition } from '../settings/index.ts'
import { type ContainerLog, logsOf } from './container-log.ts'

/** What of a task definition and its service can be shown while its tasks run and when they have failed. It is plain data. */
export interface Shown {
  readonly logs: readonly ContainerLog[]
  /** Whose end ends a task, and who listens; empty where no definition could be read. */
  readonly containers: readonly Pick<Container, 'name' | 'isEssential' | 'serves'>[]
  /** Without a health check ECS calls the health of every task unknown. */
  readonly hasHealthCheck: boolean
  /** Target groups know its tasks. Where no service definition says so, they may. */
  readonly hasTargets: boolean
  /** The log group of the cluster's Action Log, where the configuration names it. */
  readonly actionLog?: string | undefined
  /** Of a revision that was registered just now: seconds since 1970, AWS's clock. */
  readonly registeredAt?: number | undefined
}

/** The containers of a definition whose log can be shown, and whose exit code counts. */
export async function shownOf(
  aws: Aws,
  project: Project,
  definition: Pick<TaskDefinition, 'containers'>,
): Promise<Shown> {
  const service = await project.serviceOutline()
  return {
    logs: logsOf(definition, aws.place.region),
    containers: definition.containers.map(({ name, isEssential, serves }) => ({ name, isEssential, serves })),
    hasHealthCheck: definition.containers.some((container) => container.hasHealthCheck),
    hasTargets: service?.hasTargets ?? true,
    actionLog: project.configuration.action_logs || undefined,
  }
}

/**
 * What can be shown of the definition file's tasks, taken for that of whatever revision runs: to ask which containers it has would cost a
 * permission on every definition. Nothing where the file cannot be read without AWS.
 */
export async function shownOfFile(aws: Aws, project: Project): Promise<Shown> {
  const outline = await project.outline()
  return shownOf(aws, project, { containers: outline?.containers ?? [] })
}

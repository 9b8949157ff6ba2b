import type { Answer, Aws } from '../../calls/index.ts'
import type { Service } from '../../calls/operations/index.ts'
import type { Project } from '../../settings/index.ts'
import {
  type ContainerLog,
  familyOfService,
  logsOf,
  registerTaskDefinition,
  rolesOfRevision,
} from '../../steps/index.ts'
import type { DeployOptions } from './options.ts'

/** Which task definition a write names. */
export interface Chosen {
  /** `undefined`: the one that runs stays, and the request names none. */
  readonly taskDefinition: string | undefined
  /** The roles that IAM asks about when a task definition is named. */
  readonly roles: readonly string[]
  /** Where its containers write, for the report after a failure. */
  readonly logs: readonly ContainerLog[]
}

/** Registers the file, unless a flag says which revision it shall be. The bare family stands for the newest one: nothing is listed. */
export const chooseTaskDefinition = async (
  aws: Aws,
  project: Project,
  found: Answer<Service>,
  options: DeployOptions,
): Promise<Chosen> => {
  const { revision, latestTaskDefinition, skipTaskDefinition } = options
  if (revision === 0 && !latestTaskDefinition && skipTaskDefinition) return keepTaskDefinition(project)
  if (revision === 0 && !latestTaskDefinition) return registerFile(aws, project)
  return knownTaskDefinition(aws, project, await familyOfService(project, found), revision)
}

export const registerFile = async (aws: Aws, project: Project): Promise<Chosen> => {
  const definition = await project.taskDefinition(aws)
  const { taskDefinition } = await registerTaskDefinition(aws, definition)
  return { taskDefinition, roles: definition.roles, logs: logsOf(definition, aws.place.region) }
}

/** `revision` 0 is the newest one. */
export const knownTaskDefinition = async (
  aws: Aws,
  project: Project,
  family: string,
  revision: number,
): Promise<Chosen> => {
  const taskDefinition = revision > 0 ? `${family}:${revision}` : family
  const { logs } = await keepTaskDefinition(project)
  return { taskDefinition, roles: await rolesOfRevision(aws, project, taskDefinition), logs }
}

/** Where the containers of a standing revision write is guessed from the file: asking would cost a permission on every definition. */
export const keepTaskDefinition = async (project: Project): Promise<Chosen> => {
  const outline = await project.outline()
  return { taskDefinition: undefined, roles: [], logs: outline ? logsOf(outline, project.region ?? '') : [] }
}

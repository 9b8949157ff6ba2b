import type { Answer, Aws } from '../../calls/index.ts'
import type { Service } from '../../calls/operations/index.ts'
import type { Project } from '../../settings/index.ts'
import {
  familyOfService,
  registerTaskDefinition,
  rolesOfRevision,
  type Shown,
  shownOf,
  shownOfFile,
} from '../../steps/index.ts'
import type { DeployOptions } from './options.ts'

/** Which task definition a write names. */
export interface Chosen {
  /** `undefined`: the one that runs stays, and the request names none. */
  readonly taskDefinition: string | undefined
  /** The roles that IAM asks about when a task definition is named. */
  readonly roles: readonly string[]
  readonly shown: Shown
}

/** A choice that names one. */
export type Named = Chosen & { readonly taskDefinition: string }

/** Registers the file, unless a flag says which revision it shall be. The bare family stands for the newest one: nothing is listed. */
export async function chooseTaskDefinition(
  aws: Aws,
  project: Project,
  found: Answer<Service>,
  options: DeployOptions,
): Promise<Chosen> {
  const { revision, latestTaskDefinition, skipTaskDefinition } = options
  if (revision === 0 && !latestTaskDefinition && skipTaskDefinition) return keepTaskDefinition(aws, project)
  if (revision === 0 && !latestTaskDefinition) return registerFile(aws, project)
  return knownTaskDefinition(aws, project, await familyOfService(aws, project, found), revision)
}

/** A new revision of the definition file. */
export async function registerFile(aws: Aws, project: Project): Promise<Named> {
  const definition = await project.taskDefinition(aws)
  const { taskDefinition } = await registerTaskDefinition(aws, definition)
  return { taskDefinition, roles: definition.roles, shown: shownOf(definition, aws.place.region) }
}

/** A revision that stands already; 0 is the newest one. */
export async function knownTaskDefinition(
  aws: Aws,
  project: Project,
  family: string,
  revision: number,
): Promise<Named> {
  const taskDefinition = revision > 0 ? `${family}:${revision}` : family
  return {
    taskDefinition,
    roles: await rolesOfRevision(aws, project, taskDefinition),
    shown: await shownOfFile(aws, project),
  }
}

/** What runs stays, and no role is passed. */
export async function keepTaskDefinition(aws: Aws, project: Project): Promise<Chosen> {
  return {
    taskDefinition: undefined,
    roles: [],
    shown: await shownOfFile(aws, project),
  }
}

import type { Answer, Aws } from '../../calls/index.ts'
import type { Service } from '../../calls/operations/index.ts'
import type { Project } from '../../settings/index.ts'
import {
  familyOfService,
  registerTaskDefinition,
  revisionOf,
  rolesOfRevision,
  type Shown,
  shownOf,
  shownOfFile,
  type WhichRevision,
} from '../../steps/index.ts'

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

/** The task definition of a service that exists. */
export async function chooseTaskDefinition(
  aws: Aws,
  project: Project,
  found: Answer<Service>,
  which: WhichRevision,
): Promise<Chosen> {
  if (which.from === 'running') return keepTaskDefinition(aws, project)
  if (which.from === 'file') return registerFile(aws, project)
  return namedRevision(aws, project, revisionOf(await familyOfService(aws, project, found), which))
}

/** The task definition of a service that is created. None says which revision there is to keep, so that the newest one is taken. */
export async function chooseFirst(aws: Aws, project: Project, which: WhichRevision): Promise<Named> {
  if (which.from === 'file') return registerFile(aws, project)
  const { family } = await project.taskDefinition(aws)
  return namedRevision(aws, project, which.from === 'running' ? family : revisionOf(family, which))
}

/** Registers the definition file. */
export async function registerFile(aws: Aws, project: Project): Promise<Named> {
  const definition = await project.taskDefinition(aws)
  const { taskDefinition, answer } = await registerTaskDefinition(aws, definition)
  const registeredAt = answer.take(({ taskDefinition: registered }) => registered?.registeredAt, undefined)
  return {
    taskDefinition,
    roles: definition.roles,
    shown: { ...(await shownOf(aws, project, definition)), registeredAt },
  }
}

async function namedRevision(aws: Aws, project: Project, taskDefinition: string): Promise<Named> {
  return {
    taskDefinition,
    roles: await rolesOfRevision(aws, project, taskDefinition),
    shown: await shownOfFile(aws, project),
  }
}

/** Keeps the revision that runs, so that no role is passed. */
export async function keepTaskDefinition(aws: Aws, project: Project): Promise<Chosen> {
  return { taskDefinition: undefined, roles: [], shown: await shownOfFile(aws, project) }
}

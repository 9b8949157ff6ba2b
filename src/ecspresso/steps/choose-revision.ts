import { type Answer, anything } from '../../calls/index.ts'
import { listTaskDefinitions, type Service } from '../../calls/operations/index.ts'
import {
  familyOfService,
  registerTaskDefinition,
  revisionOf,
  rolesOfRevision,
  runningRevision,
  type WhichRevision,
} from '../../steps/index.ts'
import type { Work } from '../command.ts'

/** A revision, and the roles that a request passes which names it. */
export interface Chosen {
  readonly taskDefinition: string
  readonly roles: readonly string[]
}

/** The revision that `deploy` names. ecspresso always names one, also the one that runs already. */
export async function chooseRevision(
  work: Work,
  found: Answer<Service> | undefined,
  which: WhichRevision,
): Promise<Chosen> {
  const { aws, project } = work
  if (which.from === 'file') return registerFile(work)
  const family = found ? await familyOfService(aws, project, found) : (await project.taskDefinition(aws)).family
  if (which.from === 'newest') return newest(work, family)
  if (which.from === 'number') return standing(work, revisionOf(family, which))
  return found ? standing(work, await runningRevision(aws, project, found)) : newest(work, family)
}

/** A new revision of the file. */
export async function registerFile({ aws, project }: Work, path?: string): Promise<Chosen> {
  const definition = await project.taskDefinition(aws, path)
  const { taskDefinition } = await registerTaskDefinition(aws, definition)
  return { taskDefinition, roles: definition.roles }
}

/** ecspresso lists the revisions where a bare family would do. */
export async function newest(work: Work, family: string): Promise<Chosen> {
  await work.aws
    .step('find the newest revision')
    .call(listTaskDefinitions({ familyPrefix: family, sort: 'DESC', maxResults: 1 }))
  return standing(work, family)
}

/** One that stands already: only a plan with reads knows its roles. */
export async function standing({ aws, project }: Work, taskDefinition: string): Promise<Chosen> {
  return { taskDefinition, roles: await rolesOfRevision(aws, project, taskDefinition) }
}

/** Some earlier revision of the family. */
export function earlier(family: string): string {
  return `${family}:${anything('earlier revision')}`
}

import { type Aws, UserError } from '../../calls/index.ts'
import {
  describeTaskDefinition,
  revisionNameOf,
  revisionsOf,
  type TaskDefinitionAnswer,
} from '../../calls/operations/index.ts'
import type { Project } from '../../settings/index.ts'
import { familyOfService, findExistingService, revisionsInUse, runningRevision, targetOf } from '../../steps/index.ts'
import type { RevisionsOptions } from './options.ts'

/** A revision of the list. */
export interface RevisionRow {
  /** `web:12` */
  readonly name: string
  /** `PRIMARY deployment`; empty where nobody uses it. */
  readonly inUse: string
}

/** One revision, or the list of all active ones, oldest first. */
export type Revisions =
  | { readonly kind: 'list'; readonly revisions: readonly RevisionRow[] }
  | { readonly kind: 'one'; readonly taskDefinition: TaskDefinitionAnswer }

/** Lists the revisions of the task definition and who uses them, or shows one. */
export async function revisions(aws: Aws, project: Project, { revision }: RevisionsOptions): Promise<Revisions> {
  return revision ? one(aws, await named(aws, project, revision)) : list(aws, project)
}

async function one(aws: Aws, taskDefinition: string): Promise<Revisions> {
  const step = aws.step('read the revision')
  const described = await step.call(describeTaskDefinition({ taskDefinition, include: ['TAGS'] }))
  const nothing: TaskDefinitionAnswer = {}
  return { kind: 'one', taskDefinition: described.take((answer) => answer.taskDefinition ?? nothing, nothing) }
}

/** ECS takes the bare family for its newest active revision. */
async function named(aws: Aws, project: Project, revision: string): Promise<string> {
  if (revision === 'current') return runningRevision(aws, project, await findExistingService(aws, targetOf(project)))
  const { family } = await project.taskDefinition(aws)
  if (revision === 'latest') return family
  if (/^[1-9]\d*$/.test(revision)) return `${family}:${revision}`
  throw new UserError('OPTION_INVALID', `invalid value \`${revision}\` for \`--revision\``, {
    hint: 'a number, `current` or `latest`',
  })
}

async function list(aws: Aws, project: Project): Promise<Revisions> {
  const found = project.service === undefined ? undefined : await findExistingService(aws, targetOf(project))
  const family = found ? await familyOfService(aws, project, found) : (await project.taskDefinition(aws)).family
  const inUse = await revisionsInUse(aws, project, family, found)
  const listed = await aws.step('list the revisions').pages(revisionsOf(family, 'ASC'))
  return {
    kind: 'list',
    revisions: listed
      .and(inUse)
      .take(([arns, uses]) => arns.map(revisionNameOf).map((name) => ({ name, inUse: uses.get(name) ?? '' })), []),
  }
}

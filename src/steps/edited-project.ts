import { type Answer, type Aws, anything, UserError } from '../calls/index.ts'
import { describeTaskDefinition, familyOf, revisionNameOf, type Service } from '../calls/operations/index.ts'
import {
  type DefinitionEdit,
  definitionOfRevision,
  editedTaskDefinition,
  imagesOf,
  type Project,
  type TaskDefinition,
  taskDefinitionOf,
} from '../settings/index.ts'
import { digestsOf } from './digests.ts'
import { findExistingService } from './find-service.ts'
import { rolesOfRevision, runningRevision } from './revision.ts'
import { targetOf } from './target.ts'

/** What flags change, and of which definition. */
export interface Edit extends DefinitionEdit {
  /** Images are named by their digests. */
  readonly pinsDigests: boolean
  /** Of the revision that the service runs; else of the file. */
  readonly isOfRunning: boolean
}

/**
 * The project with a changed task definition: whoever reads its definition gets the changed one. `found` is the service, where somebody has
 * found it already. For one run of a body: what was read once is not read again.
 */
export function editedProject(project: Project, edit: Edit | undefined, found?: Answer<Service>): Project {
  if (edit === undefined) return project
  const known = new Map<string, Promise<TaskDefinition>>()
  return {
    ...project,
    cluster: project.cluster,
    clusterName: project.clusterName,
    service: project.service,
    taskDefinition: (aws, path) => {
      const key = path ?? ''
      const read = known.get(key) ?? readEdited(aws, { project, edit, found, path })
      known.set(key, read)
      return read
    },
  }
}

interface Source {
  readonly project: Project
  readonly edit: Edit
  readonly found: Answer<Service> | undefined
  readonly path: string | undefined
}

async function readEdited(aws: Aws, { project, edit, found, path }: Source): Promise<TaskDefinition> {
  const base = edit.isOfRunning ? await copyOfRunning(aws, project, found) : await project.taskDefinition(aws, path)
  const edited = editedTaskDefinition(base, edit)
  if (!edit.pinsDigests) return edited
  // What runs already stays as it is: only the images that somebody names may have moved.
  const pinned = edit.isOfRunning
    ? Object.entries(edit.images).map(([container, image]) => ({ container, image }))
    : imagesOf(edited)
  const images = await digestsOf(aws, pinned)
  return editedTaskDefinition(edited, { images, environment: [], secrets: [] })
}

/** Without what AWS added: members that are newer than this program are kept. */
async function copyOfRunning(aws: Aws, project: Project, given: Answer<Service> | undefined): Promise<TaskDefinition> {
  const found = given ?? (await findExistingService(aws, targetOf(project)))
  const named = await runningRevision(aws, project, found)
  const described = await aws
    .step('read the task definition that runs')
    .call(describeTaskDefinition({ taskDefinition: named, include: ['TAGS'] }))
  const hasTags = described.ask('the revision that runs bears tags', ({ tags = [] }) => tags.length > 0)
  const [executionRoleArn, taskRoleArn] = await rolesOfRevision(aws, project, revisionNameOf(named))
  const standIn = {
    family: familyOf(named),
    ...(executionRoleArn === undefined ? {} : { executionRoleArn }),
    ...(taskRoleArn === undefined ? {} : { taskRoleArn }),
    containerDefinitions: [{ name: anything('container') }],
    ...(hasTags ? { tags: [{ key: anything('key of a tag'), value: anything('value of a tag') }] } : {}),
  }
  const input = described.take(
    (answer) => ({ ...definitionOfRevision(answer), family: answer.taskDefinition.family ?? familyOf(named) }),
    standIn,
  )
  const copy = taskDefinitionOf(input, revisionNameOf(named))
  const outline = await project.outline()
  // Who has not looked takes the containers for those of the file, and for others as well.
  return described.take(() => copy, { ...copy, containers: [...(outline?.containers ?? []), ...copy.containers] })
}

/** Throws UserError where a change of what runs is wanted and nothing runs. */
export function requireRunning(
  edit: Edit | undefined,
  { cluster, service }: { cluster: string; service: string },
): void {
  if (!edit?.isOfRunning) return
  throw new UserError('SERVICE_NOT_FOUND', `service \`${service}\` does not exist in cluster \`${cluster}\``, {
    hint: 'without `--from-running` the task definition of the file is changed',
  })
}

import { type Answer, type Aws, anything, forPeople, UserError, unread } from '../calls/index.ts'
import { arn, describeTaskDefinition, familyOf, rolesOf, type Service } from '../calls/operations/index.ts'
import type { Project } from '../settings/index.ts'
import { findService } from './find-service.ts'
import { primaryOf } from './rollouts/index.ts'
import { targetOf } from './target.ts'

/** The family that the service runs; while nobody has looked, that of the definition file, if it can be read without AWS. */
export async function familyOfService(aws: Aws, project: Project, found: Answer<Service>): Promise<string> {
  return familyOf(await runningRevision(aws, project, found))
}

/**
 * The revision that the service runs, by its ARN. What may be read for a policy's sake tells it before the command looks; else it is
 * some revision of the file's family.
 */
export async function runningRevision(aws: Aws, project: Project, found: Answer<Service>): Promise<string> {
  const outline = await project.outline()
  const family = outline?.family ?? unread('family of the service')
  const some = arn(aws.place, 'ecs', `task-definition/${family}:${anything('current revision')}`)
  const standIn = await aws.fact({
    read: async (reader) => {
      const read = await findService(reader, targetOf(project))
      return read?.take((service) => taskDefinitionOfService(service) ?? some, some) ?? some
    },
    standIn: some,
  })
  return found.take((service) => taskDefinitionOfService(service) ?? family, standIn)
}

/** The ARN of the revision that a service names; an Express service names none, its primary deployment does. */
export function taskDefinitionOfService(service: Service): string | undefined {
  return service.taskDefinition ?? primaryOf(service)?.taskDefinition
}

/**
 * The roles that a standing revision passes: a policy's business alone, so that only a plan with reads asks AWS.
 * `taskDefinition` is `family:revision`, or the bare family for its newest revision; `resolve` finds it where only the account knows it.
 */
export async function rolesOfRevision(
  aws: Aws,
  project: Project,
  taskDefinition: string,
  resolve?: (reader: Aws) => Promise<string>,
): Promise<readonly string[]> {
  const outline = await project.outline()
  const standIn = [unread(`execution role of ${taskDefinition}`), unread(`task role of ${taskDefinition}`)]
  return aws.fact<readonly string[]>({
    read: async (reader) => {
      const step = reader.step('learn whose roles are passed')
      const named = resolve ? await resolve(reader) : taskDefinition
      const described = await step.call(describeTaskDefinition({ taskDefinition: named }))
      return described.take((answer) => rolesOf(answer.taskDefinition ?? {}), standIn)
    },
    standIn,
    assumption: outline && {
      question: `${forPeople(taskDefinition)} passes the definition file's roles`,
      value: outline.roles,
    },
  })
}

/** Which revision a command is about: decided once, before anything is read. */
export type WhichRevision =
  /** A new one, registered from the definition file. */
  | { readonly from: 'file' }
  /** The one that the service runs. */
  | { readonly from: 'running' }
  /** The newest one of the family. Its number is nobody's business: ECS takes the bare family for it. */
  | { readonly from: 'newest' }
  | { readonly from: 'number'; readonly number: number }

/** The flags that name a revision. `--revision` wins over `--skip-task-definition`, as in ecspresso. */
export function whichRevision(flags: {
  readonly revision: number
  readonly latestTaskDefinition: boolean
  readonly skipTaskDefinition: boolean
}): WhichRevision {
  const { revision, latestTaskDefinition, skipTaskDefinition } = flags
  if (revision > 0 && latestTaskDefinition)
    throw new UserError('OPTIONS_CONFLICT', '`--revision` and `--latest-task-definition` exclude each other', {
      hint: 'leave one of them out',
    })
  if (revision > 0) return { from: 'number', number: revision }
  if (latestTaskDefinition) return { from: 'newest' }
  return { from: skipTaskDefinition ? 'running' : 'file' }
}

/** `web:12`, or the bare family for its newest revision. */
export function revisionOf(family: string, which: Extract<WhichRevision, { from: 'newest' | 'number' }>): string {
  return which.from === 'number' ? `${family}:${which.number}` : family
}

import { type Answer, type Aws, forPeople, UserError, unread } from '../calls/index.ts'
import { describeTaskDefinition, familyOf, rolesOf, type Service } from '../calls/operations/index.ts'
import type { Project } from '../settings/index.ts'

/** The family that the service runs; while nobody has looked, that of the definition file, if it can be read without AWS. */
export async function familyOfService(project: Project, found: Answer<Service>): Promise<string> {
  const outline = await project.outline()
  return found.take(
    (service) => familyOf(service.taskDefinition ?? ''),
    outline?.family ?? unread('family of the service'),
  )
}

/**
 * The roles that a standing revision passes: a policy's business alone, so that only a plan with reads asks AWS.
 * `taskDefinition` is `family:revision`, or the bare family for its newest revision.
 */
export async function rolesOfRevision(aws: Aws, project: Project, taskDefinition: string): Promise<readonly string[]> {
  const outline = await project.outline()
  return aws.step('learn whose roles are passed').learn(describeTaskDefinition({ taskDefinition }), {
    of: (answer) => rolesOf(answer.taskDefinition ?? {}),
    standIn: [unread(`execution role of ${taskDefinition}`), unread(`task role of ${taskDefinition}`)],
    ...(outline && {
      assumption: { question: `${forPeople(taskDefinition)} passes the definition file's roles`, value: outline.roles },
    }),
  })
}

/** `--revision` and `--latest-task-definition` exclude each other. */
export function checkRevisionFlags(options: {
  readonly revision: number
  readonly latestTaskDefinition: boolean
}): void {
  if (options.revision > 0 && options.latestTaskDefinition)
    throw new UserError('OPTIONS_CONFLICT', '`--revision` and `--latest-task-definition` exclude each other', {
      hint: 'leave one of them out',
    })
}

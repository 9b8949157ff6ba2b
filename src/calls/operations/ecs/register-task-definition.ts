import { anything } from '../../mark.ts'
import { arn } from '../arn.ts'
import { writeCall } from '../operation.ts'
import { passToTasks, tagOnCreate } from './checks.ts'
import { rates } from './rates.ts'
import type { Tag } from './types.ts'

/** The members of the request that decide what IAM is asked; the rest of the user's file comes on top. */
export interface RegisterTaskDefinitionInput {
  readonly family: string
  readonly executionRoleArn?: string
  readonly taskRoleArn?: string
  readonly tags?: readonly Tag[]
}

/**
 * Authorised on the family with any revision (since February 2025; before, on `*`); tags on the family without a revision.
 * observed: denial texts in public reports of 2026-05 (`…:task-definition/FAMILY:*`).
 * There is no token: sent twice it makes two revisions, as with AWS's own SDKs.
 */
export function registerTaskDefinition(input: RegisterTaskDefinitionInput) {
  return writeCall(
    'ecs:RegisterTaskDefinition',
    input,
    (place) => [
      {
        action: 'ecs:RegisterTaskDefinition',
        resource: arn(place, 'ecs', `task-definition/${input.family}:${anything('new revision')}`),
      },
      ...(input.tags?.length
        ? [
            tagOnCreate(
              arn(place, 'ecs', `task-definition/${input.family}`),
              'RegisterTaskDefinition',
              'TagTaskDefinition',
            ),
          ]
        : []),
      ...passToTasks(place, rolesOf(input)),
    ],
    {
      yields: 'taskDefinition',
      rate: rates.taskDefinitionChanges,
      statement: 'RegisterTaskDefinition',
      repeat: { leaves: `a second revision of \`${input.family}\` that nothing refers to`, named: leftBehind },
      shownBy: `aws ecs list-task-definitions --family-prefix ${input.family} --sort DESC`,
    },
  )
}

/** `web:12`: of each registration before the last one nobody knows whether it made a revision; numbers are given in a row. */
function leftBehind(answer: unknown, lost: number): string | undefined {
  const { taskDefinition } = answer as { taskDefinition?: { family?: string; revision?: number } } // the wire edge
  const { family, revision } = taskDefinition ?? {}
  if (family === undefined || revision === undefined) return undefined
  const numbers = Array.from({ length: lost }, (_, i) => revision - lost + i).filter((number) => number > 0)
  if (numbers.length === 0) return undefined
  return `a revision that nothing refers to: ${numbers.map((number) => `\`${family}:${number}\``).join(', ')}`
}

/** The roles that a task definition's tasks get, each once. */
export function rolesOf({
  executionRoleArn,
  taskRoleArn,
}: {
  readonly executionRoleArn?: string
  readonly taskRoleArn?: string
}): string[] {
  return [...new Set([executionRoleArn, taskRoleArn].flatMap((role) => (role ? [role] : [])))]
}

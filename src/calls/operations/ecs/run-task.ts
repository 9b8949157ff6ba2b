import { anything } from '../../mark.ts'
import { arn, clusterNameOf, isBareFamily } from '../arn.ts'
import { writeCall } from '../operation.ts'
import { clusterArn, type PassedRoles, passToEcs, passToTasks, tagOnCreate, taskDefinitionArn } from './checks.ts'
import { rates } from './rates.ts'
import type { Tag } from './types.ts'

/** The members of the request that decide what IAM is asked; those of the user's files come on top. */
export interface RunTaskInput {
  readonly cluster: string
  readonly taskDefinition: string
  readonly count: number
  readonly clientToken: string
  readonly tags?: readonly Tag[]
  readonly propagateTags?: string
  readonly enableECSManagedTags?: boolean
}

/**
 * A bare family is authorised on its newest revision, which nobody knows beforehand; tags of any origin on the task that is created.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html (note of March 2024, checked 2026-11)
 * `repeatedBy`: the flags under which the same request is sent again.
 */
export function runTask(input: RunTaskInput, passes: PassedRoles, repeatedBy?: string) {
  return writeCall(
    'ecs:RunTask',
    input,
    (place) => {
      const named = taskDefinitionArn(place, input.taskDefinition)
      const tagged = input.tags?.length || input.enableECSManagedTags || (input.propagateTags ?? 'NONE') !== 'NONE'
      return [
        {
          action: 'ecs:RunTask',
          resource: isBareFamily(input.taskDefinition) ? `${named}:${anything('latest revision')}` : named,
          context: { 'ecs:cluster': clusterArn(place, input.cluster) },
        },
        ...(tagged
          ? [
              tagOnCreate(
                arn(place, 'ecs', `task/${clusterNameOf(input.cluster)}/${anything('task id')}`),
                'RunTask',
                'TagTask',
              ),
            ]
          : []),
        ...passToTasks(place, passes.toTasks),
        ...passToEcs(place, passes.toEcs),
      ]
    },
    {
      yields: 'tasks',
      rate: rates.taskChanges,
      statement: 'RunTask',
      repeat: { token: 'clientToken' },
      shownBy: `aws ecs list-tasks --cluster ${input.cluster}`,
      ...(repeatedBy === undefined ? {} : { repeatedBy }),
    },
  )
}

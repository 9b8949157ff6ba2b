import type { Listing } from '../../call.ts'
import { readCall } from '../operation.ts'
import { clusterArn } from './checks.ts'
import { rates } from './rates.ts'

interface ListTasksInput {
  readonly cluster: string
  readonly serviceName?: string
  readonly family?: string
  readonly desiredStatus: 'RUNNING' | 'STOPPED'
  readonly nextToken?: string
}

/**
 * Authorised on `*` as long as no container instance is named, whatever the service reference says: the cluster is the only fence.
 * observed: denial texts in several public reports.
 */
export function listTasks(input: ListTasksInput) {
  return readCall(
    'ecs:ListTasks',
    input,
    (place) => [
      { action: 'ecs:ListTasks', resource: '*', context: { 'ecs:cluster': clusterArn(place, input.cluster) } },
    ],
    {
      yields: 'taskArns',
      rate: rates.taskReads,
      statement: { name: 'FindFailedTasks', required: 'FindTasks' },
      loss: 'a failed rollout is reported without its stopped tasks, the live view without their health',
    },
  )
}

/** Whether there are more tasks than one page holds. */
export function hasMoreTasks({ nextToken }: { readonly nextToken?: string }): boolean {
  return nextToken !== undefined
}

/** The ARNs of all tasks of a service or of a family; of those that stopped, the ones that ECS still knows (about an hour). */
export function allTasks(
  input: Omit<ListTasksInput, 'nextToken'>,
): Listing<{ readonly taskArns: readonly string[]; readonly nextToken?: string }, string> {
  return {
    first: listTasks(input),
    next: ({ nextToken }) => (nextToken === undefined ? undefined : listTasks({ ...input, nextToken })),
    items: ({ taskArns }) => taskArns,
  }
}

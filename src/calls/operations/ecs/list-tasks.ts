import { readCall } from '../operation.ts'
import { clusterArn } from './checks.ts'
import { rates } from './rates.ts'

/**
 * Authorised on `*` as long as no container instance is named, whatever the service reference says: the cluster is the only fence.
 * observed: denial texts in several public reports.
 */
export function listTasks(input: {
  readonly cluster: string
  readonly serviceName?: string
  readonly family?: string
  readonly desiredStatus: 'RUNNING' | 'STOPPED'
}) {
  return readCall(
    'ecs:ListTasks',
    input,
    (place) => [
      { action: 'ecs:ListTasks', resource: '*', context: { 'ecs:cluster': clusterArn(place, input.cluster) } },
    ],
    {
      yields: 'taskArns',
      rate: rates.taskReads,
      statement: 'FindFailedTasks',
      loss: 'a failed rollout is reported without its stopped tasks, the live view without their health',
    },
  )
}

import { read } from '../../call.ts'
import { clusterArn } from './checks.ts'

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
  return read<{ taskArns?: readonly string[]; nextToken?: string }>('ecs:ListTasks', input, (place) => [
    { action: 'ecs:ListTasks', resource: '*', context: { 'ecs:cluster': clusterArn(place, input.cluster) } },
  ])
}

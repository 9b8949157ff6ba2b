import { UserError } from '../../calls/index.ts'
import { clusterNameOf, type InCluster } from '../../calls/operations/index.ts'
import type { InitOptions } from './options.ts'

/** What becomes a project. */
export type What =
  | { readonly kind: 'service'; readonly target: InCluster }
  | { readonly kind: 'task definition'; readonly name: string }

/** What the flags name. Throws UserError unless it is one thing. */
export function whatOf({ service, cluster, taskDefinition }: InitOptions): What {
  if (service !== undefined && taskDefinition !== undefined)
    throw new UserError('OPTIONS_CONFLICT', '`--service` and `--task-definition` exclude each other', {
      hint: 'with `--service` the task definition that it runs is written too',
    })
  if (service) return { kind: 'service', target: targetOf(service, cluster) }
  if (taskDefinition) return { kind: 'task definition', name: taskDefinition }
  throw new UserError('OPTION_MISSING', '`--service` or `--task-definition` is missing', {
    hint: '`ristretto init --service NAME --cluster NAME` makes a project of a service',
  })
}

/** A service by its name, or by an ARN, which names the cluster too. */
function targetOf(service: string, cluster: string): InCluster {
  const [, ofArn, name] = /^arn:[^:]+:ecs:[^:]+:\d+:service\/([^/]+)\/([^/]+)$/.exec(service) ?? []
  return ofArn !== undefined && name !== undefined
    ? { cluster: ofArn, service: name }
    : { cluster: clusterNameOf(cluster), service }
}

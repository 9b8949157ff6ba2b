import type { AccessCheck, Json, JsonObject, RequestContext } from '../../service.ts'
import { clusterArn } from './arns.ts'
import { objects, optionalText } from './input.ts'
import { requireOneOf } from './refuse.ts'
import { clusterName } from './resolve.ts'
import { findCluster } from './store.ts'
import { resourceTagContext } from './tags.ts'

/** What IAM is asked for an action on the cluster that a request means. */
export function clusterCheck(action: string, input: JsonObject, context: RequestContext): AccessCheck {
  const name = clusterName(input, context)
  const tags = resourceTagContext(findCluster(context.state, name)?.tags)
  return { action: `ecs:${action}`, resource: clusterArn(context, name), context: tags }
}

/** Settings of a cluster with changes: of each name there is one. */
export function mergeSettings(before: readonly Json[], changes: readonly Json[]): Json[] {
  const changed = objects({ items: [...changes] }, 'items')
  const names = changed.map((setting) => optionalText(setting, 'name'))
  for (const name of names) requireOneOf('name', name, ['containerInsights'])
  const kept = objects({ items: [...before] }, 'items').filter(
    (setting) => !names.includes(optionalText(setting, 'name')),
  )
  return [...kept, ...changed]
}

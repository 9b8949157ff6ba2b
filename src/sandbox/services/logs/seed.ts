import type { RequestContext } from '../../service.ts'
import { ensureLogGroup } from './store.ts'

/** Resources of CloudWatch Logs that a story may name. */
export interface LogsResources {
  /** Names; with a region where it is another one. */
  readonly logGroups?: readonly (string | { readonly name: string; readonly region?: string })[]
}

/** Adds the groups that are not there. */
export function seed({ logGroups = [] }: LogsResources, context: RequestContext): void {
  for (const group of logGroups) {
    const { name, region = context.region } = typeof group === 'string' ? { name: group } : group
    ensureLogGroup(context.stateOf({ region }), name, context.now)
  }
}

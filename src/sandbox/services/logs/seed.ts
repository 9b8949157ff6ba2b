import type { RequestContext } from '../../service.ts'
import { ensureLogGroup } from './store.ts'

/** What a story may name of CloudWatch Logs. */
export interface LogsResources {
  /** Names. */
  readonly logGroups?: readonly string[]
}

/** Adds the groups that are not there. */
export function seed({ logGroups = [] }: LogsResources, context: RequestContext): void {
  for (const name of logGroups) ensureLogGroup(context.state, name, context.now)
}

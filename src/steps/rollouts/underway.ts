import type { Aws } from '../../calls/index.ts'
import { type FollowOptions, follow } from './follow.ts'
import type { Begun, Following } from './rollout.ts'

/** A deployment that has begun, whoever carries it out. */
export interface Underway {
  /** The controller's name for it; may be empty. */
  readonly id: string
  /** `web:13` */
  readonly revision: string
  /** Follows it to its end; throws as `follow` does. */
  follow(aws: Aws, options: FollowOptions): Promise<void>
}

/** The same, followed in this way. */
export function underwayBy<Own extends Begun, Seen>(rollout: Following<Own, Seen>, begun: Own): Underway {
  const { id, revision } = begun
  return {
    id,
    revision,
    // How it ends decides about no other call: planned by itself, its questions do not multiply with those of the writes.
    follow: async (aws, { shown, resume, waiting }) => {
      const item = { by: rollout.name, begun, shown, resume, waiting }
      await aws.aside('watch the deployment', item, (of, own) => follow(own, rollout, of.begun, of))
    },
  }
}

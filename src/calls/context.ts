import type { Event } from '../report/index.ts'
import type { Aws } from './aws.ts'
import type { Interpreter } from './interpreter.ts'
import type { Principal, World } from './world.ts'

/** What a door to AWS stands on; `step`, `as`, `in` and `afterwards` change one part each. */
export interface Context {
  readonly world: World
  readonly interpreter: Interpreter
  readonly title: string
  readonly principal: Principal
  /** Where the calls of `in` go; absent for the command's own region. */
  readonly region?: string
  /** The body tells itself what was refused: attempts report nothing. */
  readonly isQuiet?: true
  /** Attempts that were refused for good are not made again. By call and resources. */
  readonly refused: Map<string, 'denied' | 'failed'>
  /** The door speaks the last words of a command, or takes a change back. */
  readonly isEnding?: true
  /**
   * Of the whole run. `account`: told by answers where the files do not, since ECS names its things by ARNs. `endsSince`: when the last
   * words began, by the clock. `leftOut`: what was said to be missing for want of time.
   */
  readonly told: {
    account?: string
    isForewarned?: boolean
    endsSince?: number | undefined
    readonly leftOut: Set<string>
  }
  /** Makes a door of a context. Here, because the verbs open doors and the door has the verbs. */
  open(context: Context): Aws
}

/** Tells an event, with what the command is about. */
export function report({ world }: Context, event: Event): void {
  world.report(world.scope === undefined ? event : { ...event, scope: world.scope })
}

/** The user's interruption or the deadline, whichever comes first. */
export function bothSignals({ signal, deadline }: World): AbortSignal {
  return AbortSignal.any([signal, deadline])
}

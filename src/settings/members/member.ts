import type { JsonObject } from '../definitions/index.ts'

/** The meaning of a member's absence from a definition. */
export type Absence =
  /** The value that absence stands for: filled in, compared and sent, as ecspresso does it. Undefined: nothing is filled in. */
  | { readonly is: 'filled'; readonly value: (service: JsonObject) => unknown }
  /** There is none: this value, which removes it, is compared and sent, as ecspresso does it. */
  | { readonly is: 'cleared'; readonly value: unknown }
  /**
   * There is none: this value is sent where the service has another. ecspresso leaves the service's; so what is reset is announced.
   * `source` says who saw that AWS takes the value for none. Under `asEcspresso` it is filled in always, as ecspresso does it there.
   */
  | {
      readonly is: 'reset'
      readonly value: unknown
      readonly source: string
      readonly asEcspresso?: (service: JsonObject) => boolean
    }
  /** The service's own stays. `because` is for the documentation. */
  | { readonly is: 'left'; readonly because: string }
  /** ECS takes the parent whole: what is not in it is gone, or has its usual value. */
  | { readonly is: 'whole' }
  /** The service's own stays since nothing removes it, which is warned about. `because` ends the warning. */
  | { readonly is: 'stuck'; readonly because: string }

/** The ways in which an update treats a member. */
export type Update =
  /** UpdateService gets it. */
  | 'sent'
  /** The command gives it, by rules or calls of its own. */
  | 'by the command'
  /** UpdateService does not have it, or it is no change that a deployment makes: a difference is warned about. */
  | 'never'

/** Who may own a member so that an update must leave it alone. */
export type Owner = 'CODE_DEPLOY' | 'DAEMON'

/** The facts about one member of a service. */
export interface ServiceMember {
  /** Default: sent. */
  readonly update?: Update
  readonly absent: Absence
  /** The value that ECS takes for a missing one when it creates a service; compared as equal to none. */
  readonly usual?: unknown
  /** RunTask gets it too. */
  readonly run?: true
  /** The members that order a list whose order means nothing; `itself` for a list of strings. Without: the order counts. */
  readonly unordered?: readonly string[] | 'itself'
  /** The way to the roles that ECS itself uses, from the member; a list is gone through. */
  readonly role?: readonly string[]
  /** UpdateService refuses it, or ignores it, under these. */
  readonly ownedBy?: readonly Owner[]
  /** Where the service itself does not show it. */
  readonly shownIn?: 'deployment' | 'revision'
  /** ECS takes a change only together with `forceNewDeployment`. */
  readonly forces?: true
}

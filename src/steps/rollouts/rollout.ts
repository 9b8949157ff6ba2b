import type { Answer, Aws, Call } from '../../calls/index.ts'
import type { InCluster, PassedRoles, Service } from '../../calls/operations/index.ts'
import type { Shown } from '../shown.ts'
import type { Goal } from './goal.ts'
import type { Course } from './stall.ts'
import type { StopType } from './waiting.ts'

/** The state of a deployment. */
export type DeploymentStatus =
  | 'moving'
  | 'done'
  /** The deployment failed and nothing has taken its place (yet). */
  | 'failed'
  | 'rolled back'
  | 'superseded'
  /** AWS tells nothing of the service. One such look may be too early; several are a deletion. */
  | 'missing'
  /** The service was deleted meanwhile. */
  | 'gone'

/** A service as it is to be. */
export interface Change {
  readonly target: InCluster
  /** The service before. */
  readonly found: Answer<Service>
  /** Members of UpdateService that differ from what stands. */
  readonly attributes: object
  /** Absent: what runs stays, and no role is passed. */
  readonly taskDefinition: string | undefined
  readonly desiredCount: number | undefined
  readonly isForced: boolean
  readonly passes: PassedRoles
  readonly goal: Goal
}

/** One deployment, as whoever carries it out names it. It is plain data. */
export interface Begun {
  readonly target: InCluster
  /** The controller's name for it; may be empty where an emulator gives none. */
  readonly id: string
  /** `web:13` */
  readonly revision: string
  /** ARN of the task definition; absent where nobody told it. */
  readonly taskDefinition?: string | undefined
  readonly goal: Goal
}

/** Why a deployment did not end well, as far as AWS tells. */
export interface Reason {
  /** The revision that runs now: `web:12`. */
  readonly runs: string | undefined
  /** The deployment that took its place. */
  readonly by: string | undefined
  readonly why: string | undefined
}

/** How deployments of a kind are followed to their end. */
export interface Following<Own extends Begun, Seen> {
  /** Tells them apart where one is planned: the same deployment may be followed to another end. */
  readonly name: string
  /** Whoever carries it out, for people. Default: ECS. */
  readonly by?: 'CodeDeploy'
  /** The call that tells how it stands. */
  look(begun: Own): Call<Seen>
  /** What a look says, and never a clock of ours. */
  standing(seen: Seen, begun: Own): DeploymentStatus
  /** Whether a look still shows the count of tasks from before the write: several in a row do not, unless somebody else has changed it. */
  isBeforeWrite?(seen: Seen, begun: Own): boolean
  /** Narrates a look, reads what makes it richer where the policy allows, and gives the deployment with what it learned of it. */
  show(aws: Aws, seen: Answer<Seen>, showing: Showing<Own>): Promise<Own>
  /** After a bad end, or while it still goes on: shows what can be known of it, and gives the reason. */
  explain(aws: Aws, seen: Answer<Seen>, explaining: Explaining<Own>): Promise<Answer<Reason>>
  /** After a good end. */
  conclude(seen: Seen, begun: Own): string
  /** How far it has come, for who loses patience. Default: whatever a look shows anew is progress. */
  course?(seen: Seen, begun: Own): Course
  /** The service as a look shows it, where it does. */
  serviceIn?(seen: Seen): Service | undefined
  /** What its tasks name as what started them; `undefined` while nobody knows. Default: its id. */
  startedBy?(begun: Own): string | undefined
  /** Whether there is something to go back to. Default: there is. */
  canGoBack?(seen: Seen): boolean
  /**
   * Asks to stop it, or to go back; gives whether that was asked. What is refused is said, and changes nothing. Absent where nothing is on
   * its way.
   */
  stop?(aws: Aws, begun: Own, stopType: StopType): Promise<boolean>
  /** When time is up: `; web:13: 1 of 2 running`, or nothing. */
  unfinished(seen: Seen): string
}

/** Whoever carries out deployments of a kind. Bodies know of deployments only what stands here. */
export interface Rollout<Own extends Begun, Seen> extends Following<Own, Seen> {
  /** Begins one by a write. */
  begin(aws: Aws, change: Change): Promise<Own>
  /** The one that is under way, or the last one. */
  underway(aws: Aws, found: Answer<Service>, current: Current): Promise<Own>
}

/** Which deployment of a service is meant, and what is waited for. */
export interface Current {
  readonly target: InCluster
  readonly goal: Goal
  /** ARN of the service revision that it brings up. Default: the primary one is meant. */
  readonly serviceRevision?: string
  /** ARN of the service deployment, where it is known already. */
  readonly serviceDeployment?: string | undefined
}

/** A deployment that is shown, and what of its tasks can be. */
export interface Showing<Own extends Begun> {
  readonly begun: Own
  readonly shown: Shown
}

/** A deployment that is explained, and how it stands. */
export interface Explaining<Own extends Begun> extends Showing<Own> {
  readonly status: DeploymentStatus
}

import type { Ending } from './endings.ts'
import type { CauseView, FailureReport, StoppedGroupView } from './failure-report.ts'

/**
 * The version of events and of the document that `--output json` prints, which is the last of them. It grows when a member changes its
 * meaning or goes; new members and new kinds of events do not.
 */
export const LAST_EVENT_VERSION = 1

/** A failure as data. */
export interface ErrorView {
  /** Stable: `CONFIG_UNKNOWN_KEY`. */
  readonly code: string
  readonly message: string
  readonly hint?: string | undefined
  /** Where in the user's files the mistake stands. */
  readonly file?: string | undefined
  readonly line?: number | undefined
  readonly column?: number | undefined
  /** Of several mistakes that were found at once: each of them. */
  readonly all?: readonly ErrorView[] | undefined
  /** What was being done when AWS refused, in words. */
  readonly step?: string | undefined
  /** What the request named: `cluster app, service web`. */
  readonly subject?: string | undefined
  /** AWS's own name for its error. */
  readonly awsCode?: string | undefined
  /** `ecs:UpdateService` */
  readonly operation?: string | undefined
  readonly requestId?: string | undefined
  /** Of a denial: what AWS says was refused, and to whom. */
  readonly denied?: unknown
  /** Of a denial: the IAM statement to add, where one helps. */
  readonly statement?: unknown
  /** Under `--debug`. */
  readonly stack?: string | undefined
}

/** A write that AWS carried out. */
export interface WriteView {
  /** `ecs:RegisterTaskDefinition` */
  readonly operation: string
  /** What its request named: `family web`. */
  readonly subject: string
}

/** The last event of every command: how it ended. */
export interface LastEvent {
  readonly type: 'end'
  readonly schemaVersion: 1
  /** `deploy`, `policy generate` */
  readonly command: string
  readonly outcome: Ending
  /** From the beginning to the end, by the clock that counts: in the sandbox its own. */
  readonly seconds: number
  readonly cluster?: string | undefined
  readonly service?: string | undefined
  /** ARN of the task definition that was registered or rolled out. */
  readonly taskDefinition?: string | undefined
  /** `web:13` */
  readonly revision?: string | undefined
  /** The controller's name for the deployment. */
  readonly deployment?: string | undefined
  /** The distinct ways in which tasks failed; empty where none did. */
  readonly failures: readonly StoppedGroupView[]
  /** What probably went wrong, the likeliest first. */
  readonly causes?: readonly CauseView[] | undefined
  /** Of a rollout that did not end well: all that could be known of it. */
  readonly report?: FailureReport | undefined
  /** Of a command that was carried out: what it gives. */
  readonly result?: unknown
  /** Of one that was not: why. */
  readonly error?: ErrorView | undefined
  /** The writes that AWS had carried out before. */
  readonly done?: readonly WriteView[] | undefined
  /** The command line that goes on from there, where it is not the same one again. */
  readonly goesOn?: string | undefined
}

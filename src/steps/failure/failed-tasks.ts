import type { Shown } from '../shown.ts'

/** Tasks of nobody's service that failed, or could not be placed. It is plain data. */
export interface FailedTasks {
  readonly cluster: string
  /** ARN, `web:13`, or the bare family. */
  readonly taskDefinition: string
  readonly why: string
  /** Why RunTask placed fewer than it was asked for; empty where all were placed. */
  readonly notPlaced: readonly string[]
  readonly shown: Shown
}

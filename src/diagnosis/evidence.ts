/** What is known about one container of a task that stopped. */
export interface ContainerEvidence {
  readonly name: string
  /** Absent for a container that never ran. */
  readonly exitCode?: number | undefined
  /** `OutOfMemoryError: Container killed due to memory usage` */
  readonly reason?: string | undefined
  /** What its health check said last: `UNHEALTHY`. Absent without a check. */
  readonly health?: string | undefined
  /** By the task definition; ECS's default is true. */
  readonly essential?: boolean | undefined
  /** Whether a load balancer, Service Connect or the like sends traffic to it. */
  readonly serves?: boolean | undefined
  /** Its last log lines, oldest first, where they could be read. */
  readonly lastLines?: readonly string[] | undefined
}

/** The evidence about one task that stopped. */
export interface TaskEvidence {
  /** The last part of its ARN. */
  readonly id: string
  /** `TaskFailedToStart`, `EssentialContainerExited` … as ECS spells them. */
  readonly stopCode?: string | undefined
  readonly stoppedReason?: string | undefined
  /** Seconds since 1970, by AWS's clock. */
  readonly stoppedAt?: number | undefined
  readonly containers: readonly ContainerEvidence[]
}

/** The health of one target of a load balancer. */
export interface TargetEvidence {
  /** Name of the target group. */
  readonly targetGroup: string
  /** `unhealthy`, `draining` … */
  readonly state: string
  /** `Target.ResponseCodeMismatch` … */
  readonly reason?: string | undefined
  readonly description?: string | undefined
}

/** All that a failed deployment or task left behind. Whatever could not be read is absent, and then nothing is concluded from it. */
export interface Evidence {
  /** The stopped tasks of the deployment in question, newest first. */
  readonly tasks: readonly TaskEvidence[]
  /** Messages of service events since the deployment began, newest first. */
  readonly events: readonly string[]
  readonly targets: readonly TargetEvidence[]
  /** Whether the tasks were to end by themselves: those of `run`. */
  readonly runsOnce?: boolean
  /** Why RunTask placed fewer tasks than it was asked for. */
  readonly placementFailures?: readonly string[]
}

/** No task, no event, no target: the start of every collection. */
export const noEvidence: Evidence = { tasks: [], events: [], targets: [] }

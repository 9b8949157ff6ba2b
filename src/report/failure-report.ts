/** An image that tasks ran. */
export interface ImageView {
  readonly container: string
  readonly image: string
  /** `sha256:…`; absent where it was never pulled. */
  readonly digest?: string | undefined
}

/** A moment of a deployment, by AWS's clock; milliseconds since 1970. */
export interface Moment {
  readonly at: number
  readonly text: string
}

/** One target of a load balancer, as its target group sees it. */
export interface TargetView {
  /** Name of the target group. */
  readonly targetGroup: string
  /** `10.0.1.5:80` */
  readonly target: string
  readonly state: string
  /** `Target.ResponseCodeMismatch` */
  readonly reason?: string | undefined
  readonly description?: string | undefined
}

/** What probably went wrong, and what to do. */
export interface CauseView {
  /** The likeliest is 1. */
  readonly rank: number
  /** Stable: `IMAGE_NOT_FOUND`. */
  readonly code: string
  readonly cause: string
  readonly advice: string
  /** What it was concluded from. */
  readonly evidence: string
  /** Whether another try of the same revision can go better. */
  readonly heals: boolean
}

/** A task that stopped, for the report after a failed rollout or run. */
export interface StoppedTaskView {
  readonly id: string
  readonly stopCode?: string | undefined
  readonly stoppedReason?: string | undefined
  readonly containers: readonly {
    readonly name: string
    readonly exitCode?: number | undefined
    readonly reason?: string | undefined
    /** What the exit code means, where anybody knows: `killed: it ran out of memory`. */
    readonly meaning?: string | undefined
    /** What its health check says: `UNHEALTHY`. */
    readonly health?: string | undefined
    /** What it wrote last, oldest first, where that could be read. */
    readonly lastLines?: readonly string[] | undefined
  }[]
}

/** Tasks that stopped in the same way. */
export interface StoppedGroupView {
  readonly count: number
  /** The newest one of them. */
  readonly task: StoppedTaskView
}

/**
 * How a rollout, or tasks of `run`, stand or ended, with all that could be known. What a denial took away is missing, and was said by
 * itself.
 */
export interface FailureReport {
  readonly asked: {
    readonly cluster: string
    /** Absent: the tasks are nobody's service's. */
    readonly service?: string | undefined
    /** `web:13` */
    readonly revision: string
    readonly taskDefinition?: string | undefined
    /** The controller's name for the deployment; may be empty. */
    readonly deployment: string
    readonly images: readonly ImageView[]
    /** ARN of whoever runs the command. */
    readonly by?: string | undefined
  }
  readonly ended: {
    /** `rolled back`, `failed`, `superseded`, `gone`, `moving` … */
    readonly status: string
    /** What runs now: `web:12`. */
    readonly runs?: string | undefined
    readonly why?: string | undefined
    /** Milliseconds since 1970, by AWS's clock. */
    readonly at?: number | undefined
  }
  /** Oldest first. */
  readonly timeline: readonly Moment[]
  /** The distinct ways in which tasks stopped, the most frequent first. */
  readonly failures: readonly StoppedGroupView[]
  readonly tasks: {
    /** So many tasks that stopped were looked at. */
    readonly lookedAt: number
    /** More have stopped than were looked at. */
    readonly hasMore: boolean
    /** So many stopped in ways that are not shown. */
    readonly inOtherWays: number
  }
  readonly targets: readonly TargetView[]
  /** What ECS said of placement, capacity and health, newest first. */
  readonly messages: readonly string[]
  /** ECS's own decisions, where its Action Log is delivered. */
  readonly actionLog: readonly Moment[]
  readonly causes: readonly CauseView[]
  readonly links: readonly { readonly title: string; readonly url: string }[]
}

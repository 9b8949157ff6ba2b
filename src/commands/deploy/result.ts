/** What a deployment has done. */
export interface DeployResult {
  readonly cluster: string
  readonly service: string
  /** `unchanged`: what runs equals the files. */
  readonly action: 'created' | 'updated' | 'unchanged'
  /** The ARN, `family:revision` or family that the request named; absent where what runs stays. */
  readonly taskDefinition?: string
  /** Absent where the request named none. */
  readonly desiredCount?: number
  readonly tags: TagResult
  readonly deployment: {
    /** The controller's name for it. */
    readonly id: string
    /** `web:13` */
    readonly revision: string
    /** `begun` where the command did not wait. */
    readonly status: 'completed' | 'begun'
  }
}

/** Keys of the service's tags that were written. */
export interface TagResult {
  readonly set: readonly string[]
  readonly removed: readonly string[]
}

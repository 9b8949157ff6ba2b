/** The members of ECS's answers that commands look at; what comes back holds more. Times are seconds since 1970. */

/** A tag of a service, a task definition or a task. */
export interface Tag {
  readonly key?: string
  readonly value?: string
}

/** One deployment of a service: the PRIMARY one, or one that it replaces. */
export interface Deployment {
  readonly id?: string
  readonly status?: string
  readonly taskDefinition?: string
  readonly desiredCount?: number
  readonly pendingCount?: number
  readonly runningCount?: number
  readonly failedTasks?: number
  readonly rolloutState?: string
  readonly rolloutStateReason?: string
  readonly updatedAt?: number
}

/** A line of what ECS says about a service. */
export interface ServiceEvent {
  readonly id?: string
  readonly createdAt?: number
  readonly message?: string
}

/** A service as DescribeServices tells it. */
export interface Service {
  readonly serviceArn?: string
  readonly serviceName?: string
  readonly status?: string
  readonly taskDefinition?: string
  readonly desiredCount?: number
  readonly runningCount?: number
  readonly pendingCount?: number
  readonly deployments?: readonly Deployment[]
  readonly events?: readonly ServiceEvent[]
  readonly deploymentController?: { readonly type?: string }
  readonly schedulingStrategy?: string
  readonly tags?: readonly Tag[]
}

/** A container of a task definition, as far as its log is concerned. */
export interface ContainerDefinition {
  readonly name?: string
  readonly logConfiguration?: { readonly logDriver?: string; readonly options?: Readonly<Record<string, string>> }
}

/** A revision as ECS keeps it. */
export interface TaskDefinitionAnswer {
  readonly taskDefinitionArn?: string
  readonly registeredAt?: number
  readonly executionRoleArn?: string
  readonly taskRoleArn?: string
  readonly containerDefinitions?: readonly ContainerDefinition[]
}

/** A container of a task. */
export interface Container {
  readonly name?: string
  readonly exitCode?: number
  readonly reason?: string
}

/** A task as DescribeTasks tells it. */
export interface Task {
  readonly taskArn?: string
  readonly lastStatus?: string
  readonly healthStatus?: string
  readonly startedBy?: string
  readonly stopCode?: string
  readonly stoppedReason?: string
  readonly stoppedAt?: number
  readonly executionStoppedAt?: number
  readonly containers?: readonly Container[]
}

/** What of a request ECS could not do, and why. */
export interface Failed {
  readonly arn?: string
  readonly reason?: string
  readonly detail?: string
}

/** A service deployment: the same rollout as a `Deployment`, with its progress and its reasons. */
export interface ServiceDeployment {
  readonly serviceDeploymentArn?: string
  readonly targetServiceRevisionArn?: string
  readonly status?: string
  readonly statusReason?: string
  readonly deploymentCircuitBreaker?: {
    readonly status?: string
    readonly failureCount?: number
    readonly threshold?: number
  }
  readonly rollback?: { readonly reason?: string }
}

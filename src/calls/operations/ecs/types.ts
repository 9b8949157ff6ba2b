/** The members of ECS's answers that commands look at; what comes back holds more. Times are seconds since 1970. */
export interface Tag {
  readonly key?: string
  readonly value?: string
}

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
  readonly createdAt?: number
  readonly updatedAt?: number
}

export interface ServiceEvent {
  readonly id?: string
  readonly createdAt?: number
  readonly message?: string
}

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

export interface ContainerDefinition {
  readonly name?: string
  readonly essential?: boolean
  readonly logConfiguration?: { readonly logDriver?: string; readonly options?: Readonly<Record<string, string>> }
}

export interface TaskDefinitionAnswer {
  readonly taskDefinitionArn?: string
  readonly family?: string
  readonly revision?: number
  readonly status?: string
  readonly registeredAt?: number
  readonly executionRoleArn?: string
  readonly taskRoleArn?: string
  readonly containerDefinitions?: readonly ContainerDefinition[]
}

export interface Container {
  readonly name?: string
  readonly exitCode?: number
  readonly reason?: string
  readonly lastStatus?: string
}

export interface Task {
  readonly taskArn?: string
  readonly taskDefinitionArn?: string
  readonly lastStatus?: string
  readonly desiredStatus?: string
  readonly healthStatus?: string
  readonly startedBy?: string
  readonly stopCode?: string
  readonly stoppedReason?: string
  readonly stoppedAt?: number
  readonly executionStoppedAt?: number
  readonly containers?: readonly Container[]
}

export interface Failed {
  readonly arn?: string
  readonly reason?: string
  readonly detail?: string
}

export interface ServiceDeployment {
  readonly serviceDeploymentArn?: string
  readonly targetServiceRevisionArn?: string
  readonly targetServiceRevision?: { readonly arn?: string }
  readonly status?: string
  readonly statusReason?: string
  readonly deploymentCircuitBreaker?: {
    readonly status?: string
    readonly failureCount?: number
    readonly threshold?: number
  }
  readonly rollback?: { readonly reason?: string }
}

import type { Json, JsonObject } from '../../service.ts'

// Everything is plain JSON, so that a state can be kept in a file and go on where it stopped. Times are milliseconds since 1970.

/** A tag as it stands on the wire. */
export type Tag = { key: string; value: string }

/** A cluster; deleted ones stay, INACTIVE. */
export interface Cluster {
  readonly name: string
  status: 'ACTIVE' | 'INACTIVE'
  settings: Json[]
  configuration?: JsonObject
  serviceConnectDefaults?: JsonObject
  capacityProviders: Json[]
  defaultCapacityProviderStrategy: Json[]
  /**
   * All that it has is known: a request has made it, or a scenario says what it has. Where a story names it alone, capacity providers and a
   * namespace are taken as they come.
   */
  closed?: true
  tags: Tag[]
}

/** One revision of a family. `content` holds the members of the registration, defaults filled in. */
export interface TaskDefinition {
  readonly family: string
  readonly revision: number
  status: 'ACTIVE' | 'INACTIVE' | 'DELETE_IN_PROGRESS'
  readonly content: JsonObject
  readonly registeredAt: number
  readonly registeredBy: string
  deregisteredAt?: number
  deleteRequestedAt?: number
  /** When it goes away, if nothing uses it by then. */
  deleteAt?: number
  tags: Tag[]
}

/** The revisions of a family. Numbers are never used again, hence `last` outlives the revisions. */
export interface Family {
  readonly name: string
  last: number
  revisions: TaskDefinition[]
}

/** The settings that a service revision fixes: a change of any is a new deployment, a rollback brings them back. */
export interface Blueprint {
  readonly family: string
  readonly revision: number
  readonly launchType?: string
  readonly capacityProviderStrategy?: Json[]
  /** As asked for: `LATEST` stays. */
  readonly platformVersion?: string
  readonly networkConfiguration?: JsonObject
  readonly loadBalancers: Json[]
  readonly serviceRegistries: Json[]
  readonly serviceConnectConfiguration?: JsonObject
  readonly volumeConfigurations?: Json[]
  readonly vpcLatticeConfigurations?: Json[]
  readonly monitoring?: JsonObject
  readonly gatewayConnectors?: Json[]
  /** Of an Express service. */
  readonly express?: ExpressConfiguration
}

/** The part of an Express service's configuration that is not in its task definition and network configuration. */
export type ExpressConfiguration = {
  readonly healthCheckPath: string
  readonly scalingTarget: {
    readonly minTaskCount: number
    readonly maxTaskCount: number
    readonly autoScalingMetric: string
    readonly autoScalingTargetValue: number
  }
}

/** An Express service has these beside what every service has. */
export interface ExpressService {
  readonly infrastructureRoleArn: string
  /** The name of its host. */
  readonly endpoint: string
  readonly resources: ExpressResources
}

/** The resources that ECS manages for an Express service: ARNs, and names where it says so. */
export interface ExpressResources {
  readonly loadBalancer: string
  readonly listener: string
  readonly rule: string
  /** Blue and green take turns in them. */
  readonly targetGroups: readonly [string, string]
  readonly certificate: string
  /** Ids. */
  readonly serviceSecurityGroup: string
  readonly loadBalancerSecurityGroup: string
  /** Names. */
  readonly logGroup: string
  readonly alarm: string
}

/** Tasks of one revision that a service has to have: what placing and retrying needs to know of a deployment or of a task set. */
export interface Workload {
  /** The digits of `ecs-svc/<digits>`. */
  readonly number: string
  readonly blueprint: Blueprint
  failedTasks: number
  /** Tasks in a row that never ran; the delay before the next one grows with it. */
  startFailures: number
  /** No task is started before. */
  retryAt?: number
  /** How many tasks it has started, and which deployment of its revision it is: scenarios tell behaviour by it. */
  launched?: number
  attempt?: number
  /** Its tasks are registered in the alternate target groups. */
  readonly alternate?: boolean
}

/** Percentages of the traffic. */
export interface Weights {
  production: number
  test: number
}

/** A deployment as DescribeServices lists it, and what its scheduling needs. Its number is also that of the service revision. */
export interface Deployment extends Workload {
  status: 'PRIMARY' | 'ACTIVE' | 'DRAINING'
  rolloutState: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED'
  rolloutStateReason: string
  desiredCount: number
  readonly createdAt: number
  updatedAt: number
  /** Where the strategy shifts traffic. */
  weights?: Weights
  /** The scheduler does not act on a deployment before. */
  readonly visibleAt: number
  /** The deployment was COMPLETED at some time, so that one can roll back to it. */
  completedOnce: boolean
}

/** A task set of a service whose deployments ECS does not control. */
export interface TaskSet extends Workload {
  status: 'PRIMARY' | 'ACTIVE' | 'DRAINING'
  /** Percent of the desired count. */
  scale: number
  readonly startedBy?: string
  readonly externalId?: string
  stability: 'STEADY_STATE' | 'STABILIZING'
  stabilityAt: number
  readonly createdAt: number
  updatedAt: number
  tags: Tag[]
}

/** Where a deployment that shifts traffic has got to, in the order in which it goes through them. */
export type Stage =
  | 'RECONCILE_SERVICE'
  | 'PRE_SCALE_UP'
  | 'SCALE_UP'
  | 'POST_SCALE_UP'
  | 'TEST_TRAFFIC_SHIFT'
  | 'POST_TEST_TRAFFIC_SHIFT'
  | 'PRE_PRODUCTION_TRAFFIC_SHIFT'
  | 'PRODUCTION_TRAFFIC_SHIFT'
  | 'POST_PRODUCTION_TRAFFIC_SHIFT'
  | 'BAKE_TIME'
  | 'CLEAN_UP'

/** A run of a lifecycle hook, as DescribeServiceDeployments tells it. */
export interface HookRun {
  readonly hookId: string
  readonly stage: Stage
  readonly targetType: 'AWS_LAMBDA' | 'PAUSE'
  readonly targetArn?: string
  status: 'AWAITING_ACTION' | 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT'
  readonly expiresAt: number
  readonly timeoutAction: 'CONTINUE' | 'ROLLBACK'
  /** How often the function was called. */
  calls: number
}

/** A step that a service deployment has before it. */
export type ServiceDeploymentStep =
  | { readonly at: number; readonly do: 'enter'; readonly stage: Stage }
  | { readonly at: number; readonly do: 'leave stage' }
  | { readonly at: number; readonly do: 'call hook'; readonly hookId: string }
  | { readonly at: number; readonly do: 'time out hook'; readonly hookId: string }
  | { readonly at: number; readonly do: 'check alarms' }
  | { readonly at: number; readonly do: 'end bake time' }
  | { readonly at: number; readonly do: 'roll back' | 'abort' }

/** The way of one deployment, as DescribeServiceDeployments tells it. */
export interface ServiceDeployment {
  readonly id: string
  /** The digits of its target revision. */
  readonly number: string
  readonly sources: readonly string[]
  status:
    | 'PENDING'
    | 'IN_PROGRESS'
    | 'SUCCESSFUL'
    | 'STOPPED'
    | 'STOP_REQUESTED'
    | 'ROLLBACK_REQUESTED'
    | 'ROLLBACK_IN_PROGRESS'
    | 'ROLLBACK_SUCCESSFUL'
    | 'ROLLBACK_FAILED'
  statusReason?: string
  readonly createdAt: number
  startedAt: number
  updatedAt: number
  finishedAt?: number
  stoppedAt?: number
  breaker: {
    status: 'TRIGGERED' | 'MONITORING' | 'MONITORING_COMPLETE' | 'DISABLED'
    failureCount: number
    threshold: number
  }
  rollback?: { reason: string; startedAt: number; number: string }
  /** The settings that it began with. */
  readonly configuration: JsonObject
  /** Of a deployment that shifts traffic. */
  stage?: Stage
  /** Its bake time is over; of one without stages. */
  baked?: boolean
  /** How many portions of the production traffic have been shifted. */
  shifted: number
  /** In the order in which they began. */
  hooks: HookRun[]
  alarms: {
    status: 'TRIGGERED' | 'MONITORING' | 'MONITORING_COMPLETE' | 'DISABLED'
    triggered: string[]
    watched: string[]
  }
  /** Steps that the deployment has before it; the times give the order. */
  steps: ServiceDeploymentStep[]
}

/** A service revision; it never changes. */
export interface ServiceRevision {
  readonly number: string
  readonly createdAt: number
  readonly blueprint: Blueprint
  readonly images: { readonly containerName: string; readonly image: string }[]
}

/** A line of a service's history. */
export interface ServiceEvent {
  readonly id: string
  readonly createdAt: number
  readonly message: string
}

/** A service; deleted ones stay INACTIVE until one of the same name is made. */
export interface ServiceRecord {
  readonly cluster: string
  readonly name: string
  status: 'ACTIVE' | 'DRAINING' | 'INACTIVE'
  readonly createdAt: number
  readonly createdBy: string
  readonly schedulingStrategy: string
  desiredCount: number
  /** The blueprint of the PRIMARY deployment, or task set. */
  blueprint: Blueprint
  deploymentConfiguration: JsonObject
  /** Members that are answered as they were asked for, defaults filled in, and start no deployment. */
  options: JsonObject
  /** Newest first, as listed. None where ECS does not control the deployments. */
  deployments: Deployment[]
  /** Newest first; of services whose deployments ECS does not control. */
  taskSets: TaskSet[]
  /** Newest first. */
  serviceDeployments: ServiceDeployment[]
  /** Newest first. */
  revisions: ServiceRevision[]
  /** Newest first. */
  events: ServiceEvent[]
  tags: Tag[]
  /** The request that made it, for CreateService with the same client token. */
  readonly creation: string
  readonly express?: ExpressService
  /** When the scheduler looks at it next; absent while nothing but an idle event is to come. */
  tickAt?: number
  /** The service has said that it is steady since its last change. */
  steady: boolean
  /** The record that DescribeServices shows until then, where reads lag behind writes. */
  stale?: { readonly until: number; readonly record: ServiceRecord }
  /** When an idle service says again that it is steady. */
  steadyAgainAt?: number
  /** A deleted service is not INACTIVE before. */
  drainedAt?: number
}

/** A step that a task has before it. */
export type TaskStep =
  | {
      readonly at: number
      readonly do:
        | 'attach'
        | 'prepare'
        | 'accept'
        | 'pull'
        | 'start'
        | 'end containers'
        | 'deprovision'
        | 'finish'
        | 'expire'
        | 'interrupt'
    }
  | { readonly at: number; readonly do: 'fail to start'; readonly reason: string; readonly container?: string }
  /** ECS notices that the task has ended by itself; a stop that others ask for begins at once. */
  | { readonly at: number; readonly do: 'begin stopping'; readonly code: string; readonly reason: string }
  | { readonly at: number; readonly do: 'write'; readonly container: string; readonly lines: readonly string[] }
  | {
      readonly at: number
      readonly do: 'exit'
      readonly container: string
      readonly code: number
      readonly reason?: string
    }
  | {
      readonly at: number
      readonly do: 'health'
      readonly container: string
      readonly health: 'HEALTHY' | 'UNHEALTHY'
    }
  | { readonly at: number; readonly do: 'fail target'; readonly targetGroup: string }

/** A container of a task. */
export interface Container {
  readonly id: string
  readonly name: string
  readonly image: string
  readonly essential: boolean
  /** The container has a health check of its own. */
  readonly checked: boolean
  status: 'PENDING' | 'RUNNING' | 'STOPPED'
  health: 'UNKNOWN' | 'HEALTHY' | 'UNHEALTHY'
  startedAt?: number
  exitCode?: number
  reason?: string
  imageDigest?: string
}

/** The network interface of a task in awsvpc mode. */
export interface Attachment {
  readonly id: string
  status: 'PRECREATED' | 'ATTACHED' | 'DELETED'
  readonly subnet: string
  /** Absent in states of former versions, as the next. */
  readonly securityGroups?: readonly string[]
  /** Its service or RunTask asked for a public address. */
  readonly isPublic?: boolean
  networkInterface?: string
  mac?: string
  ip?: string
}

/** A task. */
export interface Task {
  readonly id: string
  readonly cluster: string
  readonly family: string
  readonly revision: number
  readonly group: string
  readonly startedBy?: string
  /** Name of the service that runs it and digits of the deployment. */
  readonly service?: string
  readonly deployment?: string
  /** Absent in states of former versions. */
  readonly turn?: { readonly task: number; readonly attempt: number }
  readonly launchType?: string
  readonly capacityProviderName?: string
  readonly platformVersion?: string
  readonly platformFamily?: string
  readonly containerInstance?: string
  readonly availabilityZone: string
  readonly architecture: string
  readonly cpu?: string
  readonly memory?: string
  readonly ephemeralStorage?: number
  readonly enableExecuteCommand: boolean
  readonly overrides: JsonObject
  readonly createdAt: number
  connectivityAt?: number
  pullStartedAt?: number
  pullStoppedAt?: number
  startedAt?: number
  executionStoppedAt?: number
  stoppingAt?: number
  stoppedAt?: number
  lastStatus: 'PROVISIONING' | 'PENDING' | 'RUNNING' | 'DEPROVISIONING' | 'STOPPED'
  desiredStatus: 'RUNNING' | 'STOPPED'
  stopCode?: string
  stoppedReason?: string
  version: number
  containers: Container[]
  attachment?: Attachment
  tags: Tag[]
  /** Target groups that its service registers it in, and those in which it is. */
  readonly targetGroups?: readonly string[]
  registeredIn?: string[]
  /** The target group in which it was found unhealthy. */
  failedTargetGroup?: string
  /** The task does not count as healthy before: without a health check it must have been running for a while. */
  settledAt?: number
  /** Its deployment has heard that it is healthy. */
  healthySeen?: boolean
  /** Scaling in and deployments leave it alone until then. */
  protectedUntil?: number
  /** Steps that the task has before it; the times give the order, not the places in the list. */
  steps: TaskStep[]
}

/** A RunTask call with a client token. */
export interface TaskRun {
  readonly request: string
  readonly createdAt: number
  readonly taskIds: readonly string[]
}

/** A capacity provider. */
export interface CapacityProvider {
  readonly name: string
  readonly type: 'FARGATE' | 'FARGATE_SPOT' | 'EC2_AUTOSCALING' | 'MANAGED_INSTANCES'
  autoScalingGroupProvider?: JsonObject
  managedInstancesProvider?: JsonObject
  tags: Tag[]
}

/** A revision of a daemon on managed instances. */
export interface DaemonDefinition {
  readonly family: string
  readonly revision: number
  status: 'ACTIVE' | 'DELETE_IN_PROGRESS'
  /** Members of the registration. */
  readonly content: JsonObject
  readonly registeredAt: number
  readonly registeredBy: string
  deleteRequestedAt?: number
  tags: Tag[]
}

/** A container instance that a scenario has seeded. CPU in units, memory in MiB. */
export interface ContainerInstance {
  readonly id: string
  readonly cluster: string
  readonly ec2InstanceId: string
  status: 'ACTIVE' | 'DRAINING'
  readonly cpu: number
  readonly memory: number
  attributes: { name: string; value?: string }[]
  /** Attributes that tasks may require and that its agent has not: all others it has. */
  readonly lacks?: readonly string[]
  /** Where no instance of the cluster has room, another like this one joins it. */
  readonly scales?: true
  readonly registeredAt: number
  tags: Tag[]
}

/** A session that ExecuteCommand has opened: what its data channel needs to know. */
export interface ExecSession {
  readonly taskId: string
  readonly container: string
  readonly command: string
  readonly tokenValue: string
  readonly openedAt: number
}

/** The state of ECS in one account and region. Keys are ids with a `/` or hexadecimal digits, never a bare name of the user's. */
export interface EcsState {
  clusters: Cluster[]
  families: Family[]
  /** By `<cluster>/<name>`. */
  services: Record<string, ServiceRecord>
  /** Tasks that have not stopped, by id, oldest first. */
  tasks: Record<string, Task>
  /** Tasks that have stopped, in the order in which they did. In a crash loop they are many, and nothing happens to them but expiry. */
  stoppedTasks: Task[]
  /** By `<cluster>/<client token>`. */
  taskRuns: Record<string, TaskRun>
  capacityProviders: CapacityProvider[]
  containerInstances: ContainerInstance[]
  daemonDefinitions: DaemonDefinition[]
  /** By `<ARN of the principal> <name>`. */
  accountSettings: Record<string, string>
  /** Requests that are left of the account's rates, by bucket. */
  requests: Record<string, { readonly tokens: number; readonly at: number }>
  /** Deployments of a revision in a service, and runs of a revision, so far. */
  attempts: Record<string, number>
  /** By id. */
  sessions: Record<string, ExecSession>
}

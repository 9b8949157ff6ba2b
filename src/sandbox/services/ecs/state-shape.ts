import {
  count,
  flag,
  jsonObject,
  later,
  list,
  named,
  number,
  object,
  optional,
  type Shape,
  sent,
  text,
  time,
  variants,
  word,
} from '../../state-shape.ts'
import {
  capacityProviderStrategy,
  deploymentConfiguration,
  loadBalancers,
  networkConfiguration,
  objectsOf,
  overrides,
  registration,
  serviceOptions,
} from './request-shape.ts'
import type {
  Attachment,
  Blueprint,
  CapacityProvider,
  Cluster,
  Container,
  ContainerInstance,
  DaemonDefinition,
  Deployment,
  EcsState,
  ExecSession,
  ExpressConfiguration,
  ExpressResources,
  ExpressService,
  Family,
  HookRun,
  ServiceDeployment,
  ServiceDeploymentStep,
  ServiceEvent,
  ServiceRecord,
  ServiceRevision,
  Stage,
  Tag,
  Task,
  TaskDefinition,
  TaskRun,
  TaskSet,
  TaskStep,
  Weights,
} from './state.ts'

const tag = object<Tag>({ key: text, value: text })

const cluster = object<Cluster>({
  name: text,
  status: word('ACTIVE', 'INACTIVE'),
  settings: objectsOf(sent({ name: text, value: text })),
  configuration: optional(jsonObject),
  serviceConnectDefaults: optional(jsonObject),
  capacityProviders: { flaw: list(text).flaw },
  defaultCapacityProviderStrategy: capacityProviderStrategy,
  closed: optional(word(true)),
  tags: list(tag),
})

const taskDefinition = object<TaskDefinition>({
  family: text,
  revision: count,
  status: word('ACTIVE', 'INACTIVE', 'DELETE_IN_PROGRESS'),
  content: registration,
  registeredAt: time,
  registeredBy: text,
  deregisteredAt: optional(time),
  deleteRequestedAt: optional(time),
  deleteAt: optional(time),
  tags: list(tag),
})

const family = object<Family>({ name: text, last: count, revisions: list(taskDefinition) })

const expressConfiguration = object<ExpressConfiguration>({
  healthCheckPath: text,
  scalingTarget: object<ExpressConfiguration['scalingTarget']>({
    minTaskCount: count,
    maxTaskCount: count,
    autoScalingMetric: text,
    autoScalingTargetValue: number,
  }),
})

const blueprint = object<Blueprint>({
  family: text,
  revision: count,
  launchType: optional(text),
  capacityProviderStrategy: optional(capacityProviderStrategy),
  platformVersion: optional(text),
  networkConfiguration: optional(networkConfiguration),
  loadBalancers,
  serviceRegistries: objectsOf(jsonObject),
  serviceConnectConfiguration: optional(jsonObject),
  volumeConfigurations: optional(objectsOf(jsonObject)),
  vpcLatticeConfigurations: optional(objectsOf(sent({ roleArn: text }))),
  monitoring: optional(jsonObject),
  gatewayConnectors: optional(objectsOf(jsonObject)),
  express: optional(expressConfiguration),
})

const weights = object<Weights>({ production: number, test: number })

const deployment = object<Deployment>({
  number: text,
  blueprint,
  failedTasks: count,
  startFailures: count,
  retryAt: optional(time),
  launched: optional(count),
  attempt: optional(count),
  alternate: optional(flag),
  status: word('PRIMARY', 'ACTIVE', 'DRAINING'),
  rolloutState: word('IN_PROGRESS', 'COMPLETED', 'FAILED'),
  rolloutStateReason: text,
  desiredCount: count,
  createdAt: time,
  updatedAt: time,
  weights: optional(weights),
  visibleAt: time,
  completedOnce: flag,
})

const taskSet = object<TaskSet>({
  number: text,
  blueprint,
  failedTasks: count,
  startFailures: count,
  retryAt: optional(time),
  launched: optional(count),
  attempt: optional(count),
  alternate: optional(flag),
  status: word('PRIMARY', 'ACTIVE', 'DRAINING'),
  scale: number,
  startedBy: optional(text),
  externalId: optional(text),
  stability: word('STEADY_STATE', 'STABILIZING'),
  stabilityAt: time,
  createdAt: time,
  updatedAt: time,
  tags: list(tag),
})

const stage: Shape<Stage> = word(
  'RECONCILE_SERVICE',
  'PRE_SCALE_UP',
  'SCALE_UP',
  'POST_SCALE_UP',
  'TEST_TRAFFIC_SHIFT',
  'POST_TEST_TRAFFIC_SHIFT',
  'PRE_PRODUCTION_TRAFFIC_SHIFT',
  'PRODUCTION_TRAFFIC_SHIFT',
  'POST_PRODUCTION_TRAFFIC_SHIFT',
  'BAKE_TIME',
  'CLEAN_UP',
)

const hookRun = object<HookRun>({
  hookId: text,
  stage,
  targetType: word('AWS_LAMBDA', 'PAUSE'),
  targetArn: optional(text),
  status: word('AWAITING_ACTION', 'IN_PROGRESS', 'SUCCEEDED', 'FAILED', 'TIMED_OUT'),
  expiresAt: time,
  timeoutAction: word('CONTINUE', 'ROLLBACK'),
  calls: count,
})

const serviceDeploymentStep = variants<ServiceDeploymentStep, 'do'>('do', {
  enter: { at: time, stage },
  'leave stage': { at: time },
  'call hook': { at: time, hookId: text },
  'time out hook': { at: time, hookId: text },
  'check alarms': { at: time },
  'end bake time': { at: time },
  'roll back': { at: time },
  abort: { at: time },
})

const serviceDeployment = object<ServiceDeployment>({
  id: text,
  number: text,
  sources: list(text),
  status: word(
    'PENDING',
    'IN_PROGRESS',
    'SUCCESSFUL',
    'STOPPED',
    'STOP_REQUESTED',
    'ROLLBACK_REQUESTED',
    'ROLLBACK_IN_PROGRESS',
    'ROLLBACK_SUCCESSFUL',
    'ROLLBACK_FAILED',
  ),
  statusReason: optional(text),
  createdAt: time,
  startedAt: time,
  updatedAt: time,
  finishedAt: optional(time),
  stoppedAt: optional(time),
  breaker: object<ServiceDeployment['breaker']>({
    status: word('TRIGGERED', 'MONITORING', 'MONITORING_COMPLETE', 'DISABLED'),
    failureCount: count,
    threshold: count,
  }),
  rollback: optional(
    object<NonNullable<ServiceDeployment['rollback']>>({ reason: text, startedAt: time, number: text }),
  ),
  configuration: deploymentConfiguration,
  stage: optional(stage),
  baked: optional(flag),
  shifted: count,
  hooks: list(hookRun),
  alarms: object<ServiceDeployment['alarms']>({
    status: word('TRIGGERED', 'MONITORING', 'MONITORING_COMPLETE', 'DISABLED'),
    triggered: list(text),
    watched: list(text),
  }),
  steps: list(serviceDeploymentStep),
})

const serviceRevision = object<ServiceRevision>({
  number: text,
  createdAt: time,
  blueprint,
  images: list(object<ServiceRevision['images'][number]>({ containerName: text, image: text })),
})

const serviceEvent = object<ServiceEvent>({ id: text, createdAt: time, message: text })

const expressResources = object<ExpressResources>({
  loadBalancer: text,
  listener: text,
  rule: text,
  targetGroups: list(text, 2),
  certificate: text,
  serviceSecurityGroup: text,
  loadBalancerSecurityGroup: text,
  logGroup: text,
  alarm: text,
})

const expressService = object<ExpressService>({
  infrastructureRoleArn: text,
  endpoint: text,
  resources: expressResources,
})

const serviceRecord: Shape<ServiceRecord> = object<ServiceRecord>({
  cluster: text,
  name: text,
  status: word('ACTIVE', 'DRAINING', 'INACTIVE'),
  createdAt: time,
  createdBy: text,
  schedulingStrategy: text,
  desiredCount: count,
  blueprint,
  deploymentConfiguration,
  options: serviceOptions,
  deployments: list(deployment),
  taskSets: list(taskSet),
  serviceDeployments: list(serviceDeployment),
  revisions: list(serviceRevision),
  events: list(serviceEvent),
  tags: list(tag),
  creation: text,
  express: optional(expressService),
  tickAt: optional(time),
  steady: flag,
  stale: optional(object<NonNullable<ServiceRecord['stale']>>({ until: time, record: later(() => serviceRecord) })),
  steadyAgainAt: optional(time),
  drainedAt: optional(time),
})

const container = object<Container>({
  id: text,
  name: text,
  image: text,
  essential: flag,
  checked: flag,
  status: word('PENDING', 'RUNNING', 'STOPPED'),
  health: word('UNKNOWN', 'HEALTHY', 'UNHEALTHY'),
  startedAt: optional(time),
  exitCode: optional(number),
  reason: optional(text),
  imageDigest: optional(text),
})

const attachment = object<Attachment>({
  id: text,
  status: word('PRECREATED', 'ATTACHED', 'DELETED'),
  subnet: text,
  securityGroups: optional(list(text)),
  isPublic: optional(flag),
  networkInterface: optional(text),
  mac: optional(text),
  ip: optional(text),
})

const taskStep = variants<TaskStep, 'do'>('do', {
  attach: { at: time },
  prepare: { at: time },
  accept: { at: time },
  pull: { at: time },
  start: { at: time },
  'end containers': { at: time },
  deprovision: { at: time },
  finish: { at: time },
  expire: { at: time },
  interrupt: { at: time },
  'fail to start': { at: time, reason: text, container: optional(text) },
  'begin stopping': { at: time, code: text, reason: text },
  write: { at: time, container: text, lines: list(text) },
  exit: { at: time, container: text, code: number, reason: optional(text) },
  health: { at: time, container: text, health: word('HEALTHY', 'UNHEALTHY') },
  'fail target': { at: time, targetGroup: text },
})

const task = object<Task>({
  id: text,
  cluster: text,
  family: text,
  revision: count,
  group: text,
  startedBy: optional(text),
  service: optional(text),
  deployment: optional(text),
  turn: optional(object<NonNullable<Task['turn']>>({ task: count, attempt: count })),
  launchType: optional(text),
  capacityProviderName: optional(text),
  platformVersion: optional(text),
  platformFamily: optional(text),
  containerInstance: optional(text),
  availabilityZone: text,
  architecture: text,
  cpu: optional(text),
  memory: optional(text),
  ephemeralStorage: optional(count),
  enableExecuteCommand: flag,
  overrides,
  createdAt: time,
  connectivityAt: optional(time),
  pullStartedAt: optional(time),
  pullStoppedAt: optional(time),
  startedAt: optional(time),
  executionStoppedAt: optional(time),
  stoppingAt: optional(time),
  stoppedAt: optional(time),
  lastStatus: word('PROVISIONING', 'PENDING', 'RUNNING', 'DEPROVISIONING', 'STOPPED'),
  desiredStatus: word('RUNNING', 'STOPPED'),
  stopCode: optional(text),
  stoppedReason: optional(text),
  version: count,
  containers: list(container),
  attachment: optional(attachment),
  tags: list(tag),
  targetGroups: optional(list(text)),
  registeredIn: optional(list(text)),
  failedTargetGroup: optional(text),
  settledAt: optional(time),
  healthySeen: optional(flag),
  protectedUntil: optional(time),
  steps: list(taskStep),
})

const taskRun = object<TaskRun>({ request: text, createdAt: time, taskIds: list(text) })

const capacityProvider = object<CapacityProvider>({
  name: text,
  type: word('FARGATE', 'FARGATE_SPOT', 'EC2_AUTOSCALING', 'MANAGED_INSTANCES'),
  autoScalingGroupProvider: optional(jsonObject),
  managedInstancesProvider: optional(jsonObject),
  tags: list(tag),
})

const containerInstance = object<ContainerInstance>({
  id: text,
  cluster: text,
  ec2InstanceId: text,
  status: word('ACTIVE', 'DRAINING'),
  cpu: number,
  memory: number,
  attributes: list(object<ContainerInstance['attributes'][number]>({ name: text, value: optional(text) })),
  lacks: optional(list(text)),
  scales: optional(word(true)),
  registeredAt: time,
  tags: list(tag),
})

const daemonDefinition = object<DaemonDefinition>({
  family: text,
  revision: count,
  status: word('ACTIVE', 'DELETE_IN_PROGRESS'),
  content: jsonObject,
  registeredAt: time,
  registeredBy: text,
  deleteRequestedAt: optional(time),
  tags: list(tag),
})

const execSession = object<ExecSession>({
  taskId: text,
  container: text,
  command: text,
  tokenValue: text,
  openedAt: time,
})

/** The form of what the sandbox remembers. */
export const ecsShape = object<EcsState>({
  clusters: list(cluster),
  families: list(family),
  services: named(serviceRecord),
  tasks: named(task),
  stoppedTasks: list(task),
  taskRuns: named(taskRun),
  capacityProviders: list(capacityProvider),
  containerInstances: list(containerInstance),
  daemonDefinitions: list(daemonDefinition),
  accountSettings: named(text),
  requests: named(object<EcsState['requests'][string]>({ tokens: number, at: time })),
  attempts: named(count),
  sessions: named(execSession),
})

import { isObject, type JsonObject } from '../definitions/index.ts'
import type { ServiceMember } from './member.ts'

const API = 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html (checked 2026-11)'
/** Resets that were tried on AWS, one by one, on a service of Fargate. */
const PROBED = 'https://github.com/go-to-k/cdkd/pull/1164 (tried on AWS 2026-07)'
const OBSERVED_DEFAULT =
  'the default of a new service: recorded answers of ECS, September 2026; assumed: UpdateService takes it'

const breakerThreshold = { type: 'BOUNDED_PERCENT', value: 50 }

/**
 * The members of a service, by path: what a definition without one means, what is compared, sent, cleared and reset, which roles they hold,
 * which order counts. Commands read this table and have no list of their own. A member that is not here (AWS may be newer) is sent when the
 * file has it, and compared as it stands. A parent stands before its members.
 */
export const serviceMembers = {
  serviceName: { update: 'by the command', absent: { is: 'left', because: 'the configuration names the service' } },
  cluster: { update: 'by the command', absent: { is: 'left', because: 'the configuration names the cluster' } },
  taskDefinition: { update: 'by the command', absent: { is: 'left', because: 'the flags say which' } },
  desiredCount: { update: 'by the command', absent: { is: 'left', because: 'autoscaling may own it' } },
  tags: { update: 'by the command', absent: { is: 'left', because: 'without `tags` those of the service stay' } },
  schedulingStrategy: { update: 'never', usual: 'REPLICA', absent: { is: 'filled', value: () => 'REPLICA' } },
  deploymentController: { update: 'never', absent: { is: 'filled', value: () => ({ type: 'ECS' }) } },
  launchType: {
    update: 'never',
    run: true,
    absent: { is: 'left', because: 'a strategy, or the default of the cluster or of ECS, takes its place' },
  },
  capacityProviderStrategy: {
    run: true,
    forces: true,
    ownedBy: ['CODE_DEPLOY'],
    absent: { is: 'left', because: "it may be the cluster's default; `[]`, or a launch type, removes it" },
  },
  platformVersion: {
    run: true,
    usual: 'LATEST',
    ownedBy: ['CODE_DEPLOY'],
    absent: { is: 'reset', value: 'LATEST', source: PROBED, asEcspresso: isOnFargate },
  },
  networkConfiguration: {
    run: true,
    ownedBy: ['CODE_DEPLOY'],
    absent: { is: 'stuck', because: 'ECS has no value that removes it' },
  },
  'networkConfiguration.awsvpcConfiguration.assignPublicIp': { absent: { is: 'filled', value: () => 'DISABLED' } },
  'networkConfiguration.awsvpcConfiguration.subnets': {
    unordered: 'itself',
    absent: { is: 'whole' },
  },
  'networkConfiguration.awsvpcConfiguration.securityGroups': {
    unordered: 'itself',
    absent: { is: 'whole' },
  },
  loadBalancers: {
    ownedBy: ['CODE_DEPLOY'],
    role: ['advancedConfiguration', 'roleArn'],
    absent: { is: 'cleared', value: [] },
  },
  healthCheckGracePeriodSeconds: { usual: 0, absent: { is: 'reset', value: 0, source: PROBED } },
  serviceRegistries: { ownedBy: ['CODE_DEPLOY'], absent: { is: 'reset', value: [], source: API } },
  propagateTags: { usual: 'NONE', absent: { is: 'reset', value: 'NONE', source: PROBED } },
  enableECSManagedTags: { run: true, absent: { is: 'filled', value: () => false } },
  enableExecuteCommand: { run: true, absent: { is: 'filled', value: () => false } },
  availabilityZoneRebalancing: {
    absent: { is: 'left', because: 'services from before 2025 have `DISABLED`, newer ones `ENABLED`, without asking' },
  },
  placementConstraints: {
    run: true,
    unordered: ['type', 'expression'],
    absent: { is: 'reset', value: [], source: API },
  },
  placementStrategy: { run: true, ownedBy: ['DAEMON'], absent: { is: 'reset', value: [], source: API } },
  // Services that CodeDeploy deploys have none of these three; of what they have UpdateService takes the count, the deployment's percentages,
  // the grace period, placement and tags alone. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html (checked 2026-11)
  serviceConnectConfiguration: {
    shownIn: 'deployment',
    ownedBy: ['CODE_DEPLOY'],
    role: ['services', 'tls', 'roleArn'],
    absent: { is: 'cleared', value: { enabled: false } },
  },
  volumeConfigurations: {
    shownIn: 'deployment',
    ownedBy: ['CODE_DEPLOY'],
    unordered: ['name'],
    role: ['managedEBSVolume', 'roleArn'],
    absent: { is: 'cleared', value: [] },
  },
  // assumed: what EBS itself takes by default.
  'volumeConfigurations.managedEBSVolume.filesystemType': {
    usual: 'xfs',
    absent: { is: 'whole' },
  },
  vpcLatticeConfigurations: {
    shownIn: 'deployment',
    ownedBy: ['CODE_DEPLOY'],
    unordered: ['portName'],
    role: ['roleArn'],
    absent: { is: 'cleared', value: [] },
  },
  gatewayConnectors: { shownIn: 'revision', absent: { is: 'left', because: 'DescribeServices does not show them' } },
  monitoring: { shownIn: 'revision', absent: { is: 'left', because: 'DescribeServices does not show it' } },
  deploymentConfiguration: { absent: { is: 'filled', value: () => ({}) } },
  'deploymentConfiguration.maximumPercent': {
    absent: { is: 'filled', value: (service) => (isDaemon(service) ? 100 : 200) },
  },
  'deploymentConfiguration.minimumHealthyPercent': {
    absent: { is: 'filled', value: (service) => (isDaemon(service) ? 0 : 100) },
  },
  'deploymentConfiguration.deploymentCircuitBreaker': {
    usual: { resetOnHealthyTask: true, thresholdConfiguration: breakerThreshold },
    absent: {
      is: 'reset',
      value: { enable: false, rollback: false },
      source: OBSERVED_DEFAULT,
      // CodeDeploy has its own way to fail; of a daemon ecspresso leaves the breaker, and shows it as a difference for ever.
      asEcspresso: (service) => !isDaemon(service) && controllerOf(service) !== 'CODE_DEPLOY',
    },
  },
  'deploymentConfiguration.deploymentCircuitBreaker.resetOnHealthyTask': {
    usual: true,
    absent: { is: 'reset', value: true, source: OBSERVED_DEFAULT },
  },
  'deploymentConfiguration.deploymentCircuitBreaker.thresholdConfiguration': {
    usual: breakerThreshold,
    absent: { is: 'reset', value: breakerThreshold, source: OBSERVED_DEFAULT },
  },
  'deploymentConfiguration.alarms': {
    absent: {
      is: 'reset',
      value: { alarmNames: [], enable: false, rollback: false },
      source:
        'what ECS answers of a service whose alarms are off: files of `ecspresso init`; assumed: UpdateService takes it',
    },
  },
  'deploymentConfiguration.strategy': {
    usual: 'ROLLING',
    absent: { is: 'reset', value: 'ROLLING', source: OBSERVED_DEFAULT },
  },
  'deploymentConfiguration.bakeTimeInMinutes': { absent: { is: 'reset', value: 0, source: OBSERVED_DEFAULT } },
  'deploymentConfiguration.lifecycleHooks': {
    role: ['roleArn'],
    absent: { is: 'reset', value: [], source: 'assumed: as the other lists of a service' },
  },
  'deploymentConfiguration.lifecycleHooks.targetType': {
    usual: 'AWS_LAMBDA',
    absent: { is: 'whole' },
  },
  'deploymentConfiguration.lifecycleHooks.timeoutConfiguration': {
    usual: { action: 'ROLLBACK', timeoutInMinutes: 1440 },
    absent: { is: 'whole' },
  },
  'deploymentConfiguration.earlySuccessCriteria': {
    usual: { healthyPercent: 100, sourceServiceRevisionCleanup: 'BLOCKING' },
    absent: { is: 'reset', value: { enable: false }, source: 'assumed: off is as good as missing' },
  },
  'deploymentConfiguration.earlySuccessCriteria.healthyPercent': {
    usual: 100,
    absent: { is: 'whole' },
  },
  'deploymentConfiguration.earlySuccessCriteria.sourceServiceRevisionCleanup': {
    usual: 'BLOCKING',
    absent: { is: 'whole' },
  },
  'deploymentConfiguration.linearConfiguration': {
    absent: { is: 'left', because: 'without the strategy LINEAR it means nothing' },
  },
  'deploymentConfiguration.canaryConfiguration': {
    absent: { is: 'left', because: 'without the strategy CANARY it means nothing' },
  },
} as const satisfies Readonly<Record<string, ServiceMember>>

/** A row of the table with its path. */
export interface MemberAt {
  readonly path: string
  readonly keys: readonly string[]
  readonly member: ServiceMember
}

/** The table in order, for going through. */
export const serviceMemberList: readonly MemberAt[] = Object.entries(serviceMembers).map(([path, member]) => ({
  path,
  keys: path.split('.'),
  member,
}))

/** Those at the top. */
export const topServiceMembers: readonly MemberAt[] = serviceMemberList.filter(({ keys }) => keys.length === 1)

/** Whether a service, wanted or live, runs a task on each instance. */
export function isDaemon({ schedulingStrategy }: JsonObject): boolean {
  return schedulingStrategy === 'DAEMON'
}

/** Whether a service is of the launch type FARGATE. */
function isOnFargate({ launchType, capacityProviderStrategy }: JsonObject): boolean {
  return launchType === 'FARGATE' && !Array.isArray(capacityProviderStrategy)
}

/** Who deploys a service; `ECS` where nobody is named. */
export function controllerOf({ deploymentController }: JsonObject): string {
  const type = isObject(deploymentController) ? deploymentController['type'] : undefined
  return typeof type === 'string' ? type : 'ECS'
}

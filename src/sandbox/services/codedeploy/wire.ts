import type { JsonObject, RequestContext } from '../../service.ts'
import { serviceForCodeDeploy } from '../ecs/index.ts'
import { read } from './input.ts'
import { type Application, applicationArn, type Deployment, type DeploymentGroup, isOver } from './store.ts'

/** An application as GetApplication answers it. */
export function applicationOnWire({ name, id, createdAt }: Application): JsonObject {
  return {
    applicationId: id,
    applicationName: name,
    createTime: createdAt / 1000,
    linkedToGitHub: false,
    computePlatform: 'ECS',
  }
}

/** A deployment group as GetDeploymentGroup answers it. */
export function groupOnWire({ application, name, id, settings }: DeploymentGroup): JsonObject {
  return {
    ...settings,
    applicationName: application,
    deploymentGroupId: id,
    deploymentGroupName: name,
    computePlatform: 'ECS',
    outdatedInstancesStrategy: 'UPDATE',
  }
}

/** A deployment as GetDeployment answers it. */
export function deploymentOnWire(deployment: Deployment): JsonObject {
  const { status, error } = deployment
  return {
    applicationName: deployment.application,
    deploymentGroupName: deployment.group,
    deploymentConfigName: deployment.config,
    deploymentId: deployment.id,
    revision: deployment.revision,
    status,
    ...(error && { errorInformation: { code: error.code, message: error.message } }),
    createTime: deployment.createdAt / 1000,
    ...(deployment.startedAt !== undefined && { startTime: deployment.startedAt / 1000 }),
    ...(deployment.completedAt !== undefined && { completeTime: deployment.completedAt / 1000 }),
    deploymentOverview: {
      Pending: status === 'Created' ? 1 : 0,
      InProgress: status === 'InProgress' ? 1 : 0,
      Succeeded: status === 'Succeeded' ? 1 : 0,
      Failed: status === 'Failed' ? 1 : 0,
      Skipped: status === 'Stopped' ? 1 : 0,
      Ready: status === 'Ready' ? 1 : 0,
    },
    ...(deployment.description !== undefined && { description: deployment.description }),
    creator: deployment.creator,
    ignoreApplicationStopFailures: false,
    autoRollbackConfiguration: { enabled: deployment.rollbackOn.length > 0, events: [...deployment.rollbackOn] },
    updateOutdatedInstancesOnly: false,
    ...rollbackInfo(deployment),
    deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
    instanceTerminationWaitTimeStarted: status === 'Succeeded',
    fileExistsBehavior: 'DISALLOW',
    deploymentStatusMessages: [],
    computePlatform: 'ECS',
  }
}

function rollbackInfo({ rollbackId, rollsBack }: Deployment): JsonObject {
  if (rollbackId !== undefined) {
    return {
      rollbackInfo: { rollbackDeploymentId: rollbackId, rollbackMessage: `Deployment ${rollbackId} rolls back.` },
    }
  }
  return rollsBack === undefined ? {} : { rollbackInfo: { rollbackTriggeringDeploymentId: rollsBack } }
}

/** The one target of an ECS deployment, `CLUSTER:SERVICE`. */
export function targetOnWire(deployment: Deployment, context: RequestContext): JsonObject {
  const id = `${deployment.cluster}:${deployment.service}`
  const { taskSets } = serviceForCodeDeploy(context, deployment)
  const changed = deployment.events.flatMap(({ startedAt, endedAt }) => [startedAt ?? 0, endedAt ?? 0])
  return {
    deploymentTargetType: 'ECSTarget',
    ecsTarget: {
      deploymentId: deployment.id,
      targetId: id,
      targetArn: `${applicationArn(context, '').replace(/:codedeploy:(.*):application:$/, ':ecs:$1')}:service/${id.replace(':', '/')}`,
      lastUpdatedAt: Math.max(deployment.createdAt, ...changed) / 1000,
      lifecycleEvents: deployment.events.map((event) => ({
        lifecycleEventName: event.name,
        ...(event.startedAt !== undefined && { startTime: event.startedAt / 1000 }),
        ...(event.endedAt !== undefined && { endTime: event.endedAt / 1000 }),
        status: event.status,
        ...(event.message !== undefined && { diagnostics: { errorCode: 'ScriptFailed', message: event.message } }),
      })),
      status: isOver(deployment) ? (deployment.status === 'Stopped' ? 'Skipped' : deployment.status) : 'InProgress',
      // The replacement of another deployment is none of this one's.
      taskSetsInfo: taskSets
        .filter((set) => set['externalId'] === deployment.id || set['status'] !== 'ACTIVE')
        .toReversed()
        .map((set) => taskSetInfo(set, deployment)),
    },
  }
}

function taskSetInfo(set: JsonObject, deployment: Deployment): JsonObject {
  const isReplacement = set['externalId'] === deployment.id
  return {
    identifer: set['id'],
    desiredCount: set['computedDesiredCount'],
    pendingCount: set['pendingCount'],
    runningCount: set['runningCount'],
    status: set['status'],
    trafficWeight: isReplacement ? deployment.weight : set['status'] === 'DRAINING' ? 0 : 100 - deployment.weight,
    taskSetLabel: isReplacement ? 'Green' : 'Blue',
  }
}

/** The settings of a group that a request brings, over those that it had. */
export function settingsIn(input: JsonObject, before: JsonObject = {}): JsonObject {
  const members = [
    'deploymentConfigName',
    'serviceRoleArn',
    'triggerConfigurations',
    'alarmConfiguration',
    'autoRollbackConfiguration',
    'deploymentStyle',
    'blueGreenDeploymentConfiguration',
    'loadBalancerInfo',
    'ecsServices',
  ]
  const given = members.filter((member) => input[member] !== undefined && input[member] !== null)
  read.objects(input, 'ecsServices')
  return { ...before, ...Object.fromEntries(given.map((member) => [member, input[member]])) }
}

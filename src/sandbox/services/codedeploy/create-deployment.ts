import { characters } from '../../ids.ts'
import type { JsonObject, RequestContext } from '../../service.ts'
import { serviceForCodeDeploy } from '../ecs/index.ts'
import { appSpecOf } from './app-spec.ts'
import { read } from './input.ts'
import { codeDeployState, type Deployment, type DeploymentGroup, lifecycleEvents } from './store.ts'

/** The input of a new deployment, resolved. */
export interface NewDeployment {
  readonly group: DeploymentGroup
  readonly config: string
  readonly revision: JsonObject
  readonly rollbackOn: readonly string[]
  readonly description?: string | undefined
  readonly rollsBack?: string
  /** The task definition to go back to, in place of the AppSpec's. */
  readonly taskDefinition?: string
}

type Context = Omit<RequestContext, 'principal'>

/** Begins a deployment of the group's service. Throws where the AppSpec or the service is none. */
export function addDeployment(given: NewDeployment, context: RequestContext): Deployment {
  const { group, config, revision, rollbackOn, description, rollsBack } = given
  const spec = appSpecOf(revision, context)
  const [target] = read.objects(group.settings, 'ecsServices')
  const cluster = read.text(target ?? {}, 'clusterName') ?? 'default'
  const service = read.text(target ?? {}, 'serviceName') ?? ''
  const previous = serviceForCodeDeploy(context, { cluster, service }).taskDefinition
  const deployment: Deployment = {
    id: `d-${characters(context.ids, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 9)}`,
    application: group.application,
    group: group.name,
    config,
    ...(description !== undefined && { description }),
    creator: rollsBack === undefined ? 'user' : 'codeDeployRollback',
    revision,
    cluster,
    service,
    taskDefinition: given.taskDefinition ?? spec.taskDefinition,
    previous,
    hooks: rollsBack === undefined ? spec.hooks : {},
    // assumed: a deployment that takes another back has the settings that the original has.
    settings: rollsBack === undefined ? spec.settings : {},
    createdAt: context.now,
    rollbackOn,
    status: 'Created',
    events: lifecycleEvents.map((name) => ({ name, status: 'Pending' })),
    weight: 0,
    tickAt: context.now + 1000,
    ...(rollsBack !== undefined && { rollsBack }),
  }
  codeDeployState(context.state).deployments.push(deployment)
  return deployment
}

/** Which events make a group or a deployment roll back: an override wins. */
export function rollbackEvents(configuration: JsonObject | undefined, standard: JsonObject | undefined): string[] {
  const chosen = configuration ?? standard ?? {}
  return read.flag(chosen, 'enabled') ? read.texts(chosen, 'events') : []
}

/** A context for what CodeDeploy does on its own, under the role of the group. */
export function asCodeDeploy(context: Context): RequestContext {
  const arn = `arn:${context.partition}:sts::${context.account}:assumed-role/codedeploy/codedeploy`
  return {
    ...context,
    principal: { arn, account: context.account, identityArn: arn, userId: 'AROACODEDEPLOY', temporary: true },
  }
}

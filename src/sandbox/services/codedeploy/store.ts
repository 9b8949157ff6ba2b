import { regionalArn } from '../../arns.ts'
import { own } from '../../records.ts'
import type { JsonObject, Place, SandboxState } from '../../service.ts'

/** The lifecycle events of an ECS deployment, in their order. https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html (checked 2026-11) */
export const lifecycleEvents = [
  'BeforeInstall',
  'Install',
  'AfterInstall',
  'AllowTestTraffic',
  'AfterAllowTestTraffic',
  'BeforeAllowTraffic',
  'AllowTraffic',
  'AfterAllowTraffic',
] as const

export type LifecycleEventName = (typeof lifecycleEvents)[number]

/** An application: its deployment groups are kept beside it. */
export interface Application {
  readonly name: string
  readonly id: string
  readonly createdAt: number
  tags: Record<string, string>
}

/** A deployment group; what was sent is answered again. */
export interface DeploymentGroup {
  readonly application: string
  readonly name: string
  readonly id: string
  /** Members as CreateDeploymentGroup and UpdateDeploymentGroup took them. */
  settings: JsonObject
  tags: Record<string, string>
}

/** How far one lifecycle event is. */
export interface LifecycleEvent {
  readonly name: LifecycleEventName
  status: 'Pending' | 'InProgress' | 'Succeeded' | 'Failed' | 'Skipped'
  startedAt?: number
  endedAt?: number
  message?: string
}

/** A deployment. Times are virtual milliseconds. */
export interface Deployment {
  readonly id: string
  readonly application: string
  readonly group: string
  readonly config: string
  readonly description?: string
  readonly creator: 'user' | 'codeDeployRollback'
  /** As it was sent. */
  readonly revision: JsonObject
  readonly cluster: string
  readonly service: string
  readonly taskDefinition: string
  /** The task definition that the service had before. */
  readonly previous: string
  /** Lambda functions by lifecycle event. */
  readonly hooks: Readonly<Partial<Record<LifecycleEventName, string>>>
  /** What the AppSpec says of network, platform and capacity. */
  readonly settings?: JsonObject
  readonly createdAt: number
  /** For which events a rollback follows. */
  readonly rollbackOn: readonly string[]
  status: 'Created' | 'InProgress' | 'Ready' | 'Succeeded' | 'Failed' | 'Stopped'
  startedAt?: number
  completedAt?: number
  error?: { readonly code: string; readonly message: string }
  events: LifecycleEvent[]
  /** Percent of the traffic that the replacement has. */
  weight: number
  /** When it is looked at next; absent when it is over, or waits for ContinueDeployment. */
  tickAt?: number
  /** While it waits for ContinueDeployment: when that is over, and what then happens. */
  waitUntil?: number
  /** Continued by hand. */
  isContinued?: boolean
  /** The deployment that takes this one back. */
  rollbackId?: string
  /** The deployment that this one takes back. */
  rollsBack?: string
}

/** What the sandbox remembers of CodeDeploy. */
export interface CodeDeployState {
  applications: Record<string, Application>
  groups: DeploymentGroup[]
  /** Oldest first. */
  deployments: Deployment[]
  /** Revisions that were registered, as they were sent. */
  revisions: { readonly application: string; readonly revision: JsonObject; readonly registeredAt: number }[]
}

/** The part of the state that belongs to CodeDeploy. */
export function codeDeployState(state: SandboxState): CodeDeployState {
  return state['codedeploy'] as CodeDeployState
}

/** The application of this name. */
export function findApplication(state: SandboxState, name: string): Application | undefined {
  return own(codeDeployState(state).applications, name)
}

/** The group of an application. */
export function findGroup(state: SandboxState, application: string, name: string): DeploymentGroup | undefined {
  return codeDeployState(state).groups.find((group) => group.application === application && group.name === name)
}

/** The deployment of this id. */
export function findDeployment(state: SandboxState, id: string): Deployment | undefined {
  return codeDeployState(state).deployments.find((deployment) => deployment.id === id)
}

/** Whether a deployment is over. */
export function isOver({ status }: Deployment): boolean {
  return status === 'Succeeded' || status === 'Failed' || status === 'Stopped'
}

// Resources are separated by `:`, not by `/`:
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscodedeploy.html (checked 2026-11)

/** The ARN of an application. */
export function applicationArn(place: Place, name: string): string {
  return regionalArn(place, 'codedeploy', `application:${name}`)
}

/** The ARN of a deployment group. */
export function groupArn(place: Place, application: string, name: string): string {
  return regionalArn(place, 'codedeploy', `deploymentgroup:${application}/${name}`)
}

/** The ARN of a deployment configuration. */
export function configArn(place: Place, name: string): string {
  return regionalArn(place, 'codedeploy', `deploymentconfig:${name}`)
}

import type { CauseView, FailureReport, StoppedTaskView } from './failure-report.ts'
import type { ErrorView, LastEvent, WriteView } from './last-event.ts'

/** The state of one deployment inside a service, as DescribeServices tells it. */
export interface DeploymentView {
  readonly id: string
  readonly status: string
  /** `web:12` */
  readonly revision: string
  readonly desired: number
  readonly pending: number
  readonly running: number
  readonly failed: number
  readonly rolloutState?: string | undefined
  readonly reason?: string | undefined
}

/** How many running tasks of a deployment answer their health checks; `waiting`: not one check has ended yet. */
export interface HealthView {
  readonly id: string
  readonly healthy: number
  readonly unhealthy: number
  readonly waiting: number
}

/** How many targets a target group has in each state: `{ healthy: 2, initial: 1 }`. */
export interface TargetGroupView {
  readonly name: string
  readonly states: Readonly<Record<string, number>>
}

/** A hook at which a deployment waits for a person. */
export interface PausedHookView {
  readonly id: string
  /** When its time is up; milliseconds since 1970. */
  readonly until?: number | undefined
  /** What ECS does then: `ROLLBACK`, `CONTINUE`. */
  readonly otherwise?: string | undefined
}

/** What a command is about: tells the events of several services apart. */
export interface Scope {
  /** Its name, not its ARN. */
  readonly cluster: string
  readonly service?: string
}

/** Everything a command says while it works: one union for the terminal, plain lines, JSON lines and the library's listeners. */
export type Event = Told & { readonly scope?: Scope }

type Told =
  /** Something done or decided. */
  | { readonly type: 'note'; readonly step: string; readonly text: string }
  | { readonly type: 'warning'; readonly step: string; readonly text: string; readonly hint?: string | undefined }
  /** A dry run met a write. */
  | { readonly type: 'would-call'; readonly step: string; readonly call: string; readonly input: object }
  /** A call was refused whose answer only enriches the output. */
  | {
      readonly type: 'left-out'
      readonly step: string
      readonly text: string
      /** What a policy would have to allow; empty when it was no denial. */
      readonly lacks: readonly { readonly action: string; readonly resource: string }[]
    }
  /** Data for standard output: a rendered file, a list, a registered definition. */
  | { readonly type: 'output'; readonly text: string }
  /** A line of a container's log; `at` in milliseconds since 1970. */
  | {
      readonly type: 'log'
      readonly container: string
      readonly task: string
      readonly at: number
      readonly message: string
    }
  /** A look at the service while a deployment is followed. */
  | {
      readonly type: 'deployment'
      readonly cluster: string
      readonly service: string
      readonly deployments: readonly DeploymentView[]
      readonly desired: number
      readonly running: number
      readonly pending: number
    }
  /** A look at the health of the tasks of each deployment. Only a live view has it made. */
  | { readonly type: 'health'; readonly deployments: readonly HealthView[] }
  /** A look at the targets of the service. Only a live view has it made. */
  | { readonly type: 'targets'; readonly groups: readonly TargetGroupView[] }
  /** What the service deployment says: its status, stage and traffic, and the circuit breaker's count where it has one. */
  | {
      readonly type: 'service-deployment'
      readonly status: string
      readonly reason?: string | undefined
      readonly failures?: number | undefined
      readonly threshold?: number | undefined
      readonly breaker?: string | undefined
      readonly rollbackReason?: string | undefined
      /** `BAKE_TIME`: of strategies that shift traffic. */
      readonly stage?: string
      /** What of the traffic goes to the new revision, in percent. */
      readonly traffic?: { readonly production?: number | undefined; readonly test?: number | undefined }
      /** The hooks that wait for `continue` or `rollback`. */
      readonly paused?: readonly PausedHookView[]
    }
  /** A look at a deployment of CodeDeploy's: its status, the event of its life that it is at, the new tasks' share of the traffic in percent. */
  | {
      readonly type: 'code-deploy'
      readonly deployment: string
      readonly status: string
      readonly event?: string
      readonly eventStatus?: string
      readonly traffic?: number
    }
  /** An event of the service; `at` in milliseconds since 1970. The same event may be told again: `id` tells. */
  | { readonly type: 'service-event'; readonly id: string; readonly at: number; readonly message: string }
  /** A look at a task that is watched. */
  | { readonly type: 'task'; readonly task: string; readonly status: string; readonly health?: string | undefined }
  /** A task that stopped. `count`: so many stopped in the same way, this one being the newest of them. */
  | { readonly type: 'stopped-task'; readonly task: StoppedTaskView; readonly count?: number }
  /** What probably went wrong, the likeliest first (`rank` 1). */
  | ({ readonly type: 'cause' } & CauseView)
  /** AWS carried out a write. */
  | ({ readonly type: 'wrote'; readonly step: string } & WriteView)
  /** A revision was registered. */
  | {
      readonly type: 'registered'
      /** Its ARN. */
      readonly taskDefinition: string
      /** `web:13` */
      readonly revision: string
    }
  /** What is being rolled out, once a deployment has begun or was found. */
  | {
      readonly type: 'begun'
      /** The controller's name for the deployment. */
      readonly deployment: string
      /** `web:13` */
      readonly revision: string
      /** ARN of the task definition. */
      readonly taskDefinition?: string | undefined
    }
  /** Why a rollout did not end well: everything that could be known. */
  | ({ readonly type: 'failure-report' } & FailureReport)
  /** Why a command ends. */
  | ({ readonly type: 'error' } & ErrorView)
  | LastEvent
  /** Under `--debug`: what goes over the wire. */
  | { readonly type: 'debug'; readonly text: string }
  /** Still waiting. */
  | { readonly type: 'waiting'; readonly step: string; readonly reason: string; readonly seconds: number }

import type { ServiceRecord, Task } from '../store.ts'
import type { Lack, NoRoom } from './instances.ts'
import { type StepContext, uuid } from './step-context.ts'
import { eventIsRepeated } from './times.ts'

const most = 100

/** Adds to the events of a service. Several said at once follow one another by a millisecond, as AWS's were seen to. */
export function say(world: StepContext, service: ServiceRecord, ...messages: readonly string[]): void {
  for (const [index, message] of messages.entries()) {
    service.events.unshift({
      id: uuid(world),
      createdAt: world.now + index,
      message: `(service ${service.name}) ${message}`,
    })
  }
  service.events.length = Math.min(service.events.length, most)
}

/** The same, unless it was said within the last hours: AWS folds repetitions of a warning. */
export function sayOnce(world: StepContext, service: ServiceRecord, message: string): void {
  const text = `(service ${service.name}) ${message}`
  const recent = service.events.some((event) => event.message === text && event.createdAt > world.now - eventIsRepeated)
  if (!recent) say(world, service, message)
}

/** A service says that it is steady, and says so again while it is idle. */
export function sayStillSteady(world: StepContext, service: ServiceRecord): void {
  service.steady = true
  service.steadyAgainAt = world.now + eventIsRepeated
  say(world, service, texts.steady)
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html (checked 2026-11) */
const lacks: Readonly<Record<Lack, string>> = {
  attribute: 'is missing an attribute required by your task',
  port: 'is already using a port required by your task',
  cpu: 'has insufficient CPU units available',
  memory: 'has insufficient memory available',
}

/** The texts, without the `(service NAME)` that stands before them. observed: test/vectors/ecs-wire, unless a comment says otherwise */
export const texts = {
  steady: 'has reached a steady state.',
  completed: (number: string) => `(deployment ecs-svc/${number}) deployment completed.`,
  started: (tasks: readonly Task[]) => `has started ${tasks.length} tasks: ${list(tasks)}.`,
  // reported by users
  replaced: (tasks: readonly Task[], unhealthy: number) =>
    `has started ${tasks.length} tasks: ${list(tasks)}. Amazon ECS replaced ${unhealthy} tasks due to an unhealthy status.`,
  stoppedRunning: (tasks: readonly Task[]) => `has stopped ${tasks.length} running tasks: ${list(tasks)}.`,
  stoppedPending: (tasks: readonly Task[]) => `stopped ${tasks.length} pending tasks.`,
  // reported by users
  failed: (number: string, why: string) => `(deployment ecs-svc/${number}) deployment failed: ${why}`,
  rollingBack: (number: string) => `rolling back to deployment ecs-svc/${number}.`,
  registered: (count: number, group: string) => `registered ${count} targets in (target-group ${group})`,
  deregistered: (count: number, group: string) => `deregistered ${count} targets in (target-group ${group})`,
  // reported by users (aws/containers-roadmap#1107)
  notRegistered: (group: string, address: string) =>
    `failed to register targets in (target-group ${group}) with (error The Availability Zone for IP address '${address}' ` +
    "must be 'all' for Application Load Balancer target groups, when not within the VPC)",
  draining: (count: number) => `has begun draining connections on ${count} tasks.`,
  failedHealthChecks: (task: Task) => `(task ${task.id}) failed container health checks.`,
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html (checked 2026-11)
  unhealthyTarget: (task: Task, group: string) =>
    `(task ${task.id}) is unhealthy in (target-group ${group}) due to (reason Health checks failed)`,
  notPlaced: (reason: string) => `was unable to place a task. Reason: ${reason}.`,
  noInstance: ({ closest }: NoRoom) =>
    `was unable to place a task because no container instance met all of its requirements. ${
      closest === undefined
        ? 'Reason: No Container Instances were found in your cluster.'
        : `The closest matching (container-instance ${closest.instance.id}) ${lacks[closest.lack]}.`
    } For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.`,
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html (checked 2026-11); assumed: of a deployment in
  // the place of a task set
  protectedTasks: (number: string) =>
    `was unable to reach steady state because task set (ecs-svc/${number}) was unable to scale in. ` +
    'Reason: The number of protected tasks are more than the desired count of tasks.',
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html (checked 2026-11)
  throttled: 'operations are being throttled on elb. Will try again later.',
  notConsistent: 'is unable to consistently start tasks successfully.',
  configuration:
    'was unable to stop or start tasks during a deployment because of the service deployment configuration. ' +
    'Update the minimumHealthyPercent or maximumPercent value and try again.',
  // reported by users
  notLaunched: (error: string) => `failed to launch a task with (error ${error})`,
}

function list(tasks: readonly Task[]): string {
  return tasks.map((task) => `(task ${task.id})`).join(' ')
}

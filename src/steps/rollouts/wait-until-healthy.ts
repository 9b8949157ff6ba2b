import { type Aws, anything, OutcomeError, TimedOut } from '../../calls/index.ts'
import {
  describeServices,
  describeTargetHealth,
  describeTasks,
  type InCluster,
  listTasks,
  type Service,
  type Task,
} from '../../calls/operations/index.ts'
import type { Shown } from '../shown.ts'
import { targetGroupsOf } from './target-groups.ts'

/** How well the tasks of a service are. */
interface Wellness {
  readonly desired: number
  readonly running: number
  readonly healthyTasks: number
  /** The lowest count among the target groups in use; absent without any. */
  readonly healthyTargets?: number
}

/**
 * After a deployment has completed: waits until as many tasks run as are wanted, each is healthy by its own checks, and the load balancer finds
 * as many targets healthy. ECS calls a first deployment complete before either. Throws OutcomeError where no task is wanted, TimedOut.
 */
export async function waitUntilHealthy(
  aws: Aws,
  begun: { readonly target: InCluster; readonly id: string; readonly revision: string },
  { shown, resume }: { readonly shown: Shown; readonly resume: string },
): Promise<void> {
  const step = aws.step('wait for tasks and targets to be healthy')
  const { target, id, revision } = begun
  const of = { target, id, hasHealthCheck: shown.hasHealthCheck, hasTargets: shown.hasTargets }
  let told = ''
  const ended = await step.wait(`${target.service} to be healthy`, async () => {
    const well = await step.aside('see whether tasks and targets are healthy', of, look)
    well.see((one) => {
      told = wellnessText(one)
    })
    return well.ask(
      'the tasks and targets are healthy or none is wanted',
      (one) => (isWell(one) || one.desired === 0) && one,
    )
  })
  if (!ended)
    throw new TimedOut(`${target.service} runs ${revision}, but is not healthy${told}`, {
      hint: `\`${resume} --wait-until healthy\` goes on waiting; \`ristretto explain\` says what is known`,
    })
  if (!ended.ask('a task is wanted', (one) => one.desired > 0))
    throw new OutcomeError('NO_TASKS', `${target.service} stands at ${revision} without a task: none can be healthy`, {
      hint: 'the desired count is 0: `ristretto scale --tasks N`',
    })
  ended.see((one) => step.note(`${target.service} is healthy${wellnessText(one)}`))
}

interface Looked {
  readonly target: InCluster
  readonly id: string
  readonly hasHealthCheck: boolean
  readonly hasTargets: boolean
}

async function look({ target, id, hasHealthCheck, hasTargets }: Looked, own: Aws): Promise<Wellness> {
  const { cluster, service } = target
  const described = await own.call(describeServices({ cluster, services: [service] }))
  const found = described.map(({ services = [] }): Service | undefined => services[0])
  const listed = await own.call(listTasks({ cluster, serviceName: service, desiredStatus: 'RUNNING' }))
  const some = listed.ask('tasks run', ({ taskArns = [] }) => taskArns.length > 0 && taskArns)
  const arns = some?.take((all) => all, [anything('task id')]) ?? []
  const tasks = arns.length === 0 ? undefined : await own.call(describeTasks({ cluster, tasks: arns }))
  const ours = tasks?.take(({ tasks: all = [] }) => all.filter((task) => isOurs(task, id)), []) ?? []
  const groups = hasTargets ? found.take(targetGroupsOf, [anything('target group')]) : []
  const counts = await own.each(groups, async (group, inner) => {
    const health = await inner.call(describeTargetHealth({ TargetGroupArn: group }))
    return health.take(
      ({ TargetHealthDescriptions: all = [] }) => all.map(({ TargetHealth }) => TargetHealth?.State),
      [],
    )
  })
  const used = counts.take((all) => all.filter((states) => states.length > 0), [])
  return {
    desired: found.take((one) => one?.desiredCount ?? 0, 0),
    running: ours.length,
    healthyTasks: hasHealthCheck ? ours.filter(({ healthStatus }) => healthStatus === 'HEALTHY').length : ours.length,
    ...(groups.length === 0
      ? {}
      : { healthyTargets: Math.max(0, ...used.map((states) => states.filter((state) => state === 'healthy').length)) }),
  }
}

/** Tasks of task sets say another name. */
function isOurs({ lastStatus, startedBy }: Task, id: string): boolean {
  return lastStatus === 'RUNNING' && (startedBy === id || !startedBy?.startsWith('ecs-svc/'))
}

function isWell({ desired, running, healthyTasks, healthyTargets = desired }: Wellness): boolean {
  return desired > 0 && running >= desired && healthyTasks >= desired && healthyTargets >= desired
}

/** `: 2 of 2 tasks run, 1 healthy, 0 targets healthy` */
function wellnessText({ desired, running, healthyTasks, healthyTargets }: Wellness): string {
  const targets = healthyTargets === undefined ? '' : `, ${healthyTargets} targets healthy`
  return `: ${running} of ${desired} tasks run, ${healthyTasks} healthy${targets}`
}

import { type JsonObject, type RequestContext, ServiceError } from '../../../service.ts'
import { taskArn } from '../arns.ts'
import { canonicalJson, optionalText } from '../input.ts'
import { invalidParameter } from '../refuse.ts'
import { type Cluster, ecsState, findTask, type Task } from '../store.ts'

const day = 86_400_000
const hour = 3_600_000

/**
 * The tasks that an earlier call with the same client token started, or undefined if there was none that still counts: for a day,
 * or an hour after the last of them stopped. Requests are compared literally: a default that is written out, a name in place of an
 * ARN or another order of tags is another request.
 * observed: test/vectors/ecs-wire (W-tk-3 to W-tk-12, W-tk-26)
 */
export function findEarlierRun(input: JsonObject, cluster: Cluster, context: RequestContext): Task[] | undefined {
  const token = optionalText(input, 'clientToken')
  if (token === undefined) return undefined
  if (token.length < 1 || token.length > 64) {
    throw invalidParameter('clientToken must contain between 1 and 64 characters.') // assumed: the text
  }
  const { taskRuns } = ecsState(context.state)
  const key = `${cluster.name}/${token}`
  const run = Object.hasOwn(taskRuns, key) ? taskRuns[key] : undefined
  if (run === undefined) return undefined
  const tasks = run.taskIds.map((id) => findTask(context.state, cluster.name, id)).filter((task) => task !== undefined)
  const stopped = tasks.every((task) => task.lastStatus === 'STOPPED' && context.now >= (task.stoppedAt ?? 0) + hour)
  if (stopped || context.now >= run.createdAt + day) return undefined
  if (run.request === canonicalJson(input)) return tasks
  throw new ServiceError(
    'ConflictException',
    'The RunTask request could not be processed due to conflicts. The provided clientToken is already in use with a different request.',
    { members: { resourceIds: tasks.map((task) => taskArn(context, task.cluster, task.id)) } },
  )
}

/** Keeps in mind which tasks a call with a client token started. */
export function rememberRun(
  input: JsonObject,
  cluster: Cluster,
  context: RequestContext,
  tasks: readonly Task[],
): void {
  const token = optionalText(input, 'clientToken')
  if (token === undefined) return
  ecsState(context.state).taskRuns[`${cluster.name}/${token}`] = {
    request: canonicalJson(input),
    createdAt: context.now,
    taskIds: tasks.map((task) => task.id),
  }
}

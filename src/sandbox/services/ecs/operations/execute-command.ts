import {
  type AccessCheck,
  type JsonObject,
  type Operation,
  type RequestContext,
  ServiceError,
} from '../../../service.ts'
import { clusterArn, ecsArn, taskArn } from '../arns.ts'
import { optionalFlag, optionalText } from '../input.ts'
import { agentStatusOf } from '../machine/index.ts'
import { clientException, invalidParameter } from '../refuse.ts'
import { clusterName, requireCluster } from '../resolve.ts'
import { type Container, ecsState, findCluster, findTask, type Task } from '../store.ts'
import { resourceTagContext } from '../tags.ts'
import { taskId } from '../tasks/index.ts'

/**
 * Opens a session with a container: the answer says where its data channel is. The channel itself is not served yet: whoever does finds
 * the session, with its token, in the state.
 */
export const executeCommand: Operation = {
  name: 'ecs:ExecuteCommand',
  access: 'write',
  withoutEffect: ['command'],
  checks(input, context): AccessCheck[] {
    const cluster = clusterName(input, context)
    const id = taskId(input, context, optionalText(input, 'task') ?? '')
    const container = optionalText(input, 'container')
    const seen = {
      'ecs:cluster': clusterArn(context, cluster),
      'ecs:task': taskArn(context, cluster, id),
      ...(container === undefined ? {} : { 'ecs:container-name': container }),
    }
    const tags = (of: { tags: { key: string; value: string }[] } | undefined) => resourceTagContext(of?.tags)
    return [
      {
        action: 'ecs:ExecuteCommand',
        resource: clusterArn(context, cluster),
        context: { ...seen, ...tags(findCluster(context.state, cluster)) },
      },
      {
        action: 'ecs:ExecuteCommand',
        resource: taskArn(context, cluster, id),
        context: { ...seen, ...tags(findTask(context.state, cluster, id)) },
      },
    ]
  },
  handle(input: JsonObject, context: RequestContext): JsonObject {
    const cluster = requireCluster(input, context)
    const command = optionalText(input, 'command') ?? ''
    if (command === '') throw invalidParameter('command can not be blank.') // assumed: the text
    if (optionalFlag(input, 'interactive') !== true) throw invalidParameter('Interactive is the only mode supported.') // assumed
    const task = findTask(context.state, cluster.name, taskId(input, context, optionalText(input, 'task') ?? ''))
    if (!task) throw invalidParameter('The referenced task was not found.')
    const container = containerIn(task, optionalText(input, 'container'))
    requireAgent(task, container, context.now)
    const sessionId = `ecs-execute-command-${context.ids.hex(17)}`
    const tokenValue = context.secrets.hex(96)
    const { sessions } = ecsState(context.state)
    sessions[sessionId] = { taskId: task.id, container: container.name, command, tokenValue, openedAt: context.now }
    return {
      clusterArn: clusterArn(context, cluster.name),
      taskArn: taskArn(context, cluster.name, task.id),
      containerArn: ecsArn(context, `container/${cluster.name}/${task.id}/${container.id}`),
      containerName: container.name,
      interactive: true,
      session: {
        sessionId,
        streamUrl: `wss://ssmmessages.${context.region}.amazonaws.com/v1/data-channel/${sessionId}?role=publish_subscribe`,
        tokenValue,
      },
    }
  },
}

// Without a name the only container is meant. assumed: the texts
function containerIn(task: Task, name: string | undefined): Container {
  const [first, ...others] = task.containers
  if (name === undefined && first && others.length === 0) return first
  if (name === undefined)
    throw invalidParameter('The container name must be specified for a task with several containers.')
  const found = task.containers.find((one) => one.name === name)
  if (!found) throw clientException(`The container ${name} was not found in the task.`)
  return found
}

function requireAgent(task: Task, container: Container, now: number): void {
  // reported by users
  if (!task.enableExecuteCommand || task.lastStatus !== 'RUNNING' || task.desiredStatus !== 'RUNNING') {
    throw invalidParameter(
      'The execute command failed because execute command was not enabled when the task was run or the execute command ' +
        "agent isn't running. Wait and try again or run a new task with execute command enabled and try again.",
    )
  }
  if (agentStatusOf(task, container, now) === 'RUNNING') return
  throw new ServiceError(
    'TargetNotConnectedException',
    'The execute command failed due to an internal error. Try again later.',
  )
}

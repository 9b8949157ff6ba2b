import { type Aws, UserError } from '../../calls/index.ts'
import { idOf, stopTask, type Task } from '../../calls/operations/index.ts'
import type { Project } from '../../settings/index.ts'
import type { Invocation } from '../invocation.ts'
import { type LogsShown, showLogs } from './logs.ts'
import { type TasksAction, type TasksOptions, tasksActions } from './options.ts'
import { allTasksOf, selectTask, taskArnOf } from './select-task.ts'
import { type TraceLine, trace } from './trace.ts'

/** The result of `tasks`, by what was done. */
export type TasksResult =
  | { readonly kind: 'list'; readonly tasks: readonly Task[] }
  | { readonly kind: 'find'; readonly task: Task }
  | { readonly kind: 'stop'; readonly task: string }
  | { readonly kind: 'trace'; readonly lines: readonly TraceLine[] }
  | ({ readonly kind: 'logs' } & LogsShown)

/** Lists the tasks of the service, or does something with one of them. */
export async function tasks(
  aws: Aws,
  project: Project,
  options: TasksOptions,
  { positional }: Pick<Invocation, 'positional'>,
): Promise<TasksResult> {
  switch (actionOf(options, positional)) {
    case 'list':
      return { kind: 'list', tasks: (await allTasksOf(aws, project)).take((all) => all, []) }
    case 'find':
      return { kind: 'find', task: (await selectTask(aws, project, options.id)).take((task) => task, {}) }
    case 'stop':
      return stop(aws, project, options)
    case 'trace':
      return { kind: 'trace', lines: await trace(aws, project, options) }
    case 'logs':
      return { kind: 'logs', ...(await showLogs(aws, project, options)) }
  }
}

/** The argument, or the flag that ecspresso had before it. */
function actionOf(options: TasksOptions, [word]: readonly string[]): TasksAction {
  const flagged = (['find', 'stop', 'trace'] as const).filter((flag) => options[flag])
  const named = tasksActions.find((action) => action === word)
  if (word !== undefined && named === undefined)
    throw new UserError('OPTION_INVALID', `\`tasks\` cannot \`${word}\``, { hint: `one of ${tasksActions.join(', ')}` })
  const all = [...new Set([...flagged, ...(named === undefined ? [] : [named])])]
  if (all.length > 1)
    throw new UserError('OPTIONS_CONFLICT', `\`tasks\` can do one thing at a time, not ${all.join(' and ')}`, {
      hint: 'name one of them',
    })
  return all[0] ?? 'list'
}

async function stop(aws: Aws, project: Project, { id, force }: TasksOptions): Promise<TasksResult> {
  const found = await selectTask(aws, project, id, 'RUNNING')
  const task = taskArnOf(aws, project, id, found)
  const shown = found.take(({ taskArn = '' }) => idOf(taskArn), id)
  if (!force)
    await aws.confirm({
      prompt: `Type \`y\` to stop task ${shown}`,
      expected: 'y',
      otherwise: '`--force` stops it without asking',
    })
  const step = aws.step('stop the task')
  const answer = await step.call(
    stopTask({ cluster: project.cluster, task, reason: 'Task stopped by ristretto tasks stop' }),
  )
  answer.see(() => step.note(`task ${shown} is stopping`))
  return { kind: 'stop', task: shown }
}

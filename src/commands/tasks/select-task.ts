import { type Answer, type Aws, anything, UserError } from '../../calls/index.ts'
import { arn, describeTasks, idOf, revisionNameOf, type Task } from '../../calls/operations/index.ts'
import type { Project } from '../../settings/index.ts'
import { type TasksOf, tasksOf } from '../../steps/index.ts'

type Status = TasksOf['desiredStatus']

/** Tasks of the service, or, where the configuration names none, of the family of its task definition. Those that run come first. */
export async function allTasksOf(
  aws: Aws,
  project: Project,
  statuses: readonly Status[] = ['RUNNING', 'STOPPED'],
): Promise<Answer<readonly Task[]>> {
  const { cluster, service } = project
  const whose =
    service === undefined ? { family: (await project.taskDefinition(aws)).family } : { serviceName: service }
  const step = aws.step('list the tasks')
  const [first, second] = statuses
  const found = await tasksOf(step, { cluster, ...whose, desiredStatus: first ?? 'RUNNING' })
  if (second === undefined) return found
  const others = await tasksOf(step, { cluster, ...whose, desiredStatus: second })
  return found.and(others).map((both) => both.flat())
}

/** The task that is named; else the only one, or the one that a person picks. Throws UserError where there is none. */
export async function selectTask(aws: Aws, project: Project, id: string, status?: Status): Promise<Answer<Task>> {
  if (id !== '') return taskById(aws, project, id)
  const listed = await allTasksOf(aws, project, status ? [status] : undefined)
  const some = listed.ask('there are tasks', (all) => all.length > 0 && all)
  if (!some) throw new UserError('TASK_NOT_FOUND', `no tasks of ${whose(project)} are there`, { hint: seeList })
  const only = some.ask('there is one task alone', (all) => (all.length === 1 ? all[0] : undefined))
  if (only) return only
  const picked = await aws.pick({
    question: 'a task is picked',
    of: some,
    label: labelOf,
    otherwise: 'name it with `--id`',
  })
  if (picked) return picked
  throw new UserError('NOT_PICKED', 'no task was picked', { hint: 'name it with `--id`' })
}

const seeList = '`ristretto tasks` lists them; ECS forgets a task about an hour after it stopped'

async function taskById(aws: Aws, { cluster }: Project, id: string): Promise<Answer<Task>> {
  const described = await aws.step('find the task').call(describeTasks({ cluster, tasks: [id] }))
  const found = described.ask('the task exists', ({ tasks = [] }) => tasks[0])
  if (found) return found
  throw new UserError('TASK_NOT_FOUND', `task \`${id}\` does not exist in cluster \`${cluster}\``, { hint: seeList })
}

/** The ARN of a task, and what stands for it in a plan. */
export function taskArnOf({ place }: Aws, { clusterName }: Project, id: string, task: Answer<Task>): string {
  const standIn = arn(place, 'ecs', `task/${clusterName}/${id === '' ? anything('task id') : idOf(id)}`)
  return task.take(({ taskArn }) => taskArn ?? standIn, standIn)
}

function whose({ service, clusterName }: Project): string {
  return `${service === undefined ? 'the task definition' : `service \`${service}\``} in cluster \`${clusterName}\``
}

/** What tells a task from others at a glance. */
function labelOf({ taskArn = '', taskDefinitionArn = '', lastStatus = '', group = '' }: Task): string {
  return [idOf(taskArn), revisionNameOf(taskDefinitionArn), lastStatus, group].join('  ')
}

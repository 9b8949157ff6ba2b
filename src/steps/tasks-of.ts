import { type Answer, type Aws, anything, groupsOf } from '../calls/index.ts'
import { allTasks, arn, clusterNameOf, describeTasks, type Task } from '../calls/operations/index.ts'

/** Whose tasks are meant. ECS takes one of the two. */
export type TasksOf = { readonly cluster: string; readonly desiredStatus: 'RUNNING' | 'STOPPED' } & (
  | { readonly serviceName: string }
  | { readonly family: string }
)

/** The most tasks that one DescribeTasks takes. */
const AT_ONCE = 100

interface Group {
  readonly cluster: string
  readonly grade: 'required' | 'degraded'
  readonly tasks: readonly string[]
}

/**
 * All tasks of a service or of a family, as DescribeTasks tells them. Those that are gone between list and look are left out; so are all
 * where a `degraded` read was denied.
 */
export async function tasksOf(
  aws: Aws,
  whose: TasksOf,
  grade: 'required' | 'degraded' = 'required',
): Promise<Answer<readonly Task[]>> {
  const { cluster } = whose
  const listed = await aws.pages(allTasks(whose), grade)
  const some: Group = {
    cluster,
    grade,
    tasks: [arn(aws.place, 'ecs', `task/${clusterNameOf(cluster)}/${anything('task id')}`)],
  }
  const described = await aws.each(
    { of: listed.map((arns) => groupsOf(arns, AT_ONCE).map((tasks) => ({ cluster, grade, tasks }))), standIn: some },
    describeGroup,
  )
  return described.map((groups) => groups.flat())
}

async function describeGroup({ grade, ...group }: Group, aws: Aws): Promise<readonly Task[]> {
  const call = describeTasks(group)
  const described = grade === 'required' ? await aws.call(call) : await aws.attempt(call)
  return described.take(({ tasks = [] }) => tasks, [])
}

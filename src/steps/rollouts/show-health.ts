import { type Aws, anything } from '../../calls/index.ts'
import { describeTasks, type InCluster, listTasks, type Task } from '../../calls/operations/index.ts'
import type { HealthView } from '../../report/index.ts'

/** For a live view: how many of the running tasks of each deployment are healthy, of the first hundred. A denial loses only that. */
export async function showHealth(aws: Aws, { cluster, service }: InCluster): Promise<void> {
  if (!aws.isWatched) return
  await aws.aside('show the health of the tasks', { cluster, service }, async (of, own) => {
    const running = { cluster: of.cluster, serviceName: of.service, desiredStatus: 'RUNNING' } as const
    const listed = await own.attempt(listTasks(running), 'optional')
    const found = listed.ask('tasks run', ({ taskArns = [] }) => taskArns.length > 0 && taskArns)
    if (!found) return
    const tasks = found.take((arns) => arns, [anything('task id')])
    const described = await own.attempt(describeTasks({ cluster: of.cluster, tasks }), 'optional')
    described.see(({ tasks: all = [] }) => own.report({ type: 'health', deployments: healthOf(all) }))
  })
}

function healthOf(tasks: readonly Task[]): HealthView[] {
  const running = tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING')
  const count = (id: string, status: string) =>
    running.filter(({ startedBy, healthStatus = 'UNKNOWN' }) => startedBy === id && healthStatus === status).length
  return [...new Set(running.map(({ startedBy = '' }) => startedBy))].map((id) => ({
    id,
    healthy: count(id, 'HEALTHY'),
    unhealthy: count(id, 'UNHEALTHY'),
    waiting: count(id, 'UNKNOWN'),
  }))
}

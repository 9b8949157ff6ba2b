import { tableText } from '../print-table.ts'
import type { SandboxStatus } from './status.ts'

const columns = ['Cluster', 'Service', 'Status', 'TaskDefinition', 'Desired', 'Running', 'Pending', 'Rollout']

/** Where and when the sandbox is, a row for each service, and the tasks of each cluster. */
export function printStatus({ folder, account, region, now, clusters, calls }: SandboxStatus): string {
  if (account === undefined) return `the sandbox in ${folder} remembers nothing\n`
  const rows = clusters.flatMap(({ name, services }) =>
    services.map((one) => [
      name,
      one.name,
      one.status,
      one.taskDefinition,
      `${one.desired}`,
      `${one.running}`,
      `${one.pending}`,
      one.rollout,
    ]),
  )
  return [
    `sandbox of account ${account} in ${region}, at ${now}, kept in ${folder}\n`,
    ...(rows.length === 0 ? [] : [tableText({ columns, rows })]),
    ...clusters.map(({ name, tasks }) => `cluster ${name}: ${tasks} ${tasks === 1 ? 'task' : 'tasks'}\n`),
    `${calls} ${calls === 1 ? 'call' : 'calls'} in its journal\n`,
  ].join('')
}

import { clusterNameOf } from '../../calls/operations/index.ts'
import type { ContainerLog } from '../container-log.ts'
import { streamOf } from '../container-log.ts'

/** What the links are about. */
export interface Linked {
  readonly place: { readonly partition: string; readonly region: string }
  readonly cluster: string
  /** Absent: the tasks are nobody's service's. */
  readonly service: string | undefined
  /** Id of the task worth looking at. */
  readonly task: string | undefined
  readonly log: ContainerLog | undefined
}

const domains: Readonly<Record<string, string>> = {
  'aws-cn': 'amazonaws.cn',
  'aws-us-gov': 'amazonaws-us-gov.com',
}

/** Pages of AWS's console: the service, the task that stopped last, its log. */
export function consoleLinks({ place, cluster, service, task, log }: Linked): { title: string; url: string }[] {
  const { partition, region } = place
  const base = `https://${region}.console.${domains[partition] ?? 'aws.amazon.com'}`
  const inCluster = `${base}/ecs/v2/clusters/${clusterNameOf(cluster)}`
  return [
    ...(service === undefined
      ? []
      : [{ title: 'service', url: `${inCluster}/services/${service}/deployments?region=${region}` }]),
    ...(task === undefined ? [] : [{ title: 'task', url: `${inCluster}/tasks/${task}?region=${region}` }]),
    ...(task === undefined || log === undefined ? [] : [{ title: 'log', url: logUrl(base, region, { log, task }) }]),
  ]
}

/** The console's own escapes: percent signs become dollar signs, after two rounds of encoding. */
function logUrl(base: string, region: string, { log, task }: { log: ContainerLog; task: string }): string {
  const name = (text: string) => encodeURIComponent(encodeURIComponent(text)).replaceAll('%', '$')
  const stream = `log-group/${name(log.group)}/log-events/${name(streamOf(log, task))}`
  const own = log.region ?? region
  return `${base.replace(region, own)}/cloudwatch/home?region=${own}#logsV2:log-groups/${stream}`
}

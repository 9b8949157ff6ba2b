import type { Aws } from '../calls/index.ts'
import { getLogEvents, idOf, type LogEvent, logPages } from '../calls/operations/index.ts'
import type { TaskDefinition } from '../settings/index.ts'

/** Where a container writes its log, when it writes to CloudWatch Logs under a name that can be known. */
export interface ContainerLog {
  readonly container: string
  readonly group: string
  readonly streamPrefix: string
  /** Where it is not the command's own. */
  readonly region: string | undefined
}

/** The logs of a definition's containers: awslogs with a stream prefix, without which the stream is named after a container id. */
export function logsOf(definition: Pick<TaskDefinition, 'containers'>, region: string): ContainerLog[] {
  return definition.containers.flatMap(({ name, log }) =>
    log?.driver === 'awslogs' && log.streamPrefix !== undefined
      ? [
          {
            container: name,
            group: log.group,
            streamPrefix: log.streamPrefix,
            region: log.region === undefined || log.region === region ? undefined : log.region,
          },
        ]
      : [],
  )
}

/** The stream of one task. */
export function streamOf({ streamPrefix, container }: ContainerLog, task: string): string {
  return `${streamPrefix}/${container}/${idOf(task)}`
}

/** Shows, at each call, what a container has written since the last one; gives the number of lines. */
export function logReader(aws: Aws, log: ContainerLog, task: string): () => Promise<number> {
  const step = aws.step("show the container's log")
  let token: string | undefined
  return async () => {
    const where = { logGroupName: log.group, logStreamName: streamOf(log, task) }
    const pages = await step.pages(logPages(where, { from: token, region: log.region }), 'degraded')
    pages.see((all) => {
      for (const { events } of all) reportLines(step, log, task, events)
    })
    token = pages.take((all) => all.at(-1)?.token ?? token, token)
    return pages.take((all) => all.flatMap(({ events }) => events).length, 0)
  }
}

/** Shows a container's last lines. */
export async function showLastLines(step: Aws, log: ContainerLog, task: string, limit: number): Promise<void> {
  const page = await step.attempt(
    getLogEvents(
      { logGroupName: log.group, logStreamName: streamOf(log, task), startFromHead: false, limit },
      log.region,
    ),
  )
  page.see(({ events }) => reportLines(step, log, task, events))
}

function reportLines(step: Aws, { container }: ContainerLog, task: string, events: readonly LogEvent[] = []): void {
  for (const { timestamp = 0, message = '' } of events)
    step.report({ type: 'log', container, task: idOf(task), at: timestamp, message })
}

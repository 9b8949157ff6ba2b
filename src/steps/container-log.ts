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

/** Why the log of a container cannot be followed; `undefined` where it can. */
export function whyNoLog({ containers }: Pick<TaskDefinition, 'containers'>, name: string): string | undefined {
  const log = containers.find((container) => container.name === name)?.log
  if (log === undefined) return 'it has no `logConfiguration`'
  if (log.driver !== 'awslogs') return `its log driver is \`${log.driver}\`, and only \`awslogs\` can be read`
  return log.streamPrefix === undefined ? 'it has no `awslogs-stream-prefix`, which names the stream' : undefined
}

/**
 * Longer lines are cut, since CloudWatch Logs takes those of 1 MB: of a report, which people read, and of a log that is shown as it is written.
 * The runtime cuts what a container writes at the latter. https://docs.docker.com/engine/logging/ (checked 2026-11)
 */
const LONGEST = { inReport: 2000, asWritten: 16_384 }

/** Reads on in the log of one container of one task. */
export interface LogReader {
  /** Shows what was written since the last reading; gives the number of lines. */
  read(): Promise<number>
  /** Where it reads, in words. */
  readonly where: string
  /** All lines so far. */
  lines(): number
  /** The policy does not allow it, or nobody answers. */
  isRefused(): boolean
}

/** A reader that begins with the first line. */
export function logReader(aws: Aws, log: ContainerLog, task: string): LogReader {
  const step = aws.step("show the container's log")
  const where = { logGroupName: log.group, logStreamName: streamOf(log, task) }
  const so: { from: string | undefined; lines: number; isRefused: boolean } = {
    from: undefined,
    lines: 0,
    isRefused: false,
  }
  return {
    where: `log group \`${where.logGroupName}\`, stream \`${where.logStreamName}\``,
    lines: () => so.lines,
    isRefused: () => so.isRefused,
    read: async () => {
      const pages = await step.pages(logPages(where, { from: so.from, region: log.region }), 'degraded')
      pages.see((all) => {
        for (const { events } of all) reportLines(step, { ...log, task }, events)
      })
      so.from = pages.take((all) => all.at(-1)?.token ?? so.from, so.from)
      so.isRefused = pages.outcome.take((outcome) => outcome === 'denied' || outcome === 'failed', false)
      const count = pages.take((all) => all.flatMap(({ events }) => events).length, 0)
      so.lines += count
      return count
    },
  }
}

/** The last lines of a container's log. */
export interface LastLines {
  readonly container: string
  /** Oldest first. */
  readonly lines: readonly string[]
}

/** The last lines of a container. */
export async function lastLinesOf(
  step: Aws,
  log: ContainerLog & { readonly task: string },
  limit: number,
): Promise<LastLines> {
  const page = await step.attempt(
    getLogEvents(
      { logGroupName: log.group, logStreamName: streamOf(log, log.task), startFromHead: false, limit },
      log.region,
    ),
  )
  const lines = page.take(({ events = [] }) => events.map(({ message = '' }) => cutLine(message, LONGEST.inReport)), [])
  return { container: log.container, lines }
}

function cutLine(line: string, longest: number): string {
  const more = line.length - longest
  return more > 0 ? `${line.slice(0, longest)}… (${more} more characters)` : line
}

function reportLines(
  step: Aws,
  { container, task }: { readonly container: string; readonly task: string },
  events: readonly LogEvent[] = [],
): void {
  for (const { timestamp = 0, message = '' } of events)
    step.report({
      type: 'log',
      container,
      task: idOf(task),
      at: timestamp,
      message: cutLine(message, LONGEST.asWritten),
    })
}

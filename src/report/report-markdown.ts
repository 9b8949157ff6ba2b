import type { FailureReport } from './failure-report.ts'
import { clean, stoppedTaskLines, timeText } from './lines.ts'
import { askedText, causeTitle, endedText, imageText, targetText } from './report-text.ts'

/** The report for a job summary or a comment: the cause first, since a page is read from its top. */
export function reportMarkdown(report: FailureReport): string {
  const { asked, timeline, failures, tasks, targets, messages, actionLog, causes, links } = report
  const blocks = [
    `### ${code(askedText(report))}`,
    `${code(endedText(report))}`,
    ...causes.map((one) => `**${causeTitle(one)}**: ${text(one.cause)}\n\n**what to do**: ${text(one.advice)}`),
    list([...asked.images.map(imageText), ...(asked.by === undefined ? [] : [`by ${clean(asked.by)}`])].map(code)),
    timeline.length === 0
      ? ''
      : [
          '| time | |',
          '|---|---|',
          ...timeline.map((moment) => `| ${timeText(moment.at)} | ${cell(moment.text)} |`),
        ].join('\n'),
    ...failures.map(({ task, count }) => fence(stoppedTaskLines(task, count))),
    tasks.inOtherWays > 0 ? `${tasks.inOtherWays} more stopped in other ways.` : '',
    tasks.hasMore ? `Looked at ${tasks.lookedAt} tasks that stopped; more have.` : '',
    list(targets.map(targetText).map(code)),
    list(messages.map(clean).map(code)),
    actionLog.length === 0 ? '' : fence(actionLog.map(({ at, text: said }) => `${timeText(at)} ${clean(said)}`)),
    links.map(({ title, url }) => `[${text(title)}](${url})`).join(', '),
  ]
  return `${blocks.filter(Boolean).join('\n\n')}\n`
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n')
}

/** Inline code that its own backticks do not end. */
function code(plain: string): string {
  const one = plain.replaceAll('\n', ' ')
  const ticks = '`'.repeat(longestRun(one) + 1)
  return longestRun(one) === 0 ? `\`${one}\`` : `${ticks} ${one} ${ticks}`
}

/** A block of code that no line of it ends. */
function fence(lines: readonly string[]): string {
  const body = lines.join('\n')
  const ticks = '`'.repeat(Math.max(3, longestRun(body) + 1))
  return `${ticks}text\n${body}\n${ticks}`
}

function longestRun(plain: string): number {
  return Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length))
}

/** A sentence of ours: its backticks are meant, marks of HTML are not. */
function text(plain: string): string {
  return clean(plain).replaceAll('\n', ' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

function cell(plain: string): string {
  return text(plain).replaceAll('|', '\\|')
}

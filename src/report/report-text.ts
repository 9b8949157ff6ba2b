import type { CauseView, FailureReport, ImageView, TargetView } from './failure-report.ts'
import { causeLines, clean, stoppedTaskLines, timeText } from './lines.ts'

/** The report as plain lines, causes last: on a terminal what stands last is read first. */
export function reportLines(report: FailureReport): string[] {
  const { asked, timeline, failures, tasks, targets, messages, actionLog, causes, links } = report
  return [
    `report: ${askedText(report)}`,
    ...(asked.by === undefined ? [] : [`  by ${clean(asked.by)}`]),
    ...asked.images.map((image) => `  image of ${imageText(image)}`),
    `  ${endedText(report)}`,
    ...section(
      'timeline',
      timeline.map(({ at, text }) => `${timeText(at)} ${clean(text)}`),
    ),
    ...section('targets', targets.map(targetText)),
    ...section('what ECS said', messages.map(clean)),
    ...section(
      'action log of ECS',
      actionLog.map(({ at, text }) => `${timeText(at)} ${clean(text)}`),
    ),
    ...section(
      'in the console',
      links.map(({ title, url }) => `${title}: ${url}`),
    ),
    ...failures.flatMap(({ task, count }) => stoppedTaskLines(task, count)),
    ...lookedAtLines(tasks),
    ...causes.flatMap(causeLines),
  ]
}

/** `web:13 in service web of cluster app (ecs-svc/1)`, `web:13 in cluster app` */
export function askedText({ asked }: FailureReport): string {
  const name = asked.deployment === '' ? '' : ` (${asked.deployment})`
  const service = asked.service === undefined ? '' : `service ${asked.service} of `
  return `${asked.revision} in ${service}cluster ${asked.cluster}${name}`
}

/** `rolled back at 2026-11-24T08:01:02.000Z, web:12 runs: …` */
export function endedText({ ended: { status, at, runs, why } }: FailureReport): string {
  const parts = [`${status}${at === undefined ? '' : ` at ${timeText(at)}`}`, runs === undefined ? '' : `${runs} runs`]
  return `${parts.filter(Boolean).join(', ')}${why ? `: ${clean(why)}` : ''}`
}

/** `app: example.com/web:v2, sha256:…` */
export function imageText({ container, image, digest }: ImageView): string {
  return clean(`${container}: ${image}${digest ? `, ${digest}` : ''}`)
}

/** `web 10.0.1.5:80 unhealthy, Target.Timeout: Request timed out` */
export function targetText({ targetGroup, target, state, reason, description }: TargetView): string {
  const why = [reason ?? '', description ?? ''].filter(Boolean).join(': ')
  return clean(`${targetGroup} ${target} ${state}${why ? `, ${why}` : ''}`)
}

/** `likely cause: …` */
export function causeTitle({ rank }: Pick<CauseView, 'rank'>): string {
  return rank === 1 ? 'likely cause' : 'perhaps also'
}

function lookedAtLines({ lookedAt, hasMore, inOtherWays }: FailureReport['tasks']): string[] {
  return [
    ...(inOtherWays > 0 ? [`${inOtherWays} more stopped in other ways`] : []),
    ...(hasMore ? [`looked at ${lookedAt} tasks that stopped; more have`] : []),
  ]
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)]
}

import type { CauseView } from '../failure-report.ts'
import type { ErrorView } from '../last-event.ts'
import { clean } from '../lines.ts'
import { summaryOf } from './summary.ts'
import type { CiSystem } from './system.ts'

/**
 * GitHub Actions: annotations, groups, the job summary and the outputs of the step.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands (checked 2026-11)
 */
export const github: CiSystem = {
  open: (title) => `::group::${data(title)}\n`,
  close: () => '::endgroup::\n',
  annotate: (error, causes) => (error.all ?? [error]).map((one) => annotation(one, causes)).join(''),
  neutralise,
  finish: async (story, { env, append }) => {
    const { end } = story
    const { GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: output } = env
    if (summary && isTold(story)) await append(summary, summaryOf(story))
    if (!output) return
    const values = {
      outcome: end.outcome,
      'task-definition-arn': end.taskDefinition,
      'deployment-id': end.deployment,
    }
    const lines = Object.entries(values).flatMap(([name, value]) => (value ? [`${name}=${oneLine(value)}\n`] : []))
    await append(output, lines.join(''))
  },
}

/** Commands that only read and go well leave the page to others. */
function isTold({ end, error }: { end: { deployment?: string | undefined }; error: unknown }): boolean {
  return error !== undefined || end.deployment !== undefined
}

function annotation(error: ErrorView, causes: readonly CauseView[]): string {
  const { file, line, column, message, hint, statement, code } = error
  const [likely] = causes
  const place = { file, line: line?.toString(), col: column?.toString(), title: code }
  const properties = Object.entries(place).flatMap(([name, value]) => (value ? [`${name}=${property(value)}`] : []))
  const words = [
    message,
    likely ? `likely cause: ${likely.cause}\nwhat to do: ${likely.advice}` : '',
    hint ? `hint: ${hint}` : '',
    statement ? JSON.stringify(statement) : '',
  ]
  return `::error ${properties.join(',')}::${data(words.filter(Boolean).map(clean).join('\n'))}\n`
}

/**
 * The runner takes a line for a command that begins with `::`, whatever blanks stand before it, and one of the old form anywhere in a line.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs (checked 2026-11)
 */
function neutralise(text: string): string {
  return text.replace(/^(\s*):(?=:)/gm, '$1:\u200b').replaceAll('##[', '#\u200b#[')
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]/g, ' ')
}

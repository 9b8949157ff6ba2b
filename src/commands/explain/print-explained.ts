import { type FailureReport, reportLines } from '../../report/index.ts'

/** The report, and a line where it has nothing to complain about. */
export function printExplained(report: FailureReport): string {
  const { failures, causes, targets } = report
  const isCalm = failures.length === 0 && causes.length === 0 && targets.length === 0
  const lines = [...reportLines(report), ...(isCalm ? ['nothing failed of which ECS still tells'] : [])]
  return lines.map((line) => `${line}\n`).join('')
}

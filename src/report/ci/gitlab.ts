import type { CiSystem } from './system.ts'

/** Beside the configuration, where `artifacts:reports:dotenv` looks for it. */
const DOTENV = 'ristretto.env'
const SECTION = 'ristretto_report'
const ERASE = '\u001b[0K'

/**
 * GitLab: sections that fold, and a dotenv report whose variables later jobs have.
 * https://docs.gitlab.com/ci/jobs/job_logs/ and https://docs.gitlab.com/ci/yaml/artifacts_reports/ (checked 2026-11)
 */
export const gitlab: CiSystem = {
  open: (title, { now }) =>
    `${ERASE}section_start:${seconds(now())}:${SECTION}[collapsed=false]\r${ERASE}${title.replace(/[\r\n]/g, ' ')}\n`,
  close: ({ now }) => `${ERASE}section_end:${seconds(now())}:${SECTION}\r${ERASE}\n`,
  finish: async ({ end }, { write }) => {
    const values = {
      RISTRETTO_OUTCOME: end.outcome,
      RISTRETTO_TASK_DEFINITION_ARN: end.taskDefinition,
      RISTRETTO_DEPLOYMENT_ID: end.deployment,
    }
    const lines = Object.entries(values).flatMap(([name, value]) =>
      value ? [`${name}=${value.replace(/\s/g, '')}\n`] : [],
    )
    await write(DOTENV, lines.join(''))
  },
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000)
}

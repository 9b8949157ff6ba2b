import type { OptionsOf, OptionTable } from '../option-table.ts'

/** The flags of `policy generate`. */
export const generateOptions = {
  for: {
    kind: 'list',
    value: 'LINE',
    about: 'a command line that shall be allowed, several times (default: register, run and deploy)',
  },
  account: { kind: 'text', value: 'ID', about: "account, if the project's ARNs do not tell" },
  region: { kind: 'text', value: 'REGION', about: 'region, if the configuration does not tell' },
  grade: {
    kind: 'choice',
    value: 'GRADE',
    about: 'how much: what commands fail without, what output is lost without, what is merely convenient',
    choices: ['required', 'degraded', 'optional'],
    default: 'degraded',
  },
  read: { kind: 'flag', about: 'look at the account, with what only reads', default: false },
  assume: { kind: 'list', value: 'ANSWER', about: 'answer a question beforehand ("not: …" for no)' },
  format: { kind: 'choice', value: 'FORMAT', about: 'how', choices: ['text', 'json'], default: 'text' },
} as const satisfies OptionTable

/** What `policy generate` gets from them. */
export type GenerateOptions = OptionsOf<typeof generateOptions>

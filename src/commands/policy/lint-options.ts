import type { OptionsOf, OptionTable } from '../option-table.ts'

/** The options of `policy lint`. */
export const lintOptions = {
  format: {
    kind: 'choice',
    about: 'how findings are printed',
    value: 'FORMAT',
    choices: ['text', 'json', 'sarif'],
    default: 'text',
  },
  kind: {
    kind: 'choice',
    about: 'what the policies are attached to; guessed from each policy by default',
    value: 'KIND',
    choices: ['identity', 'trust', 'resource', 'session', 'serviceControl', 'resourceControl'],
  },
} as const satisfies OptionTable

/** What `policy lint` gets from the command line, beside the files. */
export type LintCommandOptions = OptionsOf<typeof lintOptions>

import type { OptionsOf, OptionTable } from '../option-table.ts'

/** The flags of `sandbox journal`. */
export const journalOptions = {
  operation: { kind: 'text', value: 'NAME', about: 'only these, such as ecs:UpdateService; * and ? are wildcards' },
  principal: { kind: 'text', value: 'ARN', about: 'only of whom signed; * and ? are wildcards' },
  denied: { kind: 'flag', about: 'only calls that IAM denied', default: false },
  last: { kind: 'integer', value: 'N', about: 'only the newest so many', from: 1 },
  format: {
    kind: 'choice',
    value: 'FORMAT',
    about: 'lines for people, or lines of JSON as they are kept',
    choices: ['text', 'jsonl'],
    default: 'text',
  },
} as const satisfies OptionTable

/** What `sandbox journal` gets from them. */
export type JournalOptions = OptionsOf<typeof journalOptions>

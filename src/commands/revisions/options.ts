import type { OptionsOf, OptionTable } from '../option-table.ts'

/** The flags of `revisions`. */
export const revisionsOptions = {
  revision: {
    kind: 'text',
    value: 'N|current|latest',
    about: 'print this revision instead of the list',
  },
  output: {
    kind: 'choice',
    value: 'FORMAT',
    about: 'how the list is printed',
    choices: ['table', 'json', 'tsv'],
    default: 'table',
  },
} as const satisfies OptionTable

/** What `revisions` gets from them. */
export type RevisionsOptions = OptionsOf<typeof revisionsOptions>

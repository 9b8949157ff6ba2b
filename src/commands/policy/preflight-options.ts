import type { OptionsOf, OptionTable } from '../option-table.ts'
import { checkOptions } from './check-options.ts'
import { lineOptions } from './generate-options.ts'

/** The flags of `policy preflight`. */
export const preflightOptions = {
  ...lineOptions,
  grade: checkOptions.grade,
  format: { kind: 'choice', value: 'FORMAT', about: 'how', choices: ['text', 'json'], default: 'text' },
} as const satisfies OptionTable

/** What `policy preflight` gets from them. */
export type PreflightOptions = OptionsOf<typeof preflightOptions>

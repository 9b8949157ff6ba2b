import { editOptions } from '../edit-options.ts'
import type { OptionsOf, OptionTable } from '../option-table.ts'

/** The flags of `register`. */
export const registerOptions = {
  'dry-run': { kind: 'flag', about: 'say what would be registered', default: false },
  output: { kind: 'flag', about: 'print the registered task definition', default: false },
  ...editOptions,
} as const satisfies OptionTable

/** What `register` gets from them. */
export type RegisterOptions = OptionsOf<typeof registerOptions>

import type { OptionsOf, OptionTable } from '../option-table.ts'
import { deploymentOptions } from '../waiting-options.ts'

/** The flags of `refresh`. */
export const refreshOptions = {
  'dry-run': { kind: 'flag', about: 'read, and say what would be written', default: false },
  ...deploymentOptions,
} as const satisfies OptionTable

/** What `refresh` gets from them. */
export type RefreshOptions = OptionsOf<typeof refreshOptions>

import type { OptionsOf, OptionTable } from '../option-table.ts'

/** The flags of `delete`. */
export const deleteOptions = {
  'dry-run': { kind: 'flag', about: 'say what would be deleted', default: false },
  force: { kind: 'flag', about: 'delete without asking', default: false },
  terminate: { kind: 'flag', about: 'delete although tasks run: ECS stops them', default: false },
} as const satisfies OptionTable

/** What `delete` gets from them. */
export type DeleteOptions = OptionsOf<typeof deleteOptions>

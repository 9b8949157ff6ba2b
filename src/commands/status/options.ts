import type { OptionsOf, OptionTable } from '../option-table.ts'

/** The flags of `status`. */
export const statusOptions = {
  events: { kind: 'integer', value: 'N', about: 'how many of the newest events are shown', default: 10, from: 0 },
} as const satisfies OptionTable

/** What `status` gets from them. */
export type StatusOptions = OptionsOf<typeof statusOptions>

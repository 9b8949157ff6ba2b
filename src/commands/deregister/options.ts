import type { OptionsOf, OptionTable } from '../option-table.ts'

/** The flags of `deregister`. */
export const deregisterOptions = {
  'dry-run': { kind: 'flag', about: 'read, and say what would be deregistered', default: false },
  keeps: { kind: 'integer', value: 'N', about: 'keep the N newest revisions that nobody uses', from: 1 },
  revision: { kind: 'text', value: 'N|latest', about: 'deregister this revision' },
  force: { kind: 'flag', about: 'deregister without asking', default: false },
  delete: { kind: 'flag', about: 'delete what was deregistered', default: false },
} as const satisfies OptionTable

/** What `deregister` gets from them. */
export type DeregisterOptions = OptionsOf<typeof deregisterOptions>

import type { OptionsOf, OptionTable } from '../option-table.ts'

export const registerOptions = {
  'dry-run': { kind: 'flag', about: 'say what would be registered', default: false },
  output: { kind: 'flag', about: 'print the registered task definition', default: false },
} as const satisfies OptionTable

export type RegisterOptions = OptionsOf<typeof registerOptions>

import type { OptionTable } from '../option-table.ts'

/** The flags of `skills install`. */
export const installOptions = {
  dir: { kind: 'text', value: 'FOLDER', about: 'where they are written', default: '.agents/skills' },
} as const satisfies OptionTable

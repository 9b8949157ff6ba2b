import type { OptionsOf, OptionTable } from '../option-table.ts'
import { generateOptions, lineOptions } from './generate-options.ts'

/** The flags of `policy prove`. */
export const proveOptions = {
  for: lineOptions.for,
  account: lineOptions.account,
  region: lineOptions.region,
  assume: lineOptions.assume,
  'kms-key': lineOptions['kms-key'],
  bootstrap: lineOptions.bootstrap,
  grade: generateOptions.grade,
  minimal: { kind: 'flag', about: 'fail for what nothing needs, too', default: false },
  format: { kind: 'choice', value: 'FORMAT', about: 'how', choices: ['text', 'json', 'markdown'], default: 'text' },
} as const satisfies OptionTable

/** What `policy prove` gets from them. */
export type ProveOptions = OptionsOf<typeof proveOptions>

import type { OptionsOf, OptionTable } from '../option-table.ts'
import { generateOptions } from './generate-options.ts'

const { format: _, provenance: __, 'verify-current': ___, ...generated } = generateOptions

/** The flags of `policy diff`. */
export const diffOptions = {
  ...generated,
  from: {
    kind: 'list',
    value: 'FILE|REF',
    about:
      'the policy that is there now, several times for one in parts (- reads standard input); or a git revision, whose project is planned as well',
  },
  format: { kind: 'choice', value: 'FORMAT', about: 'how', choices: ['text', 'json', 'markdown'], default: 'text' },
} as const satisfies OptionTable

/** What `policy diff` gets from them. */
export type DiffOptions = OptionsOf<typeof diffOptions>

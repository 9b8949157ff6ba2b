import { editOptions } from '../edit-options.ts'
import type { OptionsOf, OptionTable } from '../option-table.ts'

/** The flags of `diff`. */
export const diffOptions = {
  external: {
    kind: 'text',
    value: 'COMMAND',
    about: 'program that compares two files, in place of what is built in',
    default: '',
    variable: 'DIFF_COMMAND',
  },
  jsonnet: { kind: 'flag', about: 'write both sides in Jsonnet', default: false },
  'with-service': { kind: 'flag', about: 'compare the service, too', default: true },
  'without-service': { kind: 'flag', about: 'compare the task definition alone', default: false },
  unified: {
    kind: 'flag',
    about: 'three lines around each change, which is always so',
    default: true,
    negatable: true,
    since3: 'differences are always printed so',
  },
  format: {
    kind: 'choice',
    value: 'FORMAT',
    about: 'how differences are printed',
    choices: ['text', 'json', 'markdown'],
    default: 'text',
  },
  'exit-code': { kind: 'flag', about: 'exit with 1 where something differs, with 2 on trouble', default: false },
  ...editOptions,
} as const satisfies OptionTable

/** What `diff` gets from them. */
export type DiffOptions = OptionsOf<typeof diffOptions>

import type { OptionsOf, OptionTable } from '../option-table.ts'

const place = {
  scope: {
    kind: 'choice',
    value: 'SCOPE',
    choices: ['repo', 'user'],
    about: 'in the working directory, or in the home directory: `.agents/skills`',
    default: 'repo',
  },
  dir: { kind: 'text', value: 'FOLDER', about: 'the folder itself, whatever the scope', aliases: ['prefix'] },
} as const satisfies OptionTable

/** The flags of `skills status`. */
export const placeOptions = place

/** The flags of `skills install`, `update`, `reinstall` and `uninstall`. */
export const changeOptions = {
  ...place,
  'dry-run': { kind: 'flag', about: 'say what would be written or removed', default: false },
  force: { kind: 'flag', about: 'also where a file is there that is none of ours', default: false },
} as const satisfies OptionTable

/** Where the skills lie. */
export type PlaceOptions = OptionsOf<typeof placeOptions>

/** What those that change something get. */
export type ChangeOptions = OptionsOf<typeof changeOptions>

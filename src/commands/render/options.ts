import type { OptionsOf, OptionTable } from '../option-table.ts'

/** The flags of `render`. */
export const renderOptions = {
  jsonnet: { kind: 'flag', about: 'print Jsonnet instead of YAML and JSON', default: false },
  explain: {
    kind: 'flag',
    about: 'print what the files ask for, where, and what IAM must allow for it, without reading it',
    default: false,
  },
  'config-file': { kind: 'flag', about: 'ecspresso 1: the target `config`', default: false },
  'service-definition': { kind: 'flag', about: 'ecspresso 1: the target `servicedef`', default: false },
  'task-definition': { kind: 'flag', about: 'ecspresso 1: the target `taskdef`', default: false },
} as const satisfies OptionTable

/** What `render` gets from them. */
export type RenderOptions = OptionsOf<typeof renderOptions>

/** What can be rendered, with the short names. */
export const renderTargets = [
  'config',
  'service-definition',
  'servicedef',
  'task-definition',
  'taskdef',
  'express-definition',
  'expressdef',
] as const
/** One of them. */
export type RenderTarget = (typeof renderTargets)[number]

import type { OptionsOf, OptionTable } from '../option-table.ts'

/** The flags of `render`. */
export const renderOptions = {
  jsonnet: { kind: 'flag', about: 'print Jsonnet instead of YAML and JSON', default: false },
} as const satisfies OptionTable

/** What `render` gets from them. */
export type RenderOptions = OptionsOf<typeof renderOptions>

/** What can be rendered, with the short names. */
export const renderTargets = ['config', 'service-definition', 'servicedef', 'task-definition', 'taskdef'] as const
/** One of them. */
export type RenderTarget = (typeof renderTargets)[number]

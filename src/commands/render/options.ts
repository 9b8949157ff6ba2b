import type { OptionsOf, OptionTable } from '../option-table.ts'

export const renderOptions = {
  jsonnet: { kind: 'flag', about: 'print Jsonnet instead of YAML and JSON', default: false },
} as const satisfies OptionTable

export type RenderOptions = OptionsOf<typeof renderOptions>

/** What can be rendered, with the short names. */
export const renderTargets = ['config', 'service-definition', 'servicedef', 'task-definition', 'taskdef'] as const
export type RenderTarget = (typeof renderTargets)[number]

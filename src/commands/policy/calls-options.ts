import type { OptionsOf, OptionTable } from '../option-table.ts'
import { generateOptions } from './generate-options.ts'

const shared = {
  compact: generateOptions.compact,
  format: generateOptions.format,
  denied: { kind: 'flag', about: 'also what was denied', default: false },
} as const satisfies OptionTable

/** The flags of `policy from-calls`. */
export const fromCallsOptions = {
  ...shared,
  principal: { kind: 'text', value: 'ARN', about: 'whose calls, where there are those of several' },
  account: { kind: 'text', value: 'ID', about: 'account, where the calls do not tell' },
} as const satisfies OptionTable

/** The flags of `policy trace`. */
export const traceOptions = {
  ...shared,
} as const satisfies OptionTable

/** What `policy from-calls` gets from them. */
export type FromCallsOptions = OptionsOf<typeof fromCallsOptions>

/** What `policy trace` gets from them. */
export type TraceOptions = OptionsOf<typeof traceOptions>

import { type LocalPorts, UserError } from '../../../calls/index.ts'
import type { PluginPorts } from '../../plugin.ts'

/** What a place that is not AWS is read with. */
export interface Outside {
  readonly ports: Partial<LocalPorts>
  readonly files: PluginPorts['files']
  readonly env: PluginPorts['env']
  readonly signal: AbortSignal
}

/** Reads the bytes of a state. Throws UserError, whose message names neither tokens nor passwords. */
export type ReadElsewhere = (outside: Outside) => Promise<Uint8Array>

/** A state that cannot be had. */
export function unreadable(what: string, hint?: string, cause?: unknown): UserError {
  return new UserError('TFSTATE_UNREADABLE', what, { hint, cause })
}

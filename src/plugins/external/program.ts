import type { LocalPorts, Position } from '../../calls/index.ts'
import type { JsonValue } from '../plugin.ts'

/** Asks the program for one value. */
export type AskProgram = (ports: Partial<LocalPorts>, args: readonly string[], asked: Asked) => Promise<JsonValue>

/** The place of the call, for errors, and what stops it. */
export interface Asked {
  readonly at: Position
  readonly signal: AbortSignal
}

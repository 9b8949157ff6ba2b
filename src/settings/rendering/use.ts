import type { Position } from '../../calls/index.ts'

/** A call by which a file asks for what stands outside of it: `env`, `must_env`, a lookup. */
export interface Use {
  readonly name: string
  /** With marks for what lookups would give. */
  readonly args: readonly unknown[]
  readonly at: Position
}

import { Mistakes, type UserError } from '../../calls/index.ts'
import type { Document } from '../rendering/index.ts'
import type { Warning } from '../warning.ts'

/** What rules need of a definition. */
export interface Judged {
  readonly input: object
  /** The file. */
  readonly path: string
  readonly placeOf: Document['placeOf']
}

/** A definition whose members are not of AWS's types, or not all there. */
export class UnfitDefinition extends Mistakes {
  /** The rest of it, for rules: a mark, which no rule judges, stands in the place of each wrong or missing value. */
  readonly judged: Judged
  /** What else is to be said of it. */
  readonly warnings: readonly Warning[]

  constructor([first, ...others]: readonly [UserError, ...UserError[]], judged: Judged, warnings: readonly Warning[]) {
    super(first, others)
    this.judged = judged
    this.warnings = warnings
  }
}

import type { Aws } from '../calls/index.ts'
import { diagnose, type Evidence } from '../diagnosis/index.ts'

/** The likeliest one and what else the evidence speaks for: more than that is guessing. */
const SHOWN = 3

/** Reports what probably went wrong, if the evidence says anything. Nothing is read for it. */
export function showCauses(step: Aws, evidence: Evidence): void {
  for (const [i, one] of diagnose(evidence).slice(0, SHOWN).entries())
    step.report({ type: 'cause', rank: i + 1, ...one })
}

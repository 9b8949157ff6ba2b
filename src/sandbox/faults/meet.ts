import { createHash } from 'node:crypto'
import { matchesGlob } from '../glob.ts'
import type { FaultCount, SavedState } from '../saved-state.ts'
import type { Fault, FaultBehaviour } from './rule.ts'

/** A call as far as faults are chosen by it. */
export interface FaultyCall {
  /** `ecs:UpdateService` */
  readonly operation: string
  /** ARN of who signed. */
  readonly principal: string
}

/** The faults of the scenario that meet a call, in their order. Each of them has then struck once more. */
export function faultsOf(saved: Pick<SavedState, 'behaviours' | 'faultCounts'>, call: FaultyCall): Fault[] {
  return saved.behaviours.flatMap((behaviour, index) => {
    if (!isFault(behaviour) || !matches(behaviour, call)) return []
    const count = saved.faultCounts[index] ?? { asked: 0, struck: 0 }
    saved.faultCounts[index] = count
    count.asked += 1
    if (!strikes(behaviour, count, index)) return []
    count.struck += 1
    return [behaviour]
  })
}

/** Whether a rule of a scenario is one of faults. */
export function isFault(behaviour: unknown): behaviour is FaultBehaviour {
  return typeof behaviour === 'object' && behaviour !== null && 'rule' in behaviour && behaviour.rule === 'fault'
}

function matches({ operation, principal }: FaultBehaviour, call: FaultyCall): boolean {
  return matchesGlob(operation, call.operation) && (principal === undefined || matchesGlob(principal, call.principal))
}

function strikes(rule: FaultBehaviour, { asked, struck }: FaultCount, index: number): boolean {
  const { skip = 0, count = Number.POSITIVE_INFINITY, probability = 1, seed = '' } = rule
  if (asked <= skip || struck >= count) return false
  return probability >= 1 || fraction(`${seed}:${index}:${asked}`) < probability
}

/** From 0 (inclusive) to 1 (exclusive), the same for the same text: what one rule draws does not depend on what others do. */
function fraction(text: string): number {
  return createHash('sha256').update(text).digest().readUIntBE(0, 6) / 2 ** 48
}

import fc from 'fast-check'

/** One call of one command line that meets a fault. */
export interface FaultCell {
  readonly story: { readonly line: string }
  /** The fault meets each call from then on. */
  readonly always: boolean
}

/** Cells of a fixed sample, or all of them with `FAULTS=all`; `FAULTS_SEED` draws others. With the words that name them in a table of tests. */
export function drawnCells<Cell extends FaultCell>(cells: readonly Cell[], count: number, usualSeed: number) {
  const { FAULTS: which, FAULTS_SEED: seed = String(usualSeed) } = process.env
  const chosen = which === 'all' ? cells : fc.sample(fc.constantFrom(...cells), { numRuns: count, seed: Number(seed) })
  return chosen.map((cell) => ({ ...cell, times: cell.always ? 'from then on' : 'once', line: cell.story.line }))
}

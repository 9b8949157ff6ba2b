import { editDistance } from '../service-reference/edit-distance.ts'

/** The condition key that is closest to one that does not exist, if any is close. Those of tags are left out: any name fits behind them. */
export function nearestKey(key: string, known: readonly string[]): string | undefined {
  const wanted = key.toLowerCase()
  let nearest: string | undefined
  let best = Math.max(2, Math.floor(key.length / 6)) + 1
  for (const candidate of known) {
    if (candidate.endsWith('*')) continue
    const distance = editDistance(wanted, candidate.toLowerCase(), best)
    if (distance < best) [best, nearest] = [distance, candidate]
  }
  return nearest
}

/** The candidate that was probably meant: equal but for case, or few typing errors away; undefined if none is near. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase()
  // A third of the letters may be wrong: `portMapings` is near, `owner` is not near `name`.
  let best = Math.max(1, Math.floor(wanted.length / 3)) + 1
  let found: string | undefined
  for (const candidate of candidates) {
    const distance = distanceBetween(wanted, candidate.toLowerCase(), best)
    if (distance < best) {
      best = distance
      found = candidate
    }
  }
  return found
}

/** Letters to insert, delete, replace or swap with their neighbour (optimal string alignment); `limit` if there are as many or more. */
function distanceBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let twoBack: number[] = []
  let back = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1]
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      current[column] = Math.min(
        (back[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (back[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (twoBack[column - 2] ?? 0) + 1 : limit,
      )
    }
    twoBack = back
    back = current
  }
  return Math.min(back[b.length] ?? limit, limit)
}

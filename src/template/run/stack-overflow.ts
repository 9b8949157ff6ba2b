/** True when JavaScript's own stack was too small. Engines name the error differently. */
export function isStackOverflow(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return (error instanceof RangeError && /call stack/i.test(error.message)) || /too much recursion/.test(error.message)
}

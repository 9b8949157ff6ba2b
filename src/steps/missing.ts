import { LATE_LOOKS } from '../calls/index.ts'

/**
 * Tells, look by look, whether what AWS does not tell of is gone: one look may be too early, or meet a server that lags behind; several in
 * a row do not.
 */
export function goneAfterLooks(): (isMissing: boolean) => boolean {
  let missed = 0
  return (isMissing) => {
    missed = isMissing ? missed + 1 : 0
    return missed >= LATE_LOOKS
  }
}

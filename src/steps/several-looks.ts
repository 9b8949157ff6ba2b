import { LATE_LOOKS } from '../calls/index.ts'

/**
 * Tells, look by look, whether what AWS told is so, a service that is gone or a count that another program has changed: one look may be too
 * early, or meet a server that lags behind; several in a row do not.
 */
export function severalInARow(): (isTold: boolean) => boolean {
  let told = 0
  return (isTold) => {
    told = isTold ? told + 1 : 0
    return told >= LATE_LOOKS
  }
}

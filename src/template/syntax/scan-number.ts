import { isAlphaNumeric } from './characters.ts'

/**
 * Scans what may be a number, and more: what is none fails when it is converted, as in Go. Gives where it ends, and whether a
 * number may end there.
 */
export function scanNumber(text: string, start: number): { readonly end: number; readonly good: boolean } {
  let at = start
  const accept = (valid: string): boolean => {
    const character = text[at]
    if (character === undefined || !valid.includes(character)) return false
    at++
    return true
  }
  const acceptRun = (valid: string): void => {
    while (accept(valid)) {}
  }
  accept('+-')
  let digits = '0123456789_'
  let exponent = 'eE'
  if (accept('0')) {
    if (accept('xX')) {
      digits = '0123456789abcdefABCDEF_'
      exponent = 'pP'
    } else if (accept('oO')) {
      digits = '01234567_'
      exponent = ''
    } else if (accept('bB')) {
      digits = '01_'
      exponent = ''
    }
  }
  acceptRun(digits)
  if (accept('.')) acceptRun(digits)
  if (accept(exponent)) {
    accept('+-')
    acceptRun('0123456789_')
  }
  accept('i')
  const after = text.codePointAt(at)
  if (after === undefined || !isAlphaNumeric(after)) return { end: at, good: true }
  return { end: at + (after > 0xffff ? 2 : 1), good: false }
}
